"""Talks over a real SQLite file and their routes, with scripted officials."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.database import Sessions, open_engine, open_sessions
from app.talks.ledger import Ledger, Retention
from core.clock import SEOUL
from tests.fakes.database import migrated_copy


class Calendar:
    """A clock whose days a test turns."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    def days_later(self, days: float) -> None:
        self.time += timedelta(days=days)


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


@pytest.fixture
async def ledger(sessions: Sessions, calendar: Calendar) -> AsyncIterator[Ledger]:
    made = Ledger(sessions, calendar, Retention(talks_days=30, contacts_days=90))
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(made.write())
        yield made
        await made.settle()
        writing.cancel()
