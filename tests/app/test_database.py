"""The engine and its sessions, on a real SQLite file."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.database import Sessions, open_engine, open_sessions, upgrade


async def _pragma(sessions: Sessions, name: str) -> object:
    async with sessions() as session:
        return (await session.execute(text(f"PRAGMA {name}"))).scalar()


async def test_sqlite_keeps_foreign_keys_and_a_write_ahead_log(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'new folder' / 'madang.db'}")
    sessions = open_sessions(engine)
    assert await _pragma(sessions, "journal_mode") == "wal"
    assert await _pragma(sessions, "foreign_keys") == 1
    assert await _pragma(sessions, "busy_timeout") == 30_000
    await engine.dispose()


async def test_two_processes_that_start_at_once_both_find_the_schema(tmp_path: Path) -> None:
    engines = [open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}") for _ in range(2)]
    await asyncio.gather(*(upgrade(engine) for engine in engines))
    async with open_sessions(engines[1])() as session:
        assert (await session.execute(text("SELECT value FROM knowledge_revision"))).scalar() == 0
    for engine in engines:
        await engine.dispose()


async def test_readers_that_write_afterwards_wait_for_each_other(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    await upgrade(engine)
    sessions = open_sessions(engine)

    async def count_up() -> None:
        async with sessions.begin() as session:
            value = (await session.execute(text("SELECT value FROM knowledge_revision"))).scalar_one()
            await asyncio.sleep(0)
            await session.execute(text("UPDATE knowledge_revision SET value = :value"), {"value": value + 1})

    await asyncio.gather(*(count_up() for _ in range(5)))
    async with sessions() as session:
        assert (await session.execute(text("SELECT value FROM knowledge_revision"))).scalar() == 5
    await engine.dispose()


async def test_reading_goes_on_while_somebody_writes(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    await upgrade(engine)
    sessions = open_sessions(engine)
    async with sessions.begin() as writing:
        await writing.execute(text("UPDATE knowledge_revision SET value = 7"))
        async with sessions() as reading:
            assert (await reading.execute(text("SELECT value FROM knowledge_revision"))).scalar() == 0
    await engine.dispose()


@pytest.mark.parametrize("statement", ["UPDATE knowledge_audit SET note = 'x'", "DELETE FROM knowledge_audit"])
async def test_the_audit_refuses_to_be_changed(tmp_path: Path, statement: str) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    await upgrade(engine)
    sessions = open_sessions(engine)
    async with sessions.begin() as session:
        await session.execute(
            text("INSERT INTO knowledge_document VALUES ('a', 'procedure', 'guide', 0, '2026-01-01 00:00:00')")
        )
        await session.execute(
            text("INSERT INTO knowledge_audit VALUES (1, datetime('now'), 'a', 'A', 'created', 'a', 1, '')")
        )
    with pytest.raises(IntegrityError, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(text(statement))
    await engine.dispose()


async def test_the_file_is_a_plain_database_that_other_tools_read(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    await upgrade(engine)
    await engine.dispose()
    connection = sqlite3.connect(tmp_path / "madang.db")
    assert connection.execute("SELECT count(*) FROM alembic_version").fetchone()[0] >= 2
    connection.close()
