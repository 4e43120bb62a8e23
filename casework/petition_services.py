"""What the routes of petitions work with, and whether who asks is the petitioner."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from casework.callers import is_contact, is_name
from casework.filings import UNKNOWN, Filed, Filings
from casework.petition_fields import Contact, Name, Number
from casework.petitions.calendar import WorkCalendar
from casework.protocols import Arrivals, DraftingTalks, Pacing
from core.clock import Clock
from core.errors import NotFound

OTHER_CONTACT = "the petition was filed with another contact; send that one"


class FollowPetition(BaseModel):
    """What opens how a petition stands."""

    number: Number
    name: Name


class KnownPetitioner(FollowPetition):
    """What opens what the petitioner wrote, and lets something be changed."""

    contact: Contact
    """As it was given when the petition was filed, written in any way."""


@dataclass(frozen=True, slots=True)
class PetitionServices:
    """What the routes work with."""

    filings: Filings
    calendar: WorkCalendar
    clock: Clock
    arrivals: Arrivals
    talks: DraftingTalks
    filing_pace: Pacing
    following_pace: Pacing


async def theirs(services: PetitionServices, known: FollowPetition) -> Filed:
    """Raises `NotFound` alike for a wrong name and a number that was never given, and for another contact."""
    try:
        found = await services.filings.find(known.number)
    except NotFound:
        raise NotFound(UNKNOWN) from None
    if found.filing is None or not is_name(found.filing.name, known.name):
        raise NotFound(UNKNOWN)
    if isinstance(known, KnownPetitioner) and not is_contact(found.filing.contact, known.contact, services.arrivals):
        raise NotFound(OTHER_CONTACT)
    return found
