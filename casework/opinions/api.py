"""Opinions over HTTP, for citizens: sending one, and the matters that are published. No cookie, no CSRF token."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, BaseModel, StringConstraints

from casework.callers import count
from casework.opinions.book import OpinionBook
from casework.opinions.matters import MatterBook
from casework.opinions.opinion import FEWEST, OpinionKind, Said, Topic
from casework.opinions.protocols import CrisisAnswer, OpinionSense
from casework.opinions.views import PublicMatters, SentView, crisis_view, public_view
from casework.protocols import Arrivals, Pacing
from core.errors import InvalidInput, TooManyAttempts
from core.http import declared, encodable
from core.speech import Language

LONGEST = 2_000
"""Characters: an opinion is read by a person, one after the other."""
Words: TypeAlias = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=5, max_length=LONGEST),
    AfterValidator(encodable),
]


class SendOpinion(BaseModel):
    """An opinion to the mayor; nobody is asked who they are."""

    kind: OpinionKind
    topic: Topic | None = None
    text: Words
    language: Language = "ko"
    insist: bool = False
    """As an opinion, although its writer was told that it reads like a petition, or like somebody in danger."""


@dataclass(frozen=True, slots=True)
class OpinionServices:
    """What the routes work with."""

    book: OpinionBook
    matters: MatterBook
    sense: OpinionSense
    arrivals: Arrivals
    sending_pace: Pacing


def build_router(services: OpinionServices) -> APIRouter:
    """Routes under `/api/opinions`."""
    router = APIRouter(prefix="/api/opinions", tags=["opinions"], responses=declared(InvalidInput))

    @router.post("", operation_id="sendOpinion", responses=declared(InvalidInput, TooManyAttempts))
    async def send_opinion(body: SendOpinion, request: Request) -> SentView:
        """What tells of danger is answered and not kept; what sounds like it or like a petition, with `insist` only."""
        count(services.sending_pace, request, of="opinions")
        said, danger = await asyncio.to_thread(_said, body, services)
        if danger is not None and (danger.is_certain or not body.insist):
            return SentView(outcome="crisis", crisis=crisis_view(danger))
        if said.asks_for_act and not body.insist:
            return SentView(outcome="petition", crisis=None)
        await services.book.receive(said)
        return SentView(outcome="received", crisis=None)

    @router.get("", operation_id="listPublicMatters")
    async def list_public_matters(
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=50)] = 20,
    ) -> PublicMatters:
        """Approved opinions only, and matters that enough people wrote about."""
        found, total = await services.matters.page(fewest=FEWEST, offset=(page - 1) * page_size, limit=page_size)
        counts = await services.book.counts()
        return PublicMatters(
            items=[public_view(one) for one in found],
            total=total,
            page=page,
            page_size=page_size,
            opinions=counts["approved"],
            fewest=FEWEST,
        )

    return router


def _said(body: SendOpinion, services: OpinionServices) -> tuple[Said, CrisisAnswer | None]:
    """Cleared of whatever tells who wrote it before anything else sees it; with the answer to somebody in danger."""
    text = services.arrivals.masked(body.text)
    danger = services.sense.danger(text, body.language)
    said = Said(
        kind=body.kind,
        topic=body.topic,
        text=text,
        language=body.language,
        is_abusive=services.sense.is_abusive(text),
        asks_for_act=services.sense.asks_for_act(text, body.language),
        sounds_like_danger=danger is not None,
    )
    return said, danger
