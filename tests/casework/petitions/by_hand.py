"""Counting as one does it with a calendar and a pencil: slow, and without a line of the code that it checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

HOLIDAYS = """
2026: 0101 0216 0217 0218 0301 0302 0501 0505 0524 0525 0603 0606 0717 0815 0817 0924 0925 0926 1003 1005 1009 1225
2027: 0101 0206 0207 0208 0209 0301 0501 0503 0505 0513 0606 0717 0719 0815 0816 0914 0915 0916 1003 1004 1009 1011
2027: 1225 1227
2028: 0101 0126 0127 0128 0301 0412 0501 0502 0505 0606 0717 0815 1002 1003 1004 1005 1009 1225
"""
"""Written down from the regulation's Art. 2 and 3 and the lunar calendar."""
CLOSED = frozenset(f"{line[:4]}{day}" for line in HOLIDAYS.splitlines() for day in line.split()[1:])


def day_off(day: date) -> bool:
    return day.strftime("%a") in {"Sat", "Sun"} or f"{day:%Y%m%d}" in CLOSED


def at_work(minute: datetime) -> bool:
    """Whether the minute that begins now is one of the eight hours of a working day."""
    return not day_off(minute.date()) and minute.hour in {9, 10, 11, 13, 14, 15, 16, 17}


def left_out(minute: datetime, excluded: Sequence[tuple[datetime, datetime]]) -> bool:
    return any(since <= minute < until for since, until in excluded)


def after_hours(start: datetime, hours: int, excluded: Sequence[tuple[datetime, datetime]] = ()) -> datetime:
    """Minute by minute."""
    left, now = hours * 60, start
    while left:
        left -= at_work(now) and not left_out(now, excluded)
        now += MINUTE
    return now


def day_left_out(day: date, excluded: Sequence[tuple[datetime, datetime]]) -> bool:
    """Whether every minute of work, or of a day off every minute at all, is left out."""
    if not excluded:
        return False
    midnight, off = datetime(day.year, day.month, day.day), day_off(day)  # noqa: DTZ001 (a wall calendar has no zone)
    minutes = (midnight + n * MINUTE for n in range(24 * 60))
    return all(left_out(minute, excluded) for minute in minutes if off or at_work(minute))


def after_days(first: date, days: int, excluded: Sequence[tuple[datetime, datetime]] = ()) -> date:
    """Day by day, the first included."""
    counted, day = 0, first - DAY
    while counted < days:
        day += DAY
        counted += not day_off(day) and not day_left_out(day, excluded)
    return day


def last_of_months(first: date, months: int) -> date:
    """The day before the same day of a later month; where that month lacks the day, its last one."""
    same_day = first + relativedelta(months=months)
    return same_day - DAY if same_day.day == first.day else same_day


def after_months(first: date, months: int, excluded: Sequence[tuple[datetime, datetime]] = ()) -> date:
    return _moved(first, (last_of_months(first, months) - first).days + 1, excluded)


def after_weeks(first: date, weeks: int, excluded: Sequence[tuple[datetime, datetime]] = ()) -> date:
    return _moved(first, weeks * 7, excluded)


def _moved(first: date, days: int, excluded: Sequence[tuple[datetime, datetime]]) -> date:
    counted, day = 0, first - DAY
    while counted < days:
        day += DAY
        counted += not day_left_out(day, excluded)
    while day_off(day) or day_left_out(day, excluded):
        day += DAY
    return day


def days_after(start: date, days: int) -> date:
    """The Civil Act's way: the first day is left out, a day off at the end is passed over."""
    day = start
    for _ in range(days):
        day += DAY
    while day_off(day):
        day += DAY
    return day
