"""Slots: the times that can be booked of what is open at certain hours. Pure; the calendar and the time are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casework.petitions.calendar import DAY, Interval, WorkCalendar
from core.clock import SEOUL
from core.officials import DutyHours

NOTICE = timedelta(hours=2)  # so that whoever is booked has read who comes
HORIZON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far ahead one may choose: days from today, and never later than `NOTICE` before it begins."""

    first_days: int = 0
    last_days: int = HORIZON_DAYS


@dataclass(frozen=True, slots=True)
class SlotRule:
    """When something is open, and into what that time is cut; `places`: how many may have the same slot."""

    hours: tuple[DutyHours, ...]
    """Those of one day never overlap."""
    minutes: int
    places: int
    rests_at_noon: bool = True
    rests_on_holidays: bool = True
    closed_days: frozenset[date] = frozenset()
    ahead: Ahead = Ahead()

    def on(self, day: date, calendar: WorkCalendar) -> tuple[Interval, ...]:
        """Earliest first; none on a day off. What is left of a span and shorter than a slot is not offered."""
        if day in self.closed_days or (self.rests_on_holidays and calendar.holidays.on(day)):
            return ()
        open_then = sorted((one for one in self.hours if day.isoweekday() in one.days), key=lambda one: one.opens)
        spans = [span for hours in open_then for span in self._spans(day, hours, calendar)]
        return tuple(slot for span in spans for slot in self._cut(span))

    def at(self, starts_at: datetime, calendar: WorkCalendar) -> Interval | None:
        """The slot that begins then; None where none does."""
        day = starts_at.astimezone(SEOUL).date()
        return next((slot for slot in self.on(day, calendar) if slot.start == starts_at), None)

    def may_be_chosen(self, starts_at: datetime, now: datetime) -> bool:
        """Whether it is neither too soon nor too far away."""
        away = (starts_at.astimezone(SEOUL).date() - now.astimezone(SEOUL).date()).days
        return starts_at >= now + NOTICE and self.ahead.first_days <= away <= self.ahead.last_days

    def _spans(self, day: date, hours: DutyHours, calendar: WorkCalendar) -> tuple[Interval, ...]:
        opens, closes = _at(day, hours.opens), _at(day, hours.closes)
        noon = _at(day, calendar.hours.lunch)
        if not self.rests_at_noon:
            return (Interval(opens, closes),)
        hour = timedelta(hours=1)
        return Interval(opens, min(noon, closes)), Interval(max(noon + hour, opens), closes)

    def _cut(self, span: Interval) -> list[Interval]:
        length = timedelta(minutes=self.minutes)
        whole = max((span.end - span.start) // length, 0)
        return [Interval(span.start + n * length, span.start + (n + 1) * length) for n in range(whole)]


def bookable(rule: SlotRule, calendar: WorkCalendar, now: datetime) -> tuple[Interval, ...]:
    """Every slot that a citizen may choose now, if there is a place: not at once, and not months ahead."""
    today = now.astimezone(SEOUL).date()
    days = (today + n * DAY for n in range(rule.ahead.first_days, rule.ahead.last_days + 1))
    return tuple(slot for day in days for slot in rule.on(day, calendar) if slot.start >= now + NOTICE)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, SEOUL)
