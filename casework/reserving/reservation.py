"""What a reservation is, and what may still be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from core.clock import SEOUL
from core.speech import Language

ReservationState: TypeAlias = Literal["booked", "waiting", "cancelled", "came", "did_not_come"]
Outcome: TypeAlias = Literal["came", "did_not_come"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes; `details` is what was said beforehand."""

    name: str
    contact: str
    """Empty where the booking is anonymous."""
    details: Mapping[str, str] = field(default_factory=dict[str, str])
    contact_key: str = ""
    """The same for two ways to write one contact."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Who books, and how they are spoken to."""

    visitor: Visitor
    language: Language = "ko"
    zone: str = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class Wish:
    """A slot that somebody asks for."""

    resource: str
    starts_at: datetime
    ends_at: datetime
    visitor: Visitor
    language: Language
    zone: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """One of them as it stands."""

    code: str
    resource: str
    starts_at: datetime
    ends_at: datetime
    state: ReservationState
    booked_at: datetime
    changed_at: datetime
    changed_by: str | None
    """An account; None: the citizen."""
    edition: int
    moved_up_at: datetime | None
    language: Language
    zone: str
    visitor: Visitor | None
    """None once it was forgotten."""
    waiting_before: int = 0
    """How many stand before it in the waiting list."""
    reason: str | None = None
    """Why staff cancelled it, as its citizen reads it; forgotten with the visitor."""


@dataclass(frozen=True, slots=True)
class SlotUse:
    """What is taken of a slot."""

    taken: int = 0
    closed_by: str | None = None
    closed_reason: str = ""
    """As those who are booked read it."""


def is_open(reservation: Reservation, now: datetime) -> bool:
    """Whether its citizen can still cancel it: it has not begun."""
    return reservation.state in {"booked", "waiting"} and now < reservation.starts_at


def can_be_settled(reservation: Reservation, now: datetime) -> bool:
    """Whether staff can say who came: on the day, and after it; what was said can be corrected."""
    is_day = now.astimezone(SEOUL).date() >= reservation.starts_at.astimezone(SEOUL).date()
    return is_day and reservation.state in {"booked", "came", "did_not_come"}


def hinted(name: str) -> str:
    """Enough to greet somebody at the door, too little to tell who it is: `김○○`."""
    return name[:1] + "○" * (len(name) - 1)
