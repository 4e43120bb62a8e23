"""Lengths of time in the law, and where each of them ends.

A processing period (처리기간) is counted by the Civil Petitions Treatment Act, Art. 19: its first day counts. Every
other period follows the Civil Act (General Act on Public Administration, Art. 6(1)): its first day does not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from casework.petitions.calendar import DAY, HOURS_PER_DAY, Interval, WorkCalendar
from core.clock import SEOUL

LONGEST_IN_HOURS = 5
"""Days; up to here a processing period is counted in hours (Act, Art. 19(1))."""


class Unit(StrEnum):
    """What a period is told in."""

    HOURS = "hours"
    """Working hours."""
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


UNIT_NAMES = {
    Unit.HOURS: ("근무시간", "working hours"),
    Unit.DAYS: ("일", "days"),
    Unit.WEEKS: ("주", "weeks"),
    Unit.MONTHS: ("개월", "months"),
    Unit.YEARS: ("년", "years"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """`14 days`, `3 working hours`, `1 month`: at least one of its unit."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a period of `{self.amount}` {self.unit}: it has to be at least 1")

    @property
    def counts_hours(self) -> bool:
        """Whether a processing period of this length is counted in hours."""
        return self.unit is Unit.HOURS or (self.unit is Unit.DAYS and self.amount <= LONGEST_IN_HOURS)

    @property
    def ko(self) -> str:
        return f"{self.amount}{UNIT_NAMES[self.unit][0]}"

    @property
    def en(self) -> str:
        name = UNIT_NAMES[self.unit][1]
        return f"{self.amount} {name.removesuffix('s') if self.amount == 1 else name}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a period ends: at an instant that belongs to it, or (`at` is None) with the end of the day."""

    day: date
    at: time | None = None

    def is_past(self, now: datetime) -> bool:
        local = now.astimezone(SEOUL)
        return (local.date(), local.time()) > (self.day, self.at or time.max)


def processing_end(
    calendar: WorkCalendar, accepted: datetime, period: Period, *, extra: int = 0, excluded: Sequence[Interval] = ()
) -> Moment:
    """The end of a processing period; `extra` is what it was extended by, in its own unit."""
    accepted = accepted.astimezone(SEOUL)
    if period.counts_hours:
        per_unit = 1 if period.unit is Unit.HOURS else HOURS_PER_DAY
        return hours_later(calendar, accepted, (period.amount + extra) * per_unit, excluded)
    if period.unit is Unit.DAYS:
        return Moment(_nth(accepted.date(), period.amount + extra, lambda day: _counts(calendar, day, excluded)))
    return Moment(_calendar_end(calendar, accepted.date(), Period(period.amount + extra, period.unit), excluded))


def hours_later(calendar: WorkCalendar, start: datetime, hours: int, excluded: Sequence[Interval] = ()) -> Moment:
    """When so many working hours have passed since `start`."""
    start = start.astimezone(SEOUL)
    left, day = timedelta(hours=hours), start.date()
    while True:
        for span in calendar.working_time(day, excluded):
            begins = max(span.start, start)
            if span.end - begins >= left:
                return Moment(day, (begins + left).time())
            left -= max(span.end - begins, timedelta())
        day += DAY


def days_later(calendar: WorkCalendar, start: date, days: int) -> date:
    """The last day of a period of the Civil Act: the first day is left out, a day off at the end is passed over.

    Civil Act, Art. 157, 159 and 161.
    """
    return calendar.working_day(start + days * DAY)


def _counts(calendar: WorkCalendar, day: date, excluded: Sequence[Interval]) -> bool:
    return calendar.works(day) and not calendar.is_excluded(day, excluded)


def _nth(day: date, number: int, counts: Callable[[date], bool]) -> date:
    """The `number`th day that counts, this one being the first to be asked."""
    while True:
        number -= counts(day)
        if number == 0:
            return day
        day += DAY


def _calendar_end(calendar: WorkCalendar, first: date, period: Period, excluded: Sequence[Interval]) -> date:
    """By the calendar, first day included; days that do not count move the end, which never falls on a day off.

    Civil Act, Art. 160 and 161, by way of the Act, Art. 19(3).
    """
    length = (_day_of_return(first, period) - first).days
    last = _nth(first, length, lambda day: not calendar.is_excluded(day, excluded))
    return _nth(last, 1, lambda day: _counts(calendar, day, excluded))


def _day_of_return(first: date, period: Period) -> date:
    """The day after the period: the same day of a later week, month or year; where the month lacks it, the next 1st."""
    if period.unit is Unit.WEEKS:
        return first + period.amount * 7 * DAY
    months = period.amount * (12 if period.unit is Unit.YEARS else 1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length) + DAY
    return date(year, month + 1, first.day)
