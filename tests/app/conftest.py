"""What tests of the service's parts stand on: a calendar of their own, and a real SQLite file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.database import Sessions, open_engine, open_sessions
from tests.fakes.calendar import Calendar
from tests.fakes.database import migrated_copy


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    migrated_copy(tmp_path)
    return tmp_path / "madang.db"


@pytest.fixture
async def sessions(database: Path) -> AsyncIterator[Sessions]:
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    yield open_sessions(engine)
    await engine.dispose()
