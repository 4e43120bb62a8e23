"""What the people at a facility see and do: names only in what they open, and a reason for whatever is taken away."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from casework.facilities.book import FacilityBookings
from tests.casework.facilities.halls import API, BOOKING, CITIZEN, DESK, STAFF, TEN, hall
from tests.fakes.calendar import Calendar
from tests.fakes.guard import HEADER

DAY = "2026-11-24"


async def code_of_a_booking(client: httpx.AsyncClient, **change: Any) -> str:
    return (await client.post(f"{API}/moon-hall/bookings", json={**BOOKING, **change})).json()["code"]


async def day(client: httpx.AsyncClient) -> dict[str, Any]:
    return (await client.get(f"{DESK}/moon-hall/day", params={"day": DAY}, headers=STAFF)).json()


async def change(client: httpx.AsyncClient, **body: Any) -> httpx.Response:
    return await client.post(f"{DESK}/slots", json={"facility": "moon-hall", "day": DAY, **body}, headers=STAFF)


async def follow(client: httpx.AsyncClient, code: str) -> dict[str, Any]:
    return (await client.post(f"{API}/bookings/follow", json={"code": code, "name": "김하늘"})).json()


async def test_a_day_hints_at_names_and_an_open_booking_tells_them(client: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(client)
    seen = await day(client)
    assert [slot["starts_at"][11:16] for slot in seen["slots"]] == ["10:00", "11:00", "19:00", "20:00"]
    assert seen["slots"][0]["reservations"][0]["name_hint"] == "김○○"
    assert not any(word in str(seen) for word in ("김하늘", "5678", "합창"))
    opened = (await client.get(f"{DESK}/bookings/{code}", headers=STAFF)).json()
    assert (opened["name"], opened["contact"]) == ("김하늘", "010-1234-5678")
    assert opened["brief"] == {"people": "12", "purpose": "합창 연습"}


async def test_a_closed_day_takes_nobody_and_those_who_are_booked_read_why(client: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(client)
    assert (await change(client, is_closed=True)).json()["code"] == "invalid_input"
    closed = (await change(client, is_closed=True, reason="정전 공사")).json()
    assert {(slot["closed_by"], slot["closed_reason"]) for slot in closed["slots"]} == {("kim", "정전 공사")}
    assert (await follow(client, code))["closed_reason"] == "정전 공사"
    slots = (await client.get(f"{API}/moon-hall/slots")).json()
    assert not any(slot["starts_at"].startswith(DAY) for slot in slots)
    late = await client.post(f"{API}/moon-hall/bookings", json={**BOOKING, "contact": "a@example.org"})
    assert late.json()["code"] == "slot_taken"


async def test_a_slot_that_is_opened_again_goes_to_whoever_waits(client: httpx.AsyncClient) -> None:
    first = await code_of_a_booking(client)
    second = await code_of_a_booking(client, contact="a@example.org")
    await change(client, starts_at=TEN, is_closed=True, reason="점검")
    await client.post(f"{API}/bookings/cancel", json={"code": first, "name": "김하늘"})
    assert (await follow(client, second))["state"] == "waiting"
    opened = (await change(client, starts_at=TEN, is_closed=False)).json()
    assert (opened["slots"][0]["closed_by"], opened["slots"][0]["closed_reason"]) == (None, "")
    assert (await follow(client, second))["state"] == "booked"
    assert (await change(client, starts_at="2026-11-24T00:00:00Z", is_closed=True, reason="점검")).status_code == 404


async def test_whoever_cancels_for_a_citizen_says_why(client: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(client)
    acts = f"{DESK}/bookings/{code}/acts"
    assert (await client.post(acts, json={"act": "cancel"}, headers=STAFF)).json()["code"] == "invalid_input"
    reason = "누수로 사용할 수 없습니다 (담당 900101-2345671)"
    await client.post(acts, json={"act": "cancel", "reason": reason}, headers=STAFF)
    told = await follow(client, code)
    assert (told["state"], told["changed_by_staff"]) == ("cancelled", True)
    assert told["reason"].startswith("누수로")
    assert "2345671" not in str(told)
    assert "kim" not in str(told)


async def test_who_came_is_said_on_the_day(client: httpx.AsyncClient, clock: Calendar) -> None:
    acts = f"{DESK}/bookings/{await code_of_a_booking(client)}/acts"
    assert (await client.post(acts, json={"act": "came"}, headers=STAFF)).json()["code"] == "conflict"
    clock.days_later(1)
    came = (await client.post(acts, json={"act": "came"}, headers=STAFF)).json()
    assert (came["state"], came["changed_by"]) == ("came", "kim")


async def test_a_retired_facility_stays_at_the_desk(client: httpx.AsyncClient, bookings: FacilityBookings) -> None:
    await code_of_a_booking(client)
    await bookings.facilities.change(hall(is_active=False), seen=1, by="root")
    assert [one["id"] for one in (await client.get(DESK, headers=STAFF)).json()] == ["moon-hall"]
    assert (await day(client))["slots"][0]["taken"] == 1


@pytest.mark.parametrize(
    "headers", [CITIZEN, {HEADER: "curator"}, {HEADER: "root"}], ids=["citizen", "curator", "root"]
)
async def test_nobody_else_gets_in(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    code = await code_of_a_booking(client)
    slot = {"facility": "moon-hall", "day": DAY, "is_closed": True, "reason": "점검"}
    asked = [
        await client.get(DESK, headers=headers),
        await client.get(f"{DESK}/moon-hall/day", params={"day": DAY}, headers=headers),
        await client.post(f"{DESK}/slots", json=slot, headers=headers),
        await client.get(f"{DESK}/bookings/{code}", headers=headers),
        await client.post(f"{DESK}/bookings/{code}/acts", json={"act": "cancel", "reason": "x"}, headers=headers),
    ]
    assert {one.status_code for one in asked} <= {401, 403}
