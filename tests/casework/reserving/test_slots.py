"""Slots come from the hours, the lunch, the holidays, and how soon and how far ahead one may choose."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.petitions.calendar import WorkCalendar
from casework.reserving.slots import HORIZON_DAYS, NOTICE, SlotRule, bookable
from core.clock import SEOUL
from core.officials import DutyHours
from core.public_holidays import KoreanPublicHolidays, PublicHoliday
from tests.casework.reserving.wishes import CALENDAR, OFFICE, TUESDAY

MONDAY = datetime(2026, 11, 23, 10, tzinfo=SEOUL)


def test_a_working_day_has_its_hours_without_lunch() -> None:
    hours = [slot.start.hour for slot in OFFICE.on(date(2026, 11, 24), CALENDAR)]
    assert hours == [9, 10, 11, 13, 14, 15, 16, 17]


def test_nobody_sits_there_on_a_day_off() -> None:
    assert OFFICE.on(date(2026, 11, 28), CALENDAR) == ()  # a Saturday
    assert OFFICE.on(date(2026, 12, 25), CALENDAR) == ()  # Christmas, a Friday
    declared = WorkCalendar(KoreanPublicHolidays([PublicHoliday(date(2026, 11, 24), "임시공휴일", "Temporary")]))
    assert OFFICE.on(date(2026, 11, 24), declared) == ()


def test_a_court_is_open_at_noon_and_on_holidays() -> None:
    court = SlotRule((DutyHours(time(6), time(22), tuple(range(1, 8))),), 120, 1, False, False)
    assert len(court.on(date(2026, 12, 25), CALENDAR)) == 8


def test_what_is_left_of_a_span_is_not_offered() -> None:
    rule = SlotRule(OFFICE.hours, 50, 1)
    slots = rule.on(date(2026, 11, 24), CALENDAR)
    assert [f"{slot.start:%H:%M}" for slot in slots[:4]] == ["09:00", "09:50", "10:40", "13:00"]


def test_a_slot_is_known_by_its_beginning() -> None:
    assert OFFICE.at(TUESDAY, CALENDAR) is not None
    assert OFFICE.at(TUESDAY + timedelta(minutes=1), CALENDAR) is None
    assert OFFICE.at(TUESDAY.replace(hour=12), CALENDAR) is None


def test_nobody_is_booked_at_once_or_months_ahead() -> None:
    slots = bookable(OFFICE, CALENDAR, MONDAY)
    assert slots[0].start == MONDAY + timedelta(hours=3)  # 12:00 is lunch
    assert slots[-1].start.date() == date(2026, 12, 23)
    assert not OFFICE.may_be_chosen(MONDAY + NOTICE - timedelta(seconds=1), MONDAY)


@given(st.integers(0, 1_000), st.integers(10, 180), st.integers(0, 22), st.integers(1, 23), st.booleans())
@settings(max_examples=40, deadline=None)
def test_slots_never_overlap_and_stay_within_the_hours(
    later: int, minutes: int, opens: int, closes: int, rests: bool
) -> None:
    hours = DutyHours(time(min(opens, closes)), time(max(opens, closes, 1)), (1, 2, 3, 4, 5, 6))
    rule, now = SlotRule((hours,), minutes, 1, rests_at_noon=rests), MONDAY + timedelta(hours=later * 17)
    slots = bookable(rule, CALENDAR, now)
    assert all(before.end <= after.start for before, after in pairwise(slots))
    for slot in slots:
        assert slot.end - slot.start == timedelta(minutes=minutes)
        assert hours.opens <= slot.start.time() < slot.end.time() <= hours.closes
        assert not (rests and slot.start.time() < time(13) and slot.end.time() > time(12))
        assert rule.may_be_chosen(slot.start, now)
        assert (slot.start.date() - now.date()).days <= HORIZON_DAYS
    assert all(rule.at(slot.start, CALENDAR) == slot for slot in slots[-1:])
