"""What the people at the counters see and do; names only in the appointment that they open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.database import Sessions
from casework.appointments.book import Appointments
from casework.appointments.desk_api import PREFIX
from casework.reserving.tables import SlotChangeRow
from core.consultations import Consultation
from tests.casework.appointments.counter_desk import API, BOOKING, BRIEF, appointments_of, client_of
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WrittenConsultations
from tests.fakes.guard import HEADER

TEN = "2026-11-24T01:00:00Z"


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def appointments(sessions: Sessions, clock: Calendar) -> Appointments:
    return appointments_of(sessions, clock)


@pytest.fixture
async def desk(appointments: Appointments) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(appointments, "kim") as client:
        yield client


async def code_of_a_booking(desk: httpx.AsyncClient) -> str:
    return (await desk.post(API, json=BOOKING)).json()["code"]


async def ten_o_clock(desk: httpx.AsyncClient) -> dict[str, object]:
    day = await desk.get(f"http://counter{PREFIX}", params={"counter": "investment", "day": "2026-11-24"})
    return next(slot for slot in day.json()["slots"] if slot["starts_at"].startswith("2026-11-24T10"))


async def test_a_day_hints_at_names_and_an_open_appointment_tells_them(desk: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(desk)
    day = await desk.get(f"http://counter{PREFIX}", params={"counter": "investment", "day": "2026-11-24"})
    assert len(day.json()["slots"]) == 8
    assert not any(word in day.text for word in ("김하늘", "5678", *BRIEF.values()))
    slot = await ten_o_clock(desk)
    assert (slot["taken"], slot["places"], slot["closed_by"]) == (1, 2, None)
    assert slot["reservations"] == [
        {
            "code": code, "name_hint": "김○○", "state": "booked", "state_name": {"ko": "예약됨", "en": "Booked"},
            "can_be_settled": False,
        }
    ]  # fmt: skip
    opened = (await desk.get(f"http://counter{PREFIX}/{code}")).json()
    assert (opened["name"], opened["contact"], opened["zone"]) == ("김하늘", "010-1234-5678", "Europe/Berlin")
    assert opened["brief"] == {"topic": "신고 절차", **BRIEF}


async def test_a_closed_slot_is_offered_to_nobody_until_it_is_open_again(desk: httpx.AsyncClient) -> None:
    close = {"counter": "investment", "starts_at": TEN, "is_closed": True}
    closed = await desk.post(f"http://counter{PREFIX}/slots", json=close)
    assert closed.status_code == 200
    assert (await ten_o_clock(desk))["closed_by"] == "kim"
    assert (await desk.post(API, json=BOOKING)).json()["code"] == "slot_taken"
    await desk.post(f"http://counter{PREFIX}/slots", json={**close, "is_closed": False})
    assert (await desk.post(API, json=BOOKING)).status_code == 201
    off = await desk.post(f"http://counter{PREFIX}/slots", json={**close, "starts_at": "2026-11-28T01:00:00Z"})
    assert off.status_code == 404


async def changes(desk: httpx.AsyncClient, **change: object) -> httpx.Response:
    slot = {"counter": "investment", "starts_at": TEN, "is_closed": True}
    return await desk.post(f"http://counter{PREFIX}/slots", json={**slot, **change})


async def test_who_is_booked_reads_why_their_hour_was_closed(desk: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(desk)
    for reason in ("", "   "):
        refused = await changes(desk, reason=reason)
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert (await ten_o_clock(desk))["closed_by"] is None
    assert (await changes(desk, reason="담당자가 아픕니다")).status_code == 200
    assert (await ten_o_clock(desk))["closed_reason"] == "담당자가 아픕니다"
    told = (await desk.post(f"{API}/follow", json={"code": code, "name": "김하늘"})).json()
    assert (told["state"], told["closed_reason"]) == ("booked", "담당자가 아픕니다")
    await changes(desk, is_closed=False)
    told = (await desk.post(f"{API}/follow", json={"code": code, "name": "김하늘"})).json()
    assert told["closed_reason"] is None


async def test_who_closed_and_opened_an_hour_and_why_stays_on_record(
    desk: httpx.AsyncClient, sessions: Sessions
) -> None:
    await changes(desk)
    await changes(desk, is_closed=False)
    await code_of_a_booking(desk)
    await changes(desk, reason="교육")
    async with sessions() as session:
        rows = list(await session.scalars(select(SlotChangeRow).order_by(SlotChangeRow.id)))
    assert [(row.account, row.is_closed, row.booked, row.reason) for row in rows] == [
        ("kim", True, 0, ""), ("kim", False, 0, ""), ("kim", True, 1, "교육"),
    ]  # fmt: skip
    with pytest.raises(IntegrityError, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(delete(SlotChangeRow))


async def test_who_came_is_said_on_the_day(desk: httpx.AsyncClient, clock: Calendar) -> None:
    code = await code_of_a_booking(desk)
    early = await desk.post(f"http://counter{PREFIX}/{code}/acts", json={"act": "came"})
    assert early.json()["code"] == "conflict"
    clock.days_later(1)
    came = (await desk.post(f"http://counter{PREFIX}/{code}/acts", json={"act": "came"})).json()
    assert (came["state"], came["changed_by"]) == ("came", "kim")


async def test_what_the_office_takes_back_its_citizen_is_told(desk: httpx.AsyncClient) -> None:
    code = await code_of_a_booking(desk)
    await desk.post(f"http://counter{PREFIX}/{code}/acts", json={"act": "cancel"})
    told = (await desk.post(f"{API}/follow", json={"code": code, "name": "김하늘"})).json()
    assert (told["state"], told["changed_by_staff"]) == ("cancelled", True)
    assert "kim" not in str(told)


async def test_what_was_booked_before_the_hours_changed_is_still_seen(
    appointments: Appointments, desk: httpx.AsyncClient
) -> None:
    code = await code_of_a_booking(desk)
    counter = appointments.counter("investment")
    slot = appointments.slot(counter, appointments.services.clock.now().replace(day=25))
    await appointments.services.reservations.move(code, slot, places=2)
    await appointments.services.reservations.close(counter.resource, [slot.start], by="kim")
    day = await desk.get(f"http://counter{PREFIX}", params={"counter": "investment", "day": "2026-11-25"})
    assert [one["code"] for s in day.json()["slots"] for one in s["reservations"]] == [code]


@pytest.mark.parametrize("account", ["", "curator"])
async def test_nobody_else_gets_in(desk: httpx.AsyncClient, account: str) -> None:
    code = await code_of_a_booking(desk)
    headers = {HEADER: account}
    asked = [
        await desk.get(
            f"http://counter{PREFIX}", params={"counter": "investment", "day": "2026-11-24"}, headers=headers
        ),
        await desk.get(f"http://counter{PREFIX}/{code}", headers=headers),
        await desk.post(f"http://counter{PREFIX}/{code}/acts", json={"act": "cancel"}, headers=headers),
    ]
    assert {one.status_code for one in asked} <= {401, 403}


async def test_what_an_official_collected_stands_apart_from_what_the_citizen_sent(appointments: Appointments) -> None:
    collected = Consultation(country="독일", amount="약 3억 원", asked="form")
    talks = WrittenConsultations({"talk": collected})
    async with client_of(appointments, "kim", talks) as desk:
        brief = {"country": "오스트리아", "heard_country": "달나라", "amount": "약 3억 원", "form": "신규 법인"}
        code = (await desk.post(API, json={**BOOKING, "brief": brief, "talk": "talk"})).json()["code"]
        opened = (await desk.get(f"http://counter{PREFIX}/{code}")).json()
    assert opened["brief"] == {"country": "오스트리아", "amount": "약 3억 원", "form": "신규 법인"}
    assert opened["heard"] == {"country": "독일", "amount": "약 3억 원"}
    assert talks.told == [("talk", {"ko": "2026년 11월 24일(화) 10:00~11:00", "en": "Tue 24 Nov 2026, 10:00-11:00"})]


async def test_a_talk_that_is_over_lends_nothing_and_the_time_is_booked_all_the_same(desk: httpx.AsyncClient) -> None:
    booked = await desk.post(API, json={**BOOKING, "talk": "gone"})
    assert booked.status_code == 201
    assert (await desk.get(f"http://counter{PREFIX}/{booked.json()['code']}")).json()["heard"] == {}


async def test_of_an_hour_of_counselling_nothing_that_was_collected_is_kept(appointments: Appointments) -> None:
    talks = WrittenConsultations({"talk": Consultation(country="독일")})
    async with client_of(appointments, "kim", talks) as desk:
        booked = await desk.post(API, json={**BOOKING, "counter": "youth", "talk": "talk"})
        opened = (await desk.get(f"http://counter{PREFIX}/{booked.json()['code']}")).json()
    assert (opened["brief"], opened["heard"]) == ({}, {})
