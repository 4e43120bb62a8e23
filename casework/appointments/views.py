"""Appointments as their citizens and the people at the counter see them."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from casework.appointments.counters import Counter
from casework.petition_views import Both
from casework.reserving.reservation import Reservation, SlotUse
from casework.reserving.views import DaySlot, ReservationView, WhoCame, in_both, reservation_view, who_came

HEARD = "heard_"
"""Goes before the names of what an official collected in a talk, among what was said beforehand."""


class CounterView(BaseModel):
    """A counter at which people can be booked."""

    id: str
    name: Both
    minutes: int
    is_anonymous: bool
    """Counselling: booked with a nickname, without a contact, and no words are kept."""


class AppointmentView(ReservationView):
    """What its citizen is told."""

    counter: str
    counter_name: Both
    is_anonymous: bool


class AppointmentDay(BaseModel):
    """A day at one counter."""

    counter: str
    counter_name: Both
    slots: list[DaySlot]


class AppointmentDetail(AppointmentView, WhoCame):
    """One appointment in full; its brief has `topic`, `country`, `sector`, `amount`, `form` and `timing`."""

    heard: dict[str, str] | None
    """What an official had collected in the talk under the last five of these names; null once it was forgotten."""


def counter_view(counter: Counter) -> CounterView:
    return CounterView(
        id=counter.id, name=in_both(counter.name), minutes=counter.rule.minutes, is_anonymous=counter.is_anonymous
    )


def appointment_view(
    found: Reservation, counter: Counter, now: datetime, use: SlotUse | None = None
) -> AppointmentView:
    return AppointmentView(
        **reservation_view(found, counter.name, now, use).model_dump(),
        counter=counter.id,
        counter_name=in_both(counter.name),
        is_anonymous=counter.is_anonymous,
    )


def detail(found: Reservation, counter: Counter, now: datetime) -> AppointmentDetail:
    came = who_came(found, now).model_dump()
    said, heard = _apart(came.pop("brief"))
    view = appointment_view(found, counter, now).model_dump()
    return AppointmentDetail(**view, **came, brief=said, heard=heard)


def _apart(details: dict[str, str] | None) -> tuple[dict[str, str] | None, dict[str, str] | None]:
    """What the citizen sent, and what the official had collected."""
    if details is None:
        return None, None
    heard = {name.removeprefix(HEARD): said for name, said in details.items() if name.startswith(HEARD)}
    return {name: said for name, said in details.items() if not name.startswith(HEARD)}, heard
