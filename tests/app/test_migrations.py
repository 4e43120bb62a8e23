"""The migrations make exactly the tables that the packages declare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.database import migration_config, open_engine, upgrade
from core.tables import Base


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


async def test_tables_and_migrations_agree(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    await upgrade(engine)
    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engine.dispose()
    assert differences == []


def test_each_package_has_one_branch_with_one_head() -> None:
    scripts = ScriptDirectory.from_config(migration_config())
    packages = [head.rsplit("_", 1)[0] for head in scripts.get_heads()]
    assert sorted(packages) == sorted(set(packages))
    assert {"knowledge", "accounts"} <= set(packages)
