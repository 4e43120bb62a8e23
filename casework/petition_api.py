"""Petitions over HTTP, for citizens: filing one, and following it by number and name. No cookie, no CSRF token."""

from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, Field

from casework.callers import count
from casework.petition_fields import Address, Contact, Line, Name, Subject, Wish, Words
from casework.petition_services import FollowPetition, KnownPetitioner, PetitionServices, theirs
from casework.petition_views import FollowedView, ReceiptView, followed_view, receipt_view, standing_of
from casework.petitioner_acts import ActAsPetitioner, made
from casework.petitions.events import Author
from casework.petitions.filing import OWN_FORM, Filing, Said
from casework.photo_api import AddedPhoto, AddedPhotos, added
from casework.photos.album import MOST_AT_ONCE, SENT_BYTES
from casework.protocols import Arrivals
from core.errors import Conflict, GuardianConsentNeeded, InvalidInput, NotFound, NotLawful, TooManyAttempts, Unfileable
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
    under_14: bool = False
    """Whoever is refused: nothing of a child's is taken here."""
    notify: bool = False
    """Whether changes are told by e-mail; the contact is an e-mail address then."""
    photos: AddedPhotos = Field(default_factory=list[AddedPhoto])


class SetNotices(KnownPetitioner):
    """What a petitioner knows, and whether changes are told by e-mail."""

    notify: bool


class ConfirmAddress(BaseModel):
    """What the link of a letter holds."""

    token: str = Field(min_length=16, max_length=64)


class ConfirmedView(BaseModel):
    """Whose changes are told from now on."""

    number: str


class FilingTerms(BaseModel):
    """What a form offers here."""

    sends_notices: bool
    """Whether changes can be told by e-mail."""
    most_photos: int = MOST_AT_ONCE
    most_photo_bytes: int = SENT_BYTES


Key: TypeAlias = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=16, max_length=64, pattern=r"^[A-Za-z0-9-]+$"),
]
"""Made by the client for one petition, and sent again with it when no answer came; as the IETF draft of this name."""


_REFUSED = declared(InvalidInput, Unfileable, GuardianConsentNeeded)


def build_router(services: PetitionServices) -> APIRouter:
    """Routes under `/api/petitions`."""
    router = APIRouter(prefix="/api/petitions", tags=["petitions"], responses=declared(InvalidInput, TooManyAttempts))

    @router.post("", status_code=201, operation_id="filePetition", responses=_REFUSED)
    async def file_petition(body: FilePetition, request: Request, key: Key = None) -> ReceiptView:
        """Sent again under the same key, it gives the receipt of the first time."""
        count(services.filing_pace, request, of="petitions")
        drafted = services.talks.drafted(body.talk) if body.talk else None
        _check_notices(body, services)
        filing = _filing(body, services.arrivals, drafted.draft if drafted else None)
        official, talk_id = (drafted.official, body.talk) if drafted else (None, None)
        photos = added(body.photos, services.arrivals)
        filed = await services.filings.file(filing, official=official, talk_id=talk_id, key=key, photos=photos)
        if talk_id is not None:
            services.talks.filed(talk_id, standing_of(filed, services.calendar, services.clock.now()))
        return receipt_view(filed, services.calendar)

    @router.post("/follow", operation_id="followPetition", responses=declared(NotFound))
    async def follow_petition(body: FollowPetition, request: Request) -> FollowedView:
        """A wrong name and a number that was never given look the same."""
        count(services.following_pace, request, of="petitions")
        return followed_view(await theirs(services, body), services.calendar, services.clock.now())

    @router.post("/acts", operation_id="actAsPetitioner", responses=declared(NotFound, Conflict, NotLawful))
    async def act_as_petitioner(body: ActAsPetitioner, request: Request) -> FollowedView:
        """One act of whoever knows number, name and contact; refused with its `ground` where the law says no."""
        count(services.following_pace, request, of="petitions")
        found = await theirs(services, body)
        done = made(body.act, found.petition, services.arrivals)
        left = await services.filings.add(
            found.number, Author("citizen"), done.event, words=done.words, photos=done.photos
        )
        return followed_view(left, services.calendar, services.clock.now())

    _add_notices(router, services)
    return router


def _add_notices(router: APIRouter, services: PetitionServices) -> None:
    @router.get("/terms", operation_id="readFilingTerms")
    async def read_filing_terms() -> FilingTerms:
        return FilingTerms(sends_notices=services.filings.sends_notices)

    @router.post("/notices", operation_id="setNotices", responses=declared(NotFound))
    async def set_notices(body: SetNotices, request: Request) -> FollowedView:
        """Agrees to be told of changes by e-mail, or takes that back."""
        count(services.following_pace, request, of="petitions")
        await theirs(services, body)
        _check_notices(body, services)
        left = await services.filings.notify(body.number, wanted=body.notify)
        return followed_view(left, services.calendar, services.clock.now())

    @router.post("/notices/confirm", operation_id="confirmAddress", responses=declared(NotFound))
    async def confirm_address(body: ConfirmAddress, request: Request) -> ConfirmedView:
        """By the link of a letter, once; the last change goes out at once. `NotFound` for a link that works no more."""
        count(services.following_pace, request, of="petitions")
        return ConfirmedView(number=await services.filings.confirm(body.token))

    @router.post("/notices/ask-again", operation_id="askAgain", responses=declared(NotFound, Conflict))
    async def ask_again(body: KnownPetitioner, request: Request) -> FollowedView:
        """Sends one letter more that asks whether the address is theirs."""
        count(services.following_pace, request, of="petitions")
        await theirs(services, body)
        left = await services.filings.ask_again(body.number)
        return followed_view(left, services.calendar, services.clock.now())


def _check_notices(body: FilePetition | SetNotices, services: PetitionServices) -> None:
    """Raises `InvalidInput` where nobody can be written to."""
    if body.notify and not services.filings.sends_notices:
        raise InvalidInput("`notify`: no e-mail is sent here")
    if body.notify and not services.arrivals.is_mail(services.arrivals.contact(body.contact)):
        raise InvalidInput("`notify`: changes are told by e-mail only; send an e-mail address as `contact`")


def _filing(body: FilePetition, arrivals: Arrivals, draft: PetitionDraft | None) -> Filing:
    """Cleared of what nobody may keep before anything else sees it."""
    if body.under_14:
        raise GuardianConsentNeeded
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
        notify=body.notify,
    )


def _said(body: SaidBody, arrivals: Arrivals) -> Said:
    words = (body.subject, body.text, body.place or "", body.occurred or "", body.wish or "")
    return Said(*(arrivals.cleared(one) for one in words))
