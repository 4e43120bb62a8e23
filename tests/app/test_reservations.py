"""What the officials are told of free times, and how long who booked is kept."""

from __future__ import annotations

from datetime import datetime

from agents.officials import load_officials
from app.database import Sessions
from app.petitions import work_calendar
from app.reservations import put_together
from casework.reserving.reservation import Visitor
from core.clock import SEOUL
from tests.fakes.calendar import Calendar


async def test_officials_hear_the_next_free_times_of_their_own_counter(sessions: Sessions, calendar: Calendar) -> None:
    reserved = put_together(work_calendar(None), sessions, calendar, load_officials())
    times = await reserved.next_free("youth", most=3)
    assert times is not None
    assert times == [datetime(2026, 11, 23, hour, tzinfo=SEOUL) for hour in (13, 14, 15)]
    assert await reserved.next_free("guide", most=3) is None
    counter, visitor = reserved.appointments.counter("youth"), Visitor("김하늘", "010-1234-5678")
    await reserved.appointments.book(counter, times[0], visitor, "ko", "Asia/Seoul")
    assert await reserved.next_free("youth", most=1) == times[1:2]


async def test_who_booked_is_forgotten_when_the_retention_of_contacts_ends(
    sessions: Sessions, calendar: Calendar
) -> None:
    reserved = put_together(work_calendar(None), sessions, calendar, load_officials())
    counter, visitor = reserved.appointments.counter("youth"), Visitor("김하늘", "010-1234-5678")
    start = datetime(2026, 11, 24, 10, tzinfo=SEOUL)
    code = (await reserved.appointments.book(counter, start, visitor, "ko", "Asia/Seoul")).code
    calendar.days_later(92)
    await reserved.tidy(90)
    assert (await reserved.appointments.services.reservations.find(code)).visitor is None
