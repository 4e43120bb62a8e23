"""The database: engine, sessions, and the schema brought up to date at start.

`async with sessions() as session` reads. `async with sessions.begin() as session` writes: on SQLite it takes the
write lock first, so that a read followed by a write never fails because another process wrote in between.
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session

CHECKOUT = Path(__file__).resolve().parent.parent
DEFAULT_URL = f"sqlite+aiosqlite:///{CHECKOUT / 'var' / 'madang.db'}"
BUSY_TIMEOUT_MS = 30_000  # an import of 10,000 documents holds the write lock for several seconds
MIGRATION_LOCK = 6_264_001  # any number of our own, for PostgreSQL's advisory lock

Sessions = async_sessionmaker[AsyncSession]


class WriteAwareSession(Session):
    """A session that is begun explicitly takes its connections from the engine that begins by locking."""

    def begin(self, nested: bool = False) -> Any:  # noqa: FBT001, FBT002 - the signature of the base class
        if not nested and isinstance(self.bind, Engine):
            self.bind = self.bind.execution_options(writes=True)
        return super().begin(nested=nested)


def open_engine(url: str = DEFAULT_URL) -> AsyncEngine:
    """An engine for a SQLAlchemy URL, whose errors do not repeat what was to be written. The caller disposes of it.

    The folder of a SQLite file is made.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(parsed, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def open_sessions(engine: AsyncEngine) -> Sessions:
    """Sessions whose objects stay readable after the commit."""
    return async_sessionmaker(engine, expire_on_commit=False, sync_session_class=WriteAwareSession)


async def truncate_log(sessions: Sessions) -> None:
    """Empties SQLite's write-ahead log, which still holds what was deleted; as far as no reader is in the way."""
    engine = sessions.kw["bind"]
    assert isinstance(engine, AsyncEngine)
    if engine.dialect.name == "sqlite":
        async with engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await (await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()


async def upgrade(engine: AsyncEngine) -> None:
    """Brings the schema up to date; of several processes that start at once, one does it and the others wait."""
    await asyncio.to_thread(import_tables)
    async with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        await connection.run_sync(_upgrade)


def migration_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; the migrations run on `connection`."""
    config = Config()
    config.set_main_option("script_location", str(CHECKOUT / "app" / "migrations"))
    config.set_main_option("version_locations", str(CHECKOUT / "app" / "migrations" / "versions"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("file_template", "%%(rev)s")
    config.attributes["connection"] = connection
    return config


def import_tables() -> None:
    """Imports every `tables.py` of a package, or of a package inside one, so that the metadata is whole."""
    inner = (path for package in ("app", "casework", "knowledge") for path in CHECKOUT.glob(f"{package}/*/tables.py"))
    for path in sorted([*CHECKOUT.glob("*/tables.py"), *inner]):
        import_module(".".join(path.relative_to(CHECKOUT).with_suffix("").parts))


def _upgrade(connection: Connection) -> None:
    command.upgrade(migration_config(connection), "heads")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """The driver must not begin transactions by itself: `_begin_sqlite` does."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",  # a deleted word is overwritten, not merely unlinked
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
