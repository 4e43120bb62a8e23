"""Appointments as their citizens and the people at the counter see them."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from casework.appointments.counters import Counter
from casework.appointments.told import STATES, reminder, there, when
from casework.petition_views import Both, both
from casework.reserving.reservation import Reservation, ReservationState, SlotUse, can_be_settled, hinted, is_open


class CounterView(BaseModel):
    """A counter at which people can be booked."""

    id: str
    name: Both
    minutes: int


class AppointmentView(BaseModel):
    """What its citizen is told; it never repeats what the citizen wrote."""

    code: str
    counter: str
    counter_name: Both
    starts_at: datetime
    ends_at: datetime
    when: Both
    """By the clocks of Seoul."""
    there: Both | None
    """By those of the visitor; null where they show the same."""
    zone: str
    state: ReservationState
    state_name: Both
    can_change: bool
    changed_by_staff: bool
    reminder: Both


class AppointmentLine(BaseModel):
    """One appointment in the list of a day: enough to call somebody in, not who it is."""

    code: str
    name_hint: str
    state: ReservationState
    state_name: Both
    can_be_settled: bool


class AppointmentSlot(BaseModel):
    """One slot of a day."""

    starts_at: datetime
    ends_at: datetime
    places: int
    taken: int
    closed_by: str | None
    appointments: list[AppointmentLine]


class AppointmentDay(BaseModel):
    """A day at one counter."""

    counter: str
    counter_name: Both
    slots: list[AppointmentSlot]


class AppointmentDetail(AppointmentView):
    """One appointment in full, with the brief; only for the people at the counter."""

    name: str | None
    """Null, as the next two, once it was forgotten."""
    contact: str | None
    brief: dict[str, str] | None
    """What was said beforehand: `topic`, `country`, `sector`, `amount`, `form`, `timing`."""
    language: str
    booked_at: datetime
    changed_at: datetime
    changed_by: str | None
    can_be_settled: bool


def counter_view(counter: Counter) -> CounterView:
    return CounterView(id=counter.id, name=_name(counter), minutes=counter.rule.minutes)


def appointment_view(found: Reservation, counter: Counter, now: datetime) -> AppointmentView:
    local = there(found)
    return AppointmentView(
        code=found.code,
        counter=counter.id,
        counter_name=_name(counter),
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        when=both(when(found.starts_at, found.ends_at)),
        there=both(local) if local else None,
        zone=found.zone,
        state=found.state,
        state_name=both(STATES[found.state]),
        can_change=is_open(found, now),
        changed_by_staff=found.changed_by is not None,
        reminder=both(reminder(found, counter.name)),
    )


def detail(found: Reservation, counter: Counter, now: datetime) -> AppointmentDetail:
    visitor = found.visitor
    return AppointmentDetail(
        **appointment_view(found, counter, now).model_dump(),
        name=visitor.name if visitor else None,
        contact=visitor.contact if visitor else None,
        brief=dict(visitor.details) if visitor else None,
        language=found.language,
        booked_at=found.booked_at,
        changed_at=found.changed_at,
        changed_by=found.changed_by,
        can_be_settled=can_be_settled(found, now),
    )


def day_slot(start: datetime, end: datetime, places: int, use: SlotUse, mine: list[AppointmentLine]) -> AppointmentSlot:
    return AppointmentSlot(
        starts_at=start, ends_at=end, places=places, taken=use.taken, closed_by=use.closed_by, appointments=mine
    )


def line(found: Reservation, now: datetime) -> AppointmentLine:
    return AppointmentLine(
        code=found.code,
        name_hint=hinted(found.visitor.name) if found.visitor else "",
        state=found.state,
        state_name=both(STATES[found.state]),
        can_be_settled=can_be_settled(found, now),
    )


def _name(counter: Counter) -> Both:
    return Both(ko=counter.name["ko"], en=counter.name["en"])
