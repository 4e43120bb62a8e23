"""Writes the next migration of a package: `python -m app.migrations PACKAGE "MESSAGE"`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.database import migration_config, open_engine, upgrade
from core.tables import Base


async def _main(package: str, message: str) -> None:
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'schema.db'}")
        await upgrade(engine)
        async with engine.connect() as connection:
            await connection.run_sync(_write, package, message)
        await engine.dispose()


def _write(connection: Connection, package: str, message: str) -> None:
    config = migration_config(connection)
    config.attributes["tables"] = _tables_of(package)
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    written = sum(script.revision.startswith(f"{package}_") for script in scripts)
    command.revision(
        config,
        message,
        autogenerate=True,
        rev_id=f"{package}_{written + 1:04}",
        head=f"{package}@head" if written else "base",
        branch_label=None if written else package,
    )


def _tables_of(package: str) -> set[str]:
    """The tables that are declared in `PACKAGE/tables.py` or `app/PACKAGE/tables.py`."""
    return {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if mapper.class_.__module__.split(".")[-2:] == [package, "tables"]
    }


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:3]))
