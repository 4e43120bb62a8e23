"""`POST` and `PATCH /api/offer`, with the field names that RTVI's WebRTC transport sends."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from core.errors import Conflict, InvalidInput, MalformedOffer, NotFound, ServiceFull, TooManyAttempts
from core.http import declared
from core.speech import Language
from rtc.lines import Lines
from rtc.protocols import VisitRequest
from rtc.signalling import MAX_CANDIDATES, Candidate, OfferRequest

Name = Annotated[str, Field(max_length=128)]


class RequestDataBody(BaseModel):
    """What the visitor wants; further fields are passed on."""

    model_config = ConfigDict(extra="allow")

    official: Name | None = None
    space: Name | None = None
    language: Language | None = None
    session: Name | None = None

    def visit(self) -> VisitRequest:
        return VisitRequest(
            official=self.official or "",
            space=self.space or "",
            language=self.language or "ko",
            session=self.session or "",
            extra=self.model_extra or None,
        )


class OfferBody(BaseModel):
    """An offer: `pc_id` null opens a connection, a known one negotiates it again."""

    sdp: str
    type: Literal["offer"]
    pc_id: Name | None = None
    restart_pc: bool | None = None
    request_data: Annotated[
        RequestDataBody | None,
        Field(validation_alias=AliasChoices("requestData", "request_data"), serialization_alias="requestData"),
    ] = None

    def request(self) -> OfferRequest:
        visit = (self.request_data or RequestDataBody()).visit()
        return OfferRequest(self.sdp, self.pc_id, restart_pc=bool(self.restart_pc), visit=visit)


class AnswerBody(BaseModel):
    """The answer; `pc_id` names the connection from now on."""

    sdp: str
    type: Literal["answer"] = "answer"
    pc_id: str


class CandidateBody(BaseModel):
    """One trickled candidate; an empty `candidate` ends them."""

    candidate: Annotated[str, Field(max_length=1_024)]
    sdp_mid: Name | None = None
    sdp_mline_index: Annotated[int, Field(ge=0, lt=1_000)] | None = None


class CandidatesBody(BaseModel):
    """Candidates that the browser found after its offer."""

    pc_id: Name
    candidates: Annotated[list[CandidateBody], Field(max_length=MAX_CANDIDATES)]


def offer_router(lines: Lines) -> APIRouter:
    """The routes over `lines`."""
    router = APIRouter(tags=["talk"], responses=declared(InvalidInput, NotFound, Conflict))

    @router.post("/api/offer", responses=declared(MalformedOffer, TooManyAttempts, ServiceFull))
    async def offer(body: OfferBody, request: Request) -> AnswerBody:
        """Opens a voice connection to an official, or negotiates one again."""
        address = request.client.host if request.client else ""
        answer = await lines.offer(body.request(), address)
        return AnswerBody(sdp=answer.sdp, pc_id=answer.pc_id)

    @router.patch("/api/offer", status_code=204)
    async def candidates(body: CandidatesBody) -> None:
        """Adds ICE candidates to a connection."""
        await lines.candidates(
            body.pc_id, [Candidate(c.candidate, c.sdp_mid, c.sdp_mline_index) for c in body.candidates]
        )

    _ = (offer, candidates)
    return router
