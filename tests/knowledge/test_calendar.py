"""Every change that is to come stands on its day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from core.accounts import Account, Role
from core.errors import InvalidInput
from knowledge.calendar import Coming, coming, icalendar
from knowledge.calendar_api import NAMES, build_router
from knowledge.lifecycle import State
from knowledge.store import KnowledgeStore
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import APPROVER, Calendar, drafted, move_in_report, published, seen

FIRST, LAST = date(2026, 11, 22), date(2027, 3, 31)
ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}


async def days(sessions: Sessions) -> list[tuple[str, str, int]]:
    return [(str(one.day), one.kind, one.version) for one in await coming(sessions, FIRST, LAST)]


async def test_publications_beginnings_and_ends_stand_on_their_days(store: KnowledgeStore, sessions: Sessions) -> None:
    await published(store, move_in_report(effective_until="2027-03-31"))
    detail = await drafted(store, move_in_report(effective_from="2027-02-01"))
    await store.publish("move-in-report", APPROVER, seen=seen(detail), on=date(2027, 1, 15))
    assert await days(sessions) == [
        ("2027-01-15", "publication", 2),
        ("2027-02-01", "begins", 2),
        ("2027-03-31", "ends", 1),
    ]


async def test_a_version_that_a_later_one_replaces_stands_on_the_day_of_the_change(
    store: KnowledgeStore, sessions: Sessions
) -> None:
    await published(store, move_in_report())
    await published(store, move_in_report(effective_from="2027-02-01"))
    assert ("2027-02-01", "superseded", 1) in await days(sessions)


async def test_a_text_that_comes_into_force_is_named(store: KnowledgeStore, sessions: Sessions) -> None:
    source = {
        "key": "act-16",
        "kind": "statute",
        "name": "주민등록법",
        "article": "제16조",
        "text_version": "2027-01-01",
    }
    await published(store, move_in_report(sources=[source], effective_from="2027-01-01"))
    found = await coming(sessions, FIRST, LAST)
    assert [(one.kind, one.what) for one in found] == [("begins", ""), ("text", "주민등록법 제16조")]


async def test_what_was_withdrawn_is_not_coming(store: KnowledgeStore, sessions: Sessions) -> None:
    await published(store, move_in_report(effective_until="2027-03-31"))
    await store.withdraw("move-in-report", APPROVER, reason="폐지")
    assert await days(sessions) == []


async def test_a_span_of_years_is_refused(sessions: Sessions) -> None:
    with pytest.raises(InvalidInput):
        await coming(sessions, FIRST, date(2029, 1, 1))


def test_a_calendar_program_gets_events_of_a_day_in_short_lines() -> None:
    title = "전입신고, 그리고 아주 긴 제목이 붙은 절차의 이름이 한 줄에 다 들어가지 않을 만큼 깁니다"
    one = Coming(date(2027, 1, 15), "publication", "move-in", "complaints", title, 2, State.SCHEDULED)
    text = icalendar([one], NAMES)
    assert "DTSTART;VALUE=DATE:20270115\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:게시 예정: {title}".replace(",", "\\,") in text.replace("\r\n ", "")


@pytest.fixture
async def client(sessions: Sessions, calendar: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(build_router(sessions, calendar, HeaderGuard(ACCOUNTS)))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


async def test_it_is_read_and_exported_by_curators_only(client: httpx.AsyncClient, store: KnowledgeStore) -> None:
    await published(store, move_in_report(effective_until="2027-03-31"))
    span = {"first": "2027-03-01", "last": "2027-03-31"}
    listed = await client.get("/api/calendar", params=span, headers={HEADER: "kim"})
    assert [(one["day"], one["kind"]) for one in listed.json()] == [("2027-03-31", "ends")]
    exported = await client.get("/api/calendar.ics", headers={HEADER: "kim"})
    assert exported.headers["Content-Type"].startswith("text/calendar")
    assert "20270331" in exported.text
    assert (await client.get("/api/calendar", params=span, headers={HEADER: "jung"})).status_code == 403


async def test_days_at_the_end_of_the_calendar_are_refused(client: httpx.AsyncClient) -> None:
    span = {"first": "9999-12-01", "last": "9999-12-31"}
    assert (await client.get("/api/calendar", params=span, headers={HEADER: "kim"})).status_code == 422
