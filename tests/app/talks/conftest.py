"""Talks over a real SQLite file and their routes, with scripted officials."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.database import Sessions
from app.talks.ledger import Ledger, Retention
from tests.fakes.calendar import Calendar


@pytest.fixture
async def ledger(sessions: Sessions, calendar: Calendar) -> AsyncIterator[Ledger]:
    made = Ledger(sessions, calendar, Retention(talks_days=30, contacts_days=90))
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(made.write())
        yield made
        await made.settle()
        writing.cancel()
