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


async def test_letters_of_recalls_move_to_the_outbox_and_back(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(lambda done: command.upgrade(migration_config(done), "recall_0001"))
        await connection.execute(
            text(
                "INSERT INTO recall_correction (id, document_id, version, subject, text, author, created_at)"
                " VALUES (1, 'd', 1, 's', 't', 'a', 0)"
            )
        )
        await connection.execute(
            text(
                "INSERT INTO recall_delivery (id, correction_id, document_id, version, channel, state, attempts,"
                " problem, changed_at, done_by) VALUES (7, 1, 'd', 1, 'email', 'failed', 6, 'unreachable', 5, NULL),"
                " (8, 1, 'd', 1, 'phone', 'told', 0, '', 6, 'kim')"
            )
        )
    await upgrade(engine)
    async with engine.execution_options(writes=True).begin() as connection:
        letters = await connection.execute(text("SELECT kind, about, state, attempts, problem FROM mail_letter"))
        moved = [tuple(row) for row in letters]
        await connection.run_sync(lambda done: command.downgrade(migration_config(done), "recall@recall_0001"))
        deliveries = await connection.execute(text("SELECT id, state, attempts FROM recall_delivery ORDER BY id"))
        back = [tuple(row) for row in deliveries]
    await engine.dispose()
    assert moved == [("recall", "7", "failed", 6, "unreachable")]
    assert back == [(7, "failed", 6), (8, "told", 0)]


async def test_what_was_reserved_before_facilities_came_is_kept(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'madang.db'}")
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(lambda done: command.upgrade(migration_config(done), "casework_0004"))
        await connection.execute(text("INSERT INTO slot VALUES ('counter:youth', '2026-11-24 01:00:00', 1, 'kim')"))
        await connection.execute(
            text(
                "INSERT INTO reservation"
                " (id, code, resource, starts_at, ends_at, state, booked_at, changed_at, edition, language, zone)"
                " VALUES (1, 'K7MP-3WXA', 'counter:youth', 0, 0, 'booked', 0, 0, 0, 'ko', 'Asia/Seoul')"
            )
        )
        await connection.execute(text("INSERT INTO reservation_person VALUES (1, '별이', '010-1234-5678', '{}')"))
    await upgrade(engine)
    async with engine.connect() as connection:
        slot = (await connection.execute(text("SELECT closed_by, closed_reason FROM slot"))).one()
        person = (await connection.execute(text("SELECT name, contact_key, reason FROM reservation_person"))).one()
    await engine.dispose()
    assert (tuple(slot), tuple(person)) == (("kim", None), ("별이", "", None))


def test_each_package_has_one_branch_with_one_head() -> None:
    scripts = ScriptDirectory.from_config(migration_config())
    packages = [head.rsplit("_", 1)[0] for head in scripts.get_heads()]
    assert sorted(packages) == sorted(set(packages))
    assert {"knowledge", "accounts"} <= set(packages)
