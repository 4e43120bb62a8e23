"""What citizens send and are told of reservations over HTTP, whatever is reserved. No cookie, no CSRF token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from fastapi import Request
from pydantic import AfterValidator, BaseModel, StringConstraints

from casework.callers import count, is_name
from casework.petitions.calendar import WorkCalendar
from casework.protocols import Arrivals, Pacing
from casework.reserving.reservation import Reservation
from casework.reserving.reservations import UNKNOWN, Reservations
from core.clock import Clock
from core.errors import NotFound
from core.http import Moment, encodable
from core.speech import Language

Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(encodable)]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000), AfterValidator(encodable)]
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(encodable)]


class Reserve(BaseModel):
    """Who wants a slot, and which."""

    starts_at: Moment
    name: _Name
    contact: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200), AfterValidator(encodable)
    ]
    language: Language = "ko"
    zone: Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(encodable)] = "Asia/Seoul"
    consent: Literal[True]


class WhoReserved(BaseModel):
    """What only its citizen knows."""

    code: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), AfterValidator(encodable)
    ]
    name: _Name


class MoveReserved(WhoReserved):
    """To another slot."""

    starts_at: Moment


class SlotView(BaseModel):
    """A time that can be booked."""

    starts_at: datetime
    ends_at: datetime
    left: int
    """Places that are free."""


@dataclass(frozen=True, slots=True)
class ReservingServices:
    """What the routes of everything that is reserved work with."""

    reservations: Reservations
    calendar: WorkCalendar
    clock: Clock
    arrivals: Arrivals
    booking_pace: Pacing
    following_pace: Pacing


async def theirs(services: ReservingServices, body: WhoReserved, request: Request, resource: str) -> Reservation:
    """The reservation of that code and name, of a resource that begins so; whatever is wrong looks the same."""
    count(services.following_pace, request)
    found = await services.reservations.find(body.code)
    is_theirs = is_name(found.visitor.name if found.visitor else "", services.arrivals.cleared(body.name))
    if not is_theirs or not found.resource.startswith(resource):
        raise NotFound(UNKNOWN)
    return found
