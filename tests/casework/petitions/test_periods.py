"""What holds for every period: it ends on no day off, excluded time never shortens it, counting is monotone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.petitions.calendar import Interval, OfficeHours, WorkCalendar
from casework.petitions.periods import Moment, Period, Unit, days_later, hours_later, processing_end
from core.clock import SEOUL
from core.public_holidays import KoreanPublicHolidays, PublicHoliday
from tests.casework.petitions import by_hand
from tests.fakes.holidays import NamedHolidays

CALENDAR = WorkCalendar(KoreanPublicHolidays())
DAYS = st.dates(date(2026, 5, 6), date(2028, 9, 30))


def moment_of(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), SEOUL) + timedelta(minutes=minute)


def stretch(start: datetime, minutes: int) -> Interval:
    return Interval(start, start + timedelta(minutes=minutes))


MOMENTS = st.builds(moment_of, DAYS, st.integers(0, 1439))
PERIODS = st.builds(Period, st.integers(1, 40), st.sampled_from([Unit.HOURS, Unit.DAYS])) | st.builds(
    Period, st.integers(1, 3), st.sampled_from([Unit.WEEKS, Unit.MONTHS, Unit.YEARS])
)
INTERVALS = st.builds(stretch, MOMENTS, st.integers(0, 20_000))


def end_of(moment: Moment) -> tuple[date, time]:
    return moment.day, moment.at or time.max


@settings(deadline=None)
@given(MOMENTS, PERIODS, st.lists(INTERVALS, max_size=3), st.integers(0, 5))
def test_no_deadline_falls_on_a_day_off(
    accepted: datetime, period: Period, excluded: list[Interval], extra: int
) -> None:
    due = processing_end(CALENDAR, accepted, period, extra=extra, excluded=excluded)
    assert CALENDAR.works(due.day)
    assert not due.is_past(accepted)
    if due.at:
        assert time(9) < due.at <= time(18)


@settings(deadline=None)
@given(DAYS, st.integers(0, 400))
def test_nor_does_the_end_of_a_period_of_the_civil_act(start: date, days: int) -> None:
    due = days_later(CALENDAR, start, days)
    assert CALENDAR.works(due)
    assert due >= start + timedelta(days=days)


@settings(deadline=None)
@given(MOMENTS, PERIODS, st.lists(INTERVALS, max_size=3), INTERVALS)
def test_time_that_does_not_count_never_shortens_a_period(
    accepted: datetime, period: Period, excluded: list[Interval], more: Interval
) -> None:
    fewer = processing_end(CALENDAR, accepted, period, excluded=excluded)
    assert end_of(processing_end(CALENDAR, accepted, period, excluded=[*excluded, more])) >= end_of(fewer)


@settings(deadline=None)
@given(MOMENTS, PERIODS, st.lists(INTERVALS, max_size=3))
def test_the_order_of_what_does_not_count_makes_no_difference(
    accepted: datetime, period: Period, excluded: list[Interval]
) -> None:
    due = processing_end(CALENDAR, accepted, period, excluded=excluded)
    assert processing_end(CALENDAR, accepted, period, excluded=[*reversed(excluded), *excluded]) == due


@settings(deadline=None)
@given(MOMENTS, MOMENTS, PERIODS, st.lists(INTERVALS, max_size=2))
def test_what_is_accepted_later_is_not_due_earlier(
    one: datetime, other: datetime, period: Period, excluded: list[Interval]
) -> None:
    earlier, later = sorted([one, other])
    due = processing_end(CALENDAR, earlier, period, excluded=excluded)
    assert end_of(due) <= end_of(processing_end(CALENDAR, later, period, excluded=excluded))


@settings(deadline=None)
@given(MOMENTS, PERIODS, st.integers(0, 5))
def test_an_extension_always_gives_more_time(accepted: datetime, period: Period, extra: int) -> None:
    due = processing_end(CALENDAR, accepted, period, extra=extra)
    assert end_of(due) < end_of(processing_end(CALENDAR, accepted, period, extra=extra + 1))


@settings(deadline=None)
@given(MOMENTS, PERIODS, DAYS)
def test_a_day_that_is_declared_a_holiday_never_shortens_a_period(
    accepted: datetime, period: Period, declared: date
) -> None:
    holiday = PublicHoliday(declared, "임시공휴일", "Temporary Public Holiday")
    calendar = WorkCalendar(KoreanPublicHolidays([holiday]))
    due = processing_end(calendar, accepted, period)
    assert due.day != declared
    assert end_of(due) >= end_of(processing_end(CALENDAR, accepted, period))


@settings(deadline=None)
@given(MOMENTS, st.integers(1, 80))
def test_hours_agree_with_minutes_counted_by_hand(start: datetime, hours: int) -> None:
    due = hours_later(CALENDAR, start, hours)
    assert due.at is not None
    counted = by_hand.after_hours(start.replace(tzinfo=None), hours)
    assert datetime.combine(due.day, due.at) == counted


@settings(deadline=None)
@given(MOMENTS, st.integers(6, 60))
def test_days_agree_with_days_counted_by_hand(start: datetime, days: int) -> None:
    assert processing_end(CALENDAR, start, Period(days, Unit.DAYS)).day == by_hand.after_days(start.date(), days)


@settings(deadline=None)
@given(DAYS, st.integers(1, 24))
def test_months_agree_with_months_counted_by_hand(start: date, months: int) -> None:
    accepted = datetime.combine(start, time(10), SEOUL)
    calendar = WorkCalendar(NamedHolidays())
    due = processing_end(calendar, accepted, Period(months, Unit.MONTHS)).day
    by_calendar = by_hand.last_of_months(start, months)
    assert due == calendar.working_day(by_calendar)


def test_an_instant_in_another_zone_is_the_same_instant() -> None:
    accepted = datetime(2026, 11, 23, 10, tzinfo=SEOUL)
    utc = datetime.fromisoformat("2026-11-23T01:00:00+00:00")
    for period in (Period(3, Unit.DAYS), Period(7, Unit.DAYS), Period(1, Unit.MONTHS)):
        assert processing_end(CALENDAR, utc, period) == processing_end(CALENDAR, accepted, period)
    assert Moment(date(2026, 11, 23), time(10)).is_past(utc) is False
    assert Moment(date(2026, 11, 23), time(10)).is_past(utc + timedelta(minutes=1)) is True


def test_the_last_instant_belongs_to_a_period() -> None:
    assert not Moment(date(2026, 11, 23)).is_past(datetime(2026, 11, 23, 23, 59, 59, tzinfo=SEOUL))
    assert Moment(date(2026, 11, 23)).is_past(datetime(2026, 11, 24, tzinfo=SEOUL))


def test_an_office_may_move_its_lunch_by_an_hour() -> None:
    early = WorkCalendar(KoreanPublicHolidays(), OfficeHours(lunch=time(11, 30)))
    assert hours_later(early, datetime(2026, 11, 23, 10, tzinfo=SEOUL), 2).at == time(13)
    for lunch in (time(10, 59), time(13, 1)):
        with pytest.raises(ValueError, match="lunch"):
            OfficeHours(lunch)


def test_a_period_is_at_least_one() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Period(0, Unit.DAYS)
