"""Petitions over HTTP, for citizens: filing one, and following it by number and name. No cookie, no CSRF token."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, Field

from casework.callers import count, is_name
from casework.filings import UNKNOWN, Filed, Filings
from casework.petition_fields import Address, Contact, Line, Name, Number, Subject, Wish, Words
from casework.petition_views import FollowedView, ReceiptView, followed_view, receipt_view, standing_of
from casework.petitioner_acts import ActAsPetitioner, made
from casework.petitions.calendar import WorkCalendar
from casework.petitions.events import Author
from casework.petitions.filing import OWN_FORM, Filing, Said
from casework.protocols import Arrivals, DraftingTalks, Pacing
from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound, NotLawful, TooManyAttempts, Unfileable
from core.http import declared
from core.petitions import PetitionDraft
from core.speech import Language


class SaidBody(BaseModel):
    """The words of a petition."""

    subject: Subject
    text: Words
    place: Line | None = None
    occurred: Line | None = None
    """When it happened, in the citizen's words."""
    wish: Wish | None = None


class FilePetition(SaidBody):
    """A petition that the citizen signs."""

    talk: str | None = Field(default=None, max_length=32)
    """The talk that it came from: what the official drafted there is kept beside what was signed."""
    kind: Literal["inquiry", "suggestion", "other", "grievance", "statutory"]
    """`statutory` is always refused, with the reason: it has a form of its own."""
    name: Name
    address: Address
    contact: Contact
    language: Language = "ko"
    consent: Literal[True]


class FollowPetition(BaseModel):
    """What a petitioner knows."""

    number: Number
    name: Name


Key: TypeAlias = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=16, max_length=64, pattern=r"^[A-Za-z0-9-]+$"),
]
"""Made by the client for one petition, and sent again with it when no answer came; as the IETF draft of this name."""


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


def build_router(services: PetitionServices) -> APIRouter:
    """Routes under `/api/petitions`."""
    router = APIRouter(prefix="/api/petitions", tags=["petitions"], responses=declared(InvalidInput, TooManyAttempts))

    @router.post("", status_code=201, operation_id="filePetition", responses=declared(InvalidInput, Unfileable))
    async def file_petition(body: FilePetition, request: Request, key: Key = None) -> ReceiptView:
        """Sent again under the same key, it gives the receipt of the first time."""
        count(services.filing_pace, request, of="petitions")
        drafted = services.talks.drafted(body.talk) if body.talk else None
        filing = _filing(body, services.arrivals, drafted.draft if drafted else None)
        official, talk_id = (drafted.official, body.talk) if drafted else (None, None)
        filed = await services.filings.file(filing, official=official, talk_id=talk_id, key=key)
        if talk_id is not None:
            services.talks.filed(talk_id, standing_of(filed, services.calendar, services.clock.now()))
        return receipt_view(filed, services.calendar)

    @router.post("/follow", operation_id="followPetition", responses=declared(NotFound))
    async def follow_petition(body: FollowPetition, request: Request) -> FollowedView:
        """A wrong name and a number that was never given look the same."""
        count(services.following_pace, request, of="petitions")
        return followed_view(await _theirs(services, body), services.calendar, services.clock.now())

    @router.post("/acts", operation_id="actAsPetitioner", responses=declared(NotFound, Conflict, NotLawful))
    async def act_as_petitioner(body: ActAsPetitioner, request: Request) -> FollowedView:
        """One act of the petitioner, known by number and name; refused with its `ground` where the law says no."""
        count(services.following_pace, request, of="petitions")
        found = await _theirs(services, body)
        done = made(body.act, found.petition, services.arrivals)
        left = await services.filings.add(found.number, Author("citizen"), done.event, words=done.words)
        return followed_view(left, services.calendar, services.clock.now())

    return router


async def _theirs(services: PetitionServices, body: FollowPetition | ActAsPetitioner) -> Filed:
    try:
        found = await services.filings.find(body.number)
    except NotFound:
        raise NotFound(UNKNOWN) from None
    if not is_name(found.filing.name if found.filing else "", body.name):
        raise NotFound(UNKNOWN)
    return found


def _filing(body: FilePetition, arrivals: Arrivals, draft: PetitionDraft | None) -> Filing:
    """Cleared of what nobody may keep before anything else sees it."""
    if body.kind == "statutory":
        raise Unfileable(OWN_FORM.ground)
    return Filing(
        kind=body.kind,
        signed=_said(body, arrivals),
        name=arrivals.cleared(body.name),
        address=arrivals.cleared(body.address),
        contact=arrivals.contact(body.contact),
        language=body.language,
        drafted=Said(draft.subject, draft.text, draft.place, draft.occurred, draft.wish) if draft else None,
    )


def _said(body: SaidBody, arrivals: Arrivals) -> Said:
    words = (body.subject, body.text, body.place or "", body.occurred or "", body.wish or "")
    return Said(*(arrivals.cleared(one) for one in words))
