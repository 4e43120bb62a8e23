"""What citizens send and are told of reservations over HTTP, whatever is reserved. No cookie, no CSRF token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from fastapi import Request
from pydantic import AfterValidator, BaseModel, StringConstraints

from casework.callers import count, is_name
from casework.petitions.calendar import WorkCalendar
from casework.protocols import Arrivals, Pacing
from casework.reserving.reservation import Comer, Reservation, Visitor
from casework.reserving.reservations import UNKNOWN, Reservations
from casework.reserving.told import zone_of
from core.clock import Clock
from core.errors import GuardianConsentNeeded, NotFound
from core.http import Moment, encodable
from core.speech import Language

Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(encodable)]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000), AfterValidator(encodable)]
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(encodable)]


class Reserve(BaseModel):
    """Who wants a slot, and which."""

    starts_at: Moment
    name: _Name
    contact: Line = ""
    """Needed unless what is booked is anonymous; there it is not kept."""
    language: Language = "ko"
    zone: Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(encodable)] = "Asia/Seoul"
    consent: Literal[True]
    under_14: bool = False
    """Whoever is refused, unless what is booked is anonymous: nothing of a child's is taken here."""


class WhoReserved(BaseModel):
    """What only its citizen knows."""

    code: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), AfterValidator(encodable)
    ]
    name: _Name


class MoveReserved(WhoReserved):
    """To another slot."""

    starts_at: Moment


@dataclass(frozen=True, slots=True)
class ReservingServices:
    """What the routes of everything that is reserved work with."""

    reservations: Reservations
    calendar: WorkCalendar
    clock: Clock
    arrivals: Arrivals
    booking_pace: Pacing
    following_pace: Pacing


def comer_of(body: Reserve, arrivals: Arrivals, said: Mapping[str, str], *, is_anonymous: bool) -> Comer:
    """Cleared of what nobody may keep before anything else sees it; of an anonymous one only the nickname is kept.

    Raises `GuardianConsentNeeded` for a child's name and contact.
    """
    name = arrivals.cleared(body.name)
    if is_anonymous:
        return Comer(Visitor(name, ""), body.language)
    if body.under_14:
        raise GuardianConsentNeeded
    zone_of(body.zone)
    details = {label: arrivals.cleared(text) for label, text in said.items() if text}
    contact = arrivals.contact(body.contact)
    return Comer(Visitor(name, contact, details, arrivals.contact_key(contact)), body.language, body.zone)


async def theirs(services: ReservingServices, body: WhoReserved, request: Request, resource: str) -> Reservation:
    """The reservation of that code and name, of a resource that begins so; whatever is wrong looks the same."""
    count(services.following_pace, request)
    found = await services.reservations.find(body.code)
    is_theirs = is_name(found.visitor.name if found.visitor else "", services.arrivals.cleared(body.name))
    if not is_theirs or not found.resource.startswith(resource):
        raise NotFound(UNKNOWN)
    return found
