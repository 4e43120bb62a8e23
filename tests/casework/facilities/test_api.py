"""Booking a facility over HTTP: a place, or one in the waiting list, and what becomes of it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from icalendar import Calendar as CalendarFile
from sqlalchemy import text

from app.database import Sessions
from casework.facilities.book import FacilityBookings
from tests.casework.facilities.halls import API, BOOKING, HALL, TEN, hall
from tests.fakes.calendar import Calendar

BOOK = f"{API}/moon-hall/bookings"


def somebody(number: int, **change: Any) -> dict[str, Any]:
    return {**BOOKING, "name": f"시민{number}", "contact": f"010-0000-{number:04}", **change}


async def booked(client: httpx.AsyncClient, number: int = 1, **change: Any) -> dict[str, Any]:
    made = await client.post(BOOK, json=somebody(number, **change))
    assert made.status_code == 201, made.text
    return {**made.json(), "name": f"시민{number}"}


async def act(client: httpx.AsyncClient, what: str, mine: dict[str, Any], **more: str) -> dict[str, Any]:
    told = await client.post(f"{API}/bookings/{what}", json={"code": mine["code"], "name": mine["name"], **more})
    return told.json()


async def test_facilities_are_listed_by_kind_and_district_with_their_sources(client: httpx.AsyncClient) -> None:
    (found,) = (await client.get(API, params={"kind": "hall", "district": "마포구"})).json()
    assert (found["id"], found["facts"][0]["source"]["read_on"]) == ("moon-hall", "2026-11-01")
    assert (await client.get(API, params={"kind": "sports_ground"})).json() == []
    assert (await client.get(API, params={"district": "수원시"})).json()["code"] == "invalid_input"
    assert (await client.get(f"{API}/nowhere")).status_code == 404


async def test_slots_begin_tomorrow_and_full_ones_can_be_waited_for(client: httpx.AsyncClient) -> None:
    for number in (1, 2):
        await booked(client, number)
    slots = (await client.get(f"{API}/moon-hall/slots")).json()
    assert slots[0]["starts_at"] == "2026-11-24T10:00:00+09:00"
    assert [(one["left"], one["waiting"]) for one in slots[:2]] == [(0, 1), (1, 0)]


async def test_of_twenty_at_once_three_are_booked_and_the_others_wait_in_order(
    client: httpx.AsyncClient, bookings: FacilityBookings
) -> None:
    await bookings.facilities.change(hall(places=3), seen=1, by="root")
    made = await asyncio.gather(*(booked(client, number) for number in range(20)))
    assert [one["state"] for one in made].count("booked") == 3
    waiting = sorted((one for one in made if one["state"] == "waiting"), key=lambda one: one["waiting_place"])
    assert [one["waiting_place"] for one in waiting] == list(range(1, 18))
    first = next(one for one in made if one["state"] == "booked")
    await act(client, "cancel", first)
    now = [await act(client, "follow", one) for one in waiting]
    assert [one["state"] for one in now] == ["booked", *["waiting"] * 16]
    assert [one["waiting_place"] for one in now[1:]] == list(range(1, 17))
    assert [one["moved_up_at"] is not None for one in now] == [True, *[False] * 16]


async def test_whoever_waits_is_told_the_place_and_then_that_it_came_free(client: httpx.AsyncClient) -> None:
    first, second = await booked(client, 1), await booked(client, 2)
    assert (first["state"], first["waiting_place"]) == ("booked", None)
    assert (second["state"], second["waiting_place"]) == ("waiting", 1)
    assert "대기 1번째" in second["reminder"]["ko"]
    await act(client, "cancel", first)
    moved = await act(client, "follow", second)
    assert (moved["state"], moved["moved_up_at"] is not None) == ("booked", True)


async def test_one_contact_has_two_bookings_however_it_is_written(client: httpx.AsyncClient, clock: Calendar) -> None:
    first = await booked(client, starts_at=TEN)
    await booked(client, starts_at="2026-11-24T02:00:00Z", contact="01000000001")
    third = somebody(1, starts_at="2026-11-24T10:00:00Z", contact="+82 10-0000-0001")
    refused = await client.post(BOOK, json=third)
    assert (refused.status_code, refused.json()["code"]) == (409, "limit_reached")
    assert "cancel one" in refused.json()["message"]
    await booked(client, 2, starts_at="2026-11-24T10:00:00Z")
    await act(client, "cancel", first)
    assert (await client.post(BOOK, json=third)).status_code == 201
    clock.days_later(2)
    assert (await client.post(BOOK, json={**third, "starts_at": "2026-11-26T01:00:00Z"})).status_code == 201


async def test_of_ten_at_once_of_one_contact_two_are_booked(client: httpx.AsyncClient) -> None:
    asked = (client.post(BOOK, json=BOOKING) for _ in range(10))
    answers = await asyncio.gather(*asked)
    assert sorted(one.status_code for one in answers) == [201] * 2 + [409] * 8


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"starts_at": "2026-11-24T01:30:00Z"}, "slot_taken"),
        ({"starts_at": "2026-11-23T10:00:00Z"}, "slot_taken"),  # the same day
        ({"starts_at": "2027-03-02T01:00:00Z"}, "slot_taken"),
        ({"people": 31}, "invalid_input"),
        ({"people": 0}, "invalid_input"),
        ({"contact": ""}, "invalid_input"),
        ({"consent": False}, "invalid_input"),
        ({"zone": "Mars/Olympus"}, "invalid_input"),
    ],
)
async def test_what_cannot_be_booked_is_refused(client: httpx.AsyncClient, change: dict[str, Any], code: str) -> None:
    assert (await client.post(BOOK, json={**BOOKING, **change})).json()["code"] == code


async def test_a_retired_facility_takes_nobody_and_keeps_who_is_booked(
    client: httpx.AsyncClient, bookings: FacilityBookings
) -> None:
    mine = await booked(client)
    await bookings.facilities.change(hall(is_active=False), seen=1, by="root")
    assert (await client.post(BOOK, json=somebody(2))).status_code == 404
    assert (await act(client, "follow", mine))["state"] == "booked"


async def test_it_is_moved_and_its_calendar_file_says_where(client: httpx.AsyncClient) -> None:
    mine = await booked(client)
    moved = await act(client, "move", mine, starts_at="2026-11-24T02:00:00Z")
    assert moved["when"]["ko"].endswith("11:00~12:00")
    who = {"code": mine["code"], "name": mine["name"]}
    event = CalendarFile.from_ical((await client.post(f"{API}/bookings/calendar", json=who)).content).events[0]
    assert (event.summary, event.location) == (HALL["name"]["ko"], HALL["address"]["ko"])
    assert (await act(client, "follow", {**mine, "name": "이바다"}))["code"] == "not_found"


async def test_of_a_counselling_room_nothing_but_the_nickname_is_kept(
    client: httpx.AsyncClient, bookings: FacilityBookings, sessions: Sessions
) -> None:
    await bookings.facilities.create(hall(id="star-room", kind="counselling_room"), by="root")
    who = {"name": "별이", "purpose": "친구 이야기", "contact": "010-1234-5678"}
    made = await client.post(f"{API}/star-room/bookings", json={**BOOKING, **who})
    assert (made.json()["state"], made.json()["is_anonymous"]) == ("booked", True)
    async with sessions() as session:
        stored = (
            await session.execute(text("SELECT name, contact, contact_key, details FROM reservation_person"))
        ).one()
    assert tuple(stored) == ("별이", "", "", "{}")
    again = await client.post(f"{API}/star-room/bookings", json={**BOOKING, "name": "달이", "contact": ""})
    assert again.json()["state"] == "waiting"
