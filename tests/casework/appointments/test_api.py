"""Booking over HTTP: free times, a receipt, what becomes of it; and nobody learns of anybody else's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from icalendar import Calendar as CalendarFile
from sqlalchemy import text

from app.database import Sessions
from tests.casework.appointments.counter_desk import API, BOOKING, BRIEF, appointments_of, client_of
from tests.fakes.calendar import Calendar

TUESDAY_ELEVEN = "2026-11-24T02:00:00Z"


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
async def citizen(sessions: Sessions, clock: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(appointments_of(sessions, clock)) as client:
        yield client


async def booked(citizen: httpx.AsyncClient, **change: object) -> dict[str, str]:
    """What its citizen has to know of it later."""
    receipt = await citizen.post(API, json={**BOOKING, **change})
    assert receipt.status_code == 201, receipt.text
    return {"code": receipt.json()["code"], "name": "김하늘"}


async def starts(citizen: httpx.AsyncClient, counter: str = "investment") -> list[str]:
    return [slot["starts_at"] for slot in (await citizen.get("/slots", params={"counter": counter})).json()]


async def test_counters_and_their_free_times(citizen: httpx.AsyncClient) -> None:
    counters = (await citizen.get("/counters")).json()
    assert [(one["id"], one["minutes"]) for one in counters] == [("investment", 60), ("youth", 60)]
    slots = (await citizen.get("/slots", params={"counter": "investment"})).json()
    assert (slots[0]["starts_at"], slots[0]["left"]) == ("2026-11-23T13:00:00+09:00", 2)
    assert (await citizen.get("/slots", params={"counter": "guide"})).status_code == 404


async def test_a_receipt_says_when_by_both_clocks_and_repeats_nothing(citizen: httpx.AsyncClient) -> None:
    made = await citizen.post(API, json=BOOKING)
    receipt = made.json()
    assert receipt["when"] == {"ko": "2026년 11월 24일(화) 10:00~11:00", "en": "Tue 24 Nov 2026, 10:00-11:00"}
    assert receipt["there"]["en"] == "Tue 24 Nov 2026, 02:00-03:00"
    assert receipt["code"] in receipt["reminder"]["ko"]
    assert (receipt["state"], receipt["can_change"]) == ("booked", True)
    assert not any(word in made.text for word in ("김하늘", "5678", *BRIEF.values()))


async def test_whoever_lives_by_the_clocks_of_seoul_is_told_once(citizen: httpx.AsyncClient) -> None:
    for zone in ("Asia/Seoul", "Asia/Tokyo"):
        assert (await citizen.post(API, json={**BOOKING, "zone": zone})).json()["there"] is None


async def test_thirty_at_once_get_the_two_places_of_a_slot(citizen: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(citizen.post(API, json=BOOKING) for _ in range(30)))
    assert sorted({one.status_code for one in answers}) == [201, 409]
    assert sum(one.status_code == 201 for one in answers) == 2
    assert {one.json()["code"] for one in answers if one.status_code == 409} == {"slot_taken"}
    assert "2026-11-24T10:00:00+09:00" not in await starts(citizen)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"starts_at": "2026-11-24T01:30:00Z"}, "slot_taken"),
        ({"starts_at": "2026-11-24T03:00:00Z"}, "slot_taken"),
        ({"starts_at": "2026-11-23T02:00:00Z"}, "slot_taken"),
        ({"starts_at": "2027-03-02T01:00:00Z"}, "slot_taken"),
        ({"starts_at": "9999-12-31T23:59:59Z"}, "invalid_input"),
        ({"starts_at": "2026-11-24T10:00:00"}, "invalid_input"),
        ({"contact": "모름"}, "invalid_input"),
        ({"consent": False}, "invalid_input"),
        ({"zone": "Mars/Olympus"}, "invalid_input"),
        ({"zone": "../../etc/passwd"}, "invalid_input"),
        ({"name": " "}, "invalid_input"),
        ({"counter": "guide"}, "not_found"),
    ],
)
async def test_what_cannot_be_booked_is_refused(
    citizen: httpx.AsyncClient, change: dict[str, object], code: str
) -> None:
    assert (await citizen.post(API, json={**BOOKING, **change})).json()["code"] == code


async def test_it_is_followed_moved_and_cancelled_by_code_and_name(citizen: httpx.AsyncClient) -> None:
    mine = await booked(citizen)
    loose = {"code": mine["code"].lower().replace("-", ""), "name": "김 하늘"}
    assert (await citizen.post("/follow", json=loose)).json()["state"] == "booked"
    moved = (await citizen.post("/move", json={**mine, "starts_at": TUESDAY_ELEVEN})).json()
    assert moved["when"]["ko"].endswith("11:00~12:00")
    cancelled = (await citizen.post("/cancel", json=mine)).json()
    assert (cancelled["state"], cancelled["can_change"], cancelled["changed_by_staff"]) == ("cancelled", False, False)
    assert (await citizen.post("/cancel", json=mine)).json()["code"] == "conflict"


async def test_a_wrong_name_and_an_unknown_code_look_the_same_and_guessing_is_slowed(
    citizen: httpx.AsyncClient, clock: Calendar
) -> None:
    mine = await booked(citizen)
    wrong = await citizen.post("/follow", json={**mine, "name": "이바다"})
    unknown = await citizen.post("/cancel", json={**mine, "code": "AAAA-AAAA"})
    assert (wrong.status_code, wrong.json()) == (404, unknown.json())
    tried = [await citizen.post(path, json={**mine, "name": "이바다"}) for path in ("/move", "/calendar", "/follow")]
    assert [one.status_code for one in tried] == [422, 404, 404]
    assert (await citizen.post("/follow", json=mine)).status_code == 429
    clock.days_later(1)
    assert (await citizen.post("/follow", json=mine)).status_code == 200


async def test_the_calendar_file_follows_what_becomes_of_it(citizen: httpx.AsyncClient) -> None:
    mine = await booked(citizen, language="en")
    made = await citizen.post("/calendar", json=mine)
    assert made.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert mine["code"] in made.headers["Content-Disposition"]
    assert not any(word in made.text for word in ("김하늘", "5678", *BRIEF.values()))
    await citizen.post("/cancel", json=mine)
    later = await citizen.post("/calendar", json=mine)
    first, second = (CalendarFile.from_ical(one.content).events[0] for one in (made, later))
    assert first.uid == second.uid
    assert (first.sequence, second.sequence, second.status) == (0, 1, "CANCELLED")


async def test_resident_numbers_are_never_stored(citizen: httpx.AsyncClient, sessions: Sessions) -> None:
    number = "900101-2345671"
    await booked(citizen, brief={name: f"{said} {number}" for name, said in BRIEF.items()})
    async with sessions() as session:
        stored = str((await session.execute(text("SELECT * FROM reservation_person"))).all())
    assert "2345671" not in stored
    assert "[주민등록번호]" in stored


async def test_of_a_child_nothing_is_booked_but_counselling_stays_open(
    citizen: httpx.AsyncClient, sessions: Sessions
) -> None:
    refused = await citizen.post(API, json={**BOOKING, "under_14": True})
    assert (refused.status_code, refused.json()["code"]) == (422, "guardian_consent_needed")
    async with sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM reservation"))).scalar_one() == 0
    counselling = {**BOOKING, "counter": "youth", "name": "별명", "contact": "", "under_14": True}
    assert (await citizen.post(API, json=counselling)).status_code == 201
