"""What the officials are told of free times, and how long who booked is kept."""

from __future__ import annotations

from datetime import datetime

from agents.officials import load_officials
from app.database import Sessions
from app.petitions import work_calendar
from app.reservations import put_together
from casework.reserving.reservation import Comer, Visitor
from core.clock import SEOUL
from tests.casework.facilities.halls import HALL, hall
from tests.fakes.calendar import Calendar


async def test_officials_hear_the_next_free_times_of_their_own_counter(sessions: Sessions, calendar: Calendar) -> None:
    reserved = put_together(work_calendar(None), sessions, calendar, load_officials())
    times = await reserved.next_free("youth", most=3)
    assert times is not None
    assert times == [datetime(2026, 11, 23, hour, tzinfo=SEOUL) for hour in (13, 14, 15)]
    assert await reserved.next_free("guide", most=3) is None
    counter, comer = reserved.appointments.counter("youth"), Comer(Visitor("별이", ""))
    await reserved.appointments.book(counter, times[0], comer)
    assert await reserved.next_free("youth", most=1) == times[1:2]


async def test_officials_hear_which_facility_is_free_first_by_kind_name_and_district(
    sessions: Sessions, calendar: Calendar
) -> None:
    reserved = put_together(work_calendar(None), sessions, calendar, load_officials())
    places, store = reserved.places, reserved.facilities.facilities
    assert await places.next_free("hall", named="", district=None, most=2) is None
    await store.take([hall(), hall(id="late-hall", district="중구", first_days=20)], by="root")
    found = await places.next_free("hall", named="", district=None, most=2)
    assert found is not None
    assert (found.id, found.name["en"], found.source) == ("moon-hall", HALL["name"]["en"], HALL["source"]["name"])
    assert found.times == (datetime(2026, 11, 24, 10, tzinfo=SEOUL), datetime(2026, 11, 24, 11, tzinfo=SEOUL))
    elsewhere = await places.next_free("hall", named="", district="중구", most=2)
    assert elsewhere is not None
    assert elsewhere.id == "late-hall"
    assert await places.next_free("hall", named="테니스", district=None, most=2) is None
    assert await places.next_free("classroom", named="", district=None, most=2) is None


async def test_who_booked_is_forgotten_when_the_retention_of_contacts_ends(
    sessions: Sessions, calendar: Calendar
) -> None:
    reserved = put_together(work_calendar(None), sessions, calendar, load_officials())
    counter, comer = reserved.appointments.counter("youth"), Comer(Visitor("별이", ""))
    start = datetime(2026, 11, 24, 10, tzinfo=SEOUL)
    code = (await reserved.appointments.book(counter, start, comer)).code
    calendar.days_later(92)
    await reserved.tidy(90)
    assert (await reserved.appointments.services.reservations.find(code)).visitor is None
