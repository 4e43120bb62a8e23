"""Reservations as their citizens and the people who expect them see them, whatever is reserved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from casework.petition_views import Both, both
from casework.petitions.calendar import Interval
from casework.reserving.reservation import Reservation, ReservationState, SlotUse, can_be_settled, hinted, is_open
from casework.reserving.reserving import Offer
from casework.reserving.told import STATES, reminder, there, when
from core.speech import Language


class SlotView(BaseModel):
    """A time that can be booked, or waited for."""

    starts_at: datetime
    ends_at: datetime
    left: int
    """Places that are free."""
    waiting: int
    """How many wait for one."""


class ReservationView(BaseModel):
    """What its citizen is told; it never repeats what the citizen wrote."""

    code: str
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
    reason: str | None
    """Why staff cancelled it, in their words."""
    closed_reason: str | None
    """Why staff closed the time that it is booked for; null where it is open, empty where they gave no reason."""
    waiting_place: int | None
    """1 for whoever is next; null for what does not wait."""
    moved_up_at: datetime | None
    """When it came from the waiting list to a place."""


class ReservationLine(BaseModel):
    """One reservation in the list of a day: enough to call somebody in, not who it is."""

    code: str
    name_hint: str
    state: ReservationState
    state_name: Both
    can_be_settled: bool


class DaySlot(BaseModel):
    """One slot of a day."""

    starts_at: datetime
    ends_at: datetime
    places: int
    taken: int
    closed_by: str | None
    closed_reason: str
    reservations: list[ReservationLine]


class WhoCame(BaseModel):
    """Of a reservation that is opened; only for the people who expect it."""

    name: str | None
    """Null, as the next two, once it was forgotten."""
    contact: str | None
    """Empty where the booking is anonymous."""
    brief: dict[str, str] | None
    """What was said beforehand, under the names by which it was asked."""
    language: str
    booked_at: datetime
    changed_at: datetime
    changed_by: str | None
    can_be_settled: bool


def slot_views(offers: list[Offer]) -> list[SlotView]:
    return [
        SlotView(starts_at=one.slot.start, ends_at=one.slot.end, left=one.left, waiting=one.waiting) for one in offers
    ]


def reservation_view(
    found: Reservation, name: Mapping[Language, str], now: datetime, use: SlotUse | None = None
) -> ReservationView:
    local = there(found)
    return ReservationView(
        code=found.code,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        when=both(when(found.starts_at, found.ends_at)),
        there=both(local) if local else None,
        zone=found.zone,
        state=found.state,
        state_name=both(STATES[found.state]),
        can_change=is_open(found, now),
        changed_by_staff=found.changed_by is not None,
        reminder=both(reminder(found, name)),
        reason=found.reason,
        closed_reason=use.closed_reason if use and use.closed_by else None,
        waiting_place=found.waiting_before + 1 if found.state == "waiting" else None,
        moved_up_at=found.moved_up_at,
    )


def who_came(found: Reservation, now: datetime) -> WhoCame:
    visitor = found.visitor
    return WhoCame(
        name=visitor.name if visitor else None,
        contact=visitor.contact if visitor else None,
        brief=dict(visitor.details) if visitor else None,
        language=found.language,
        booked_at=found.booked_at,
        changed_at=found.changed_at,
        changed_by=found.changed_by,
        can_be_settled=can_be_settled(found, now),
    )


def day_slots(
    slots: Mapping[Interval, SlotUse], booked: list[Reservation], places: int, now: datetime
) -> list[DaySlot]:
    """Each with those who come, in the order in which they came to be."""
    return [
        DaySlot(
            starts_at=slot.start,
            ends_at=slot.end,
            places=places,
            taken=use.taken,
            closed_by=use.closed_by,
            closed_reason=use.closed_reason,
            reservations=[_line(one, now) for one in booked if one.starts_at == slot.start],
        )
        for slot, use in slots.items()
    ]


def in_both(words: Mapping[Language, str]) -> Both:
    return Both(ko=words["ko"], en=words["en"])


def _line(found: Reservation, now: datetime) -> ReservationLine:
    return ReservationLine(
        code=found.code,
        name_hint=hinted(found.visitor.name) if found.visitor else "",
        state=found.state,
        state_name=both(STATES[found.state]),
        can_be_settled=can_be_settled(found, now),
    )
