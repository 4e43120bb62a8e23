"""What every test runs under."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from app.database import Sessions
    from retrieval.search import Search


@pytest.fixture(scope="session", autouse=True)
def outer_loop() -> Iterator[None]:
    """The loop that pytest-asyncio puts back after a test: where there is none it makes one and never closes it."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture(scope="session")
def starter_search() -> Iterator[Search]:
    """The real search over the whole starter set; mark what uses it `models`, and give it time: `timeout(900)`."""
    from tests.fakes.starter_search import open_starter_search

    search = open_starter_search()
    yield search
    search.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Of a fresh database with the whole schema."""
    from tests.fakes.database import migrated_copy

    migrated_copy(tmp_path)
    return tmp_path / "madang.db"


@pytest.fixture
async def sessions(database: Path) -> AsyncIterator[Sessions]:
    """Over that database."""
    from app.database import open_engine, open_sessions

    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    yield open_sessions(engine)
    await engine.dispose()
