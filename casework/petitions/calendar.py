"""Working days and hours of a public office, and what is left of them when some time does not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from casework.protocols import Holidays
from core.clock import SEOUL

DAY = timedelta(days=1)
HOURS_PER_DAY = 8
"""Civil Petitions Treatment Act, Art. 19(1)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one instant to another one, which is not part of it."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """09:00 to 18:00 less an hour of lunch; the head of an office may move the lunch by at most an hour.

    Local Public Officials Service Regulation, Art. 2(2); the counter keeps the same hours (Decree, Art. 8-3(1)).
    """

    lunch: time = time(12)

    def __post_init__(self) -> None:
        if not time(11) <= self.lunch <= time(13):
            raise ValueError(f"lunch at `{self.lunch:%H:%M}`: it may begin from 11:00 to 13:00")

    def on(self, day: date) -> tuple[Interval, Interval]:
        """The working time of a working day: two spans, of eight hours together."""
        lunch = _at(day, self.lunch)
        return Interval(_at(day, time(9)), lunch), Interval(lunch + timedelta(hours=1), _at(day, time(18)))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days and hours on which one office works."""

    holidays: Holidays
    hours: OfficeHours = field(default_factory=OfficeHours)

    def works(self, day: date) -> bool:
        """Whether it is neither a Saturday nor a public holiday; Sundays are public holidays."""
        return day.isoweekday() < 6 and self.holidays.on(day) is None

    def working_day(self, day: date) -> date:
        """This day, or the first working day after it."""
        while not self.works(day):
            day += DAY
        return day

    def working_time(self, day: date, excluded: Sequence[Interval] = ()) -> tuple[Interval, ...]:
        """What of a day's working time counts; empty on a day off."""
        return _without(self.hours.on(day), excluded) if self.works(day) else ()

    def is_excluded(self, day: date, excluded: Sequence[Interval]) -> bool:
        """Whether nothing of the day counts: none of its working time, or of a day off none of its hours."""
        spans = self.hours.on(day) if self.works(day) else (whole_days(day, day),)
        return not _without(spans, excluded)


def whole_days(first: date, last: date) -> Interval:
    """From the beginning of one day to the end of another."""
    return Interval(_at(first, time()), _at(last, time()) + DAY)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, SEOUL)


def _without(spans: Sequence[Interval], excluded: Sequence[Interval]) -> tuple[Interval, ...]:
    edges = sorted({edge for interval in (*spans, *excluded) for edge in (interval.start, interval.end)})
    pieces = [Interval(start, end) for start, end in pairwise(edges)]
    return tuple(piece for piece in pieces if _inside(piece, spans) and not _inside(piece, excluded))


def _inside(piece: Interval, intervals: Sequence[Interval]) -> bool:
    return any(interval.start <= piece.start and piece.end <= interval.end for interval in intervals)
