"""The desk over HTTP: duty, the waiting list, and driving an avatar. Staff and supervisors only."""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

from core.accounts import Account, AccountGuard, Role, StillAllowed
from core.answers import HandoffReason
from core.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    MalformedOffer,
    NotFound,
    PasswordChangeRequired,
    ServiceFull,
    Unauthenticated,
)
from core.http import Text, declared
from core.speech import Language
from desk.admitted import while_allowed
from desk.desk import Desk
from desk.protocols import TalkFloor, TurnLine
from desk.waiting import Entry, EntryState


class EntryView(BaseModel):
    """One citizen who waits or is served."""

    talk: str
    official: str
    skill: str
    reason: HandoffReason
    language: Language
    summary: str
    since: datetime
    state: EntryState
    staff_name: str
    returned: bool


class DeskView(BaseModel):
    """What the desk's screen shows."""

    on_duty: bool
    people_on_duty: int
    waiting: list[EntryView]
    mine: list[EntryView]
    line: str | None
    """The `pc_id` of the connection that carries this person's voice, in whatever window it was opened."""


class SourceView(BaseModel):
    """A passage that the official used."""

    document_id: str
    title: str
    locator: str
    quote: str
    source_url: str


class LineView(BaseModel):
    """One line of the talk."""

    speaker: str
    text: str
    citations: list[SourceView]


class CallView(BaseModel):
    """One citizen's talk, for the person who serves it."""

    entry: EntryView
    turns: list[LineView]
    passages: list[SourceView]


class DutyChange(BaseModel):
    """On duty or not."""

    on_duty: bool


class StaffWords(BaseModel):
    """What the avatar shall say."""

    text: Text = Field(min_length=1, max_length=1_000)


class MediaOffer(BaseModel):
    """A WebRTC offer of the staff member's browser."""

    sdp: str
    type: Literal["offer"]


class MediaReply(BaseModel):
    """The answer to it."""

    sdp: str
    type: str
    pc_id: str


def entry_view(entry: Entry) -> EntryView:
    """An entry without the account's id."""
    return EntryView(
        talk=entry.talk_id,
        official=entry.official,
        skill=entry.skill,
        reason=entry.reason,
        language=entry.language,
        summary=entry.summary,
        since=entry.since,
        state=entry.state,
        staff_name=entry.staff_name,
        returned=entry.returned,
    )


def desk_view(desk: Desk, account: Account) -> DeskView:
    """The desk as this person sees it."""
    return DeskView(
        on_duty=desk.on_duty(account.id),
        people_on_duty=desk.people_on_duty,
        waiting=[entry_view(e) for e in desk.list.waiting()],
        mine=[entry_view(e) for e in desk.list.served_by(account.id)],
        line=desk.line_of(account.id),
    )


def line_view(line: TurnLine) -> LineView:
    """A line with its sources."""
    cited = [
        SourceView(document_id=c.document_id, title=c.title, locator=c.locator, quote=c.quote, source_url=c.source_url)
        for c in line.citations
    ]
    return LineView(speaker=line.speaker, text=line.text, citations=cited)


def build_router(desk: Desk, floor: TalkFloor, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/desk`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix="/api/desk", tags=["desk"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    still_staff = Depends(guard.recheck(Role.STAFF, Role.SUPERVISOR))
    _add_screen_routes(router, desk, staff, still_staff)
    _add_line_route(router, floor, staff, still_staff)
    _add_reading_route(router, desk, floor, staff)
    _add_following_route(router, desk, floor, staff, still_staff)
    _add_driving_routes(router, desk, staff)
    return router


def _add_screen_routes(router: APIRouter, desk: Desk, staff: object, still_staff: object) -> None:
    @router.get("", operation_id="readDesk")
    async def read_desk(account: Annotated[Account, staff]) -> DeskView:
        return desk_view(desk, account)

    @router.get("/events", response_class=EventSourceResponse, operation_id="followDesk")
    async def follow_desk(
        account: Annotated[Account, staff], still: Annotated[StillAllowed, still_staff]
    ) -> AsyncIterator[ServerSentEvent]:
        async with aclosing(while_allowed(desk.screen(account), still, desk.clock)) as changes:
            async for _ in changes:
                yield ServerSentEvent(raw_data=desk_view(desk, account).model_dump_json(), event="desk")

    @router.put("/duty", operation_id="setDuty")
    async def set_duty(body: DutyChange, account: Annotated[Account, staff]) -> DeskView:
        desk.set_duty(account, on=body.on_duty)
        return desk_view(desk, account)


def _add_line_route(router: APIRouter, floor: TalkFloor, staff: object, still_staff: object) -> None:
    @router.post("/line", operation_id="openStaffLine", responses=declared(MalformedOffer, ServiceFull))
    async def open_staff_line(
        body: MediaOffer, account: Annotated[Account, staff], still: Annotated[StillAllowed, still_staff]
    ) -> MediaReply:
        """Opened once, on coming on duty: every talk that the person takes is joined to it."""
        answer = await floor.connect(account, body.sdp, still)
        return MediaReply(sdp=answer.sdp, type=answer.type, pc_id=answer.pc_id)


def _add_reading_route(router: APIRouter, desk: Desk, floor: TalkFloor, staff: object) -> None:
    @router.get("/{talk}", operation_id="readCall")
    async def read_call(talk: str, account: Annotated[Account, staff]) -> CallView:
        """The summary with the passages used; readable while the citizen waits, and by the person who serves."""
        entry = desk.list.find(talk)
        if entry.state == "accepted":
            desk.mine(talk, account)
        lines = [line_view(line) for line in floor.turns(talk)]
        passages = {source.quote: source for line in lines for source in line.citations}
        return CallView(entry=entry_view(entry), turns=lines, passages=list(passages.values()))


def _add_following_route(router: APIRouter, desk: Desk, floor: TalkFloor, staff: object, still_staff: object) -> None:
    async def serving(talk: str, account: Annotated[Account, staff]) -> Account:
        desk.mine(talk, account)
        return account

    @router.get("/{talk}/events", response_class=EventSourceResponse, operation_id="followCall")
    async def follow_call(
        talk: str,
        account: Annotated[Account, Depends(serving)],
        still: Annotated[StillAllowed, still_staff],
        last_event_id: Annotated[int, Header()] = 0,
    ) -> AsyncIterator[ServerSentEvent]:
        async with aclosing(while_allowed(floor.follow(talk, last_event_id), still, desk.clock)) as events:
            async for number, event in events:
                if not desk.serves(talk, account):
                    return  # what the citizen says from now on is not this person's to read
                data = json.dumps(event, ensure_ascii=False)
                yield ServerSentEvent(raw_data=data, event=str(event["type"]), id=str(number))


def _add_driving_routes(router: APIRouter, desk: Desk, staff: object) -> None:
    @router.post("/{talk}/accept", operation_id="acceptCall")
    async def accept_call(talk: str, account: Annotated[Account, staff]) -> EntryView:
        return entry_view(desk.accept(talk, account))

    @router.post("/{talk}/say", status_code=204, operation_id="sayAsOfficial")
    async def say_as_official(talk: str, body: StaffWords, account: Annotated[Account, staff]) -> None:
        desk.say(talk, account, body.text)

    @router.post("/{talk}/hand-back", status_code=204, operation_id="handBack")
    async def hand_back(talk: str, account: Annotated[Account, staff]) -> None:
        desk.hand_back(talk, account)

    @router.post("/{talk}/close", status_code=204, operation_id="closeCall")
    async def close_call(talk: str, account: Annotated[Account, staff]) -> None:
        desk.close(talk, account)
