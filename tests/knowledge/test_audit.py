"""The audit is looked through, written out, and shows whoever changed it."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event, text

from app import http_errors
from app.database import Sessions
from core.accounts import Account, Role
from knowledge.audit import AuditCheck, AuditFilters, check, page
from knowledge.audit_api import build_router
from knowledge.store import KnowledgeStore
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import APPROVER, CURATOR, Calendar, move_in_report, published

ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}


async def checked(sessions: Sessions, calendar: Calendar, noted: str = "") -> AuditCheck:
    return await check(sessions, calendar.now(), noted=noted)


async def by_force(sessions: Sessions, *statements: str) -> None:
    """As somebody with the database file in hand would, the triggers taken away."""
    async with sessions.begin() as session:
        for table in ("knowledge_audit", "knowledge_audit_seal"):
            for verb in ("update", "delete"):
                await session.execute(text(f"DROP TRIGGER IF EXISTS {table}_{verb}_refused"))
        for statement in statements:
            await session.execute(text(statement))


async def test_the_chain_over_an_untouched_audit_is_whole(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    empty = await checked(sessions, calendar)
    assert (empty.is_whole, empty.lines) == (True, 0)
    await published(store, move_in_report())
    await store.withdraw("move-in-report", APPROVER, reason="폐지")
    whole = await checked(sessions, calendar)
    assert (whole.is_whole, whole.lines, whole.unsealed, whole.broken_at) == (True, 4, 0, None)
    assert len(whole.newest) == 64


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE knowledge_audit SET actor_name = 'Nobody' WHERE id = 2", 2),
        ("UPDATE knowledge_audit SET note = 'x' WHERE id = 3", 3),
        ("DELETE FROM knowledge_audit WHERE id = 2", 2),
        ("UPDATE knowledge_audit_seal SET hash = '0' WHERE audit_id = 1", 1),
    ],
)
async def test_a_line_that_was_changed_or_taken_out_is_named(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar, statement: str, line: int
) -> None:
    await published(store, move_in_report())
    await by_force(sessions, statement)
    found = await checked(sessions, calendar)
    assert (found.is_whole, found.broken_at) == (False, line)


async def test_cutting_off_the_end_shows_against_a_seal_that_was_written_down(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    await published(store, move_in_report())
    noted = (await checked(sessions, calendar)).newest
    assert (await checked(sessions, calendar, noted)).is_whole
    await by_force(
        sessions, "DELETE FROM knowledge_audit WHERE id = 3", "DELETE FROM knowledge_audit_seal WHERE audit_id = 3"
    )
    assert (await checked(sessions, calendar)).is_whole
    assert not (await checked(sessions, calendar, noted)).is_whole


async def test_lines_whose_retention_is_over_leave_the_chain_whole(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    await published(store, move_in_report())
    await by_force(sessions, "DELETE FROM knowledge_audit WHERE id = 1")
    assert not (await checked(sessions, calendar)).is_whole
    calendar.pass_days(400)
    await store.withdraw("move-in-report", APPROVER, reason="폐지")
    found = await checked(sessions, calendar)
    assert (found.is_whole, found.lines) == (True, 3)


async def test_lines_from_before_the_chain_are_sealed_with_the_next_one(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    await published(store, move_in_report())
    await by_force(sessions, "DELETE FROM knowledge_audit_seal")
    assert (await checked(sessions, calendar)).unsealed == 3
    await store.withdraw("move-in-report", APPROVER, reason="폐지")
    assert (await checked(sessions, calendar)).unsealed == 0


async def test_whoever_writes_a_line_waits_for_the_writer_before_them(
    store: KnowledgeStore, sessions: Sessions
) -> None:
    """Where numbers are given out before anybody waits, a higher one is sealed first, and the lower one never."""
    said: list[str] = []
    engine = sessions.kw["bind"].sync_engine

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    await store.create(move_in_report(), CURATOR)
    event.remove(engine, "before_cursor_execute", listen)
    turn = next(place for place, one in enumerate(said) if one.startswith("SELECT knowledge_revision.value"))
    line = next(place for place, one in enumerate(said) if one.startswith("INSERT INTO knowledge_audit "))
    assert turn < line


async def test_the_seals_cannot_be_changed_by_ordinary_means(store: KnowledgeStore, sessions: Sessions) -> None:
    await published(store, move_in_report())
    with pytest.raises(Exception, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(text("UPDATE knowledge_audit_seal SET hash = 'x'"))


async def test_the_audit_is_filtered_by_document_person_deed_and_day(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    await published(store, move_in_report())
    calendar.pass_days(3)
    await published(store, move_in_report(id="passport", title={"ko": "여권"}))

    async def found(**filters: object) -> list[tuple[str, str]]:
        listed = await page(sessions, AuditFilters(**filters), 1, 50)  # type: ignore[arg-type]
        return [(line.document_id, line.action) for line in listed.items]

    assert len(await found()) == 6
    assert await found(document="pass", actor="Lee") == [("passport", "published")]
    assert await found(action="drafted", last=date(2026, 11, 22)) == [("move-in-report", "drafted")]
    assert {document for document, _ in await found(first=date(2026, 11, 25))} == {"passport"}


@pytest.fixture
async def client(sessions: Sessions, calendar: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(build_router(sessions, calendar, HeaderGuard(ACCOUNTS)))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


async def test_it_is_paged_and_written_out_for_a_spreadsheet(client: httpx.AsyncClient, store: KnowledgeStore) -> None:
    await published(store, move_in_report())
    await store.withdraw("move-in-report", APPROVER, reason="=HYPERLINK(1)")
    kim = {HEADER: "kim"}
    second = (await client.get("/api/audit", params={"page": 2, "page_size": 3}, headers=kim)).json()
    assert (second["total"], [line["action"] for line in second["items"]]) == (4, ["drafted"])
    assert second["actors"] == ["Kim", "Lee"]
    exported = (await client.get("/api/audit.csv", params={"actor": "Lee"}, headers=kim)).text
    rows = list(csv.reader(io.StringIO(exported.removeprefix("\ufeff"))))
    assert [row[3] for row in rows] == ["action", "published", "withdrawn"]
    assert rows[2][6] == "'=HYPERLINK(1)"
    assert (await client.get("/api/audit/check", headers=kim)).json()["is_whole"]


@pytest.mark.parametrize("days", [{"last": "9999-12-31"}, {"first": "0001-01-01"}])
async def test_days_at_the_end_of_the_calendar_are_refused(client: httpx.AsyncClient, days: dict[str, str]) -> None:
    assert (await client.get("/api/audit", params=days, headers={HEADER: "kim"})).status_code == 422


async def test_staff_do_not_read_it(client: httpx.AsyncClient) -> None:
    for path in ("/api/audit", "/api/audit.csv", "/api/audit/check"):
        assert (await client.get(path, headers={HEADER: "jung"})).status_code == 403
