"""The migrations make exactly the tables that the packages declare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

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


async def test_what_answers_rested_on_before_is_found_by_document_and_version(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(lambda done: command.upgrade(migration_config(done), "talks_0001"))
        await connection.execute(
            text("INSERT INTO talk (id, official, language, opened_at) VALUES ('t', 'c', 'ko', 0)")
        )
        await connection.execute(
            text(
                "INSERT INTO answer"
                " (id, talk_id, official, at, via, status, as_of, question, text, interrupted, passages)"
                " VALUES ('a', 't', 'c', 0, 'text', 'answered', '2026-11-23', '', '', 0, :passages)"
            ),
            {"passages": '["move-in#deadline.en@3", "move-in#fee@3", "move-in#fee@3", "", "crisis-line"]'},
        )
    await upgrade(engine)
    async with engine.connect() as connection:
        rows = list(
            await connection.execute(text("SELECT answer_id, passage_id, document_id, version FROM answer_passage"))
        )
    await engine.dispose()
    assert sorted(rows) == [("a", "move-in#deadline.en@3", "move-in", 3), ("a", "move-in#fee@3", "move-in", 3)]


def test_each_package_has_one_branch_with_one_head() -> None:
    scripts = ScriptDirectory.from_config(migration_config())
    packages = [head.rsplit("_", 1)[0] for head in scripts.get_heads()]
    assert sorted(packages) == sorted(set(packages))
    assert {"knowledge", "accounts"} <= set(packages)
