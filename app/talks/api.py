"""The counter over HTTP: open a talk, write to it, follow it, rate it, delete it. No cookie, no CSRF token."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

from fastapi import APIRouter, Depends, Header, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

from app.talks.contacts import Purpose
from app.talks.feed import Numbered
from app.talks.ledger import Ledger
from app.talks.models import OfficialView, PrivacyView, QueueView, TalkView, talk_view
from app.talks.registry import Talks
from app.talks.talk import Answer, Talk
from app.wire import Event, event_type
from core.errors import (
    Conflict,
    GuardianConsentNeeded,
    InvalidInput,
    NotFound,
    ServiceFull,
    TextTooLong,
    TooManyAttempts,
)
from core.http import Text, declared
from core.speech import Language


class OpenTalk(BaseModel):
    """Which counter, in which language."""

    official: str
    language: Language = "ko"


class Message(BaseModel):
    """What the citizen types."""

    text: Text


class SwitchOfficial(BaseModel):
    """The official to go on with."""

    official: str


class Rating(BaseModel):
    """A thumb."""

    thumb: Literal["up", "down"]


class LeaveContact(BaseModel):
    """A contact left on purpose; `consent` must be given."""

    contact: Text = Field(min_length=3, max_length=200)
    purpose: Purpose
    answer: str | None = None
    consent: Literal[True]
    under_14: bool = False
    """Whoever is refused: nothing of a child's is taken here."""


class PersonCalls(Protocol):
    """How a talk asks for a person; the desk stands behind it."""

    def call(self, talk: Talk) -> QueueView: ...

    def cancel(self, talk: Talk) -> None: ...

    async def leave_number(self, talk: Talk, contact: str) -> None:
        """A call-back request."""
        ...

    async def forget(self, talk_id: str) -> None:
        """Deletes what the talk left with the people at the desk."""
        ...


class Counters(Protocol):
    """Every official, for the first page."""

    def views(self, language: Language) -> list[OfficialView]: ...


@dataclass(frozen=True, slots=True)
class TalkServices:
    """What the routes work with."""

    talks: Talks
    ledger: Ledger
    persons: PersonCalls
    counters: Counters
    background: asyncio.TaskGroup
    """Owns answers, so that one goes on record even when the citizen's connection drops in the middle of it."""
    max_characters: int
    privacy: PrivacyView


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that was put to whoever answers."""

    answer: Answer | None
    """None where it was relayed to the person who drives."""
    after: int
    """The last event of the talk before it."""


def build_router(services: TalkServices) -> APIRouter:
    """Routes under `/api/officials`, `/api/talks` and `/api/privacy`."""
    errors = declared(InvalidInput, NotFound, Conflict)
    router = APIRouter(prefix="/api", tags=["talks"], responses=errors)
    _add_talk_routes(router, services)
    _add_message_routes(router, services)
    _add_person_routes(router, services)
    _add_record_routes(router, services)
    return router


def _add_talk_routes(router: APIRouter, services: TalkServices) -> None:
    def found(talk_id: str) -> Talk:
        return services.talks.find(talk_id)

    @router.get("/officials", operation_id="listOfficials")
    async def list_officials(language: Language = "ko") -> list[OfficialView]:
        return services.counters.views(language)

    @router.post("/talks", status_code=201, operation_id="openTalk", responses=declared(TooManyAttempts, ServiceFull))
    async def open_talk(body: OpenTalk, request: Request) -> TalkView:
        address = request.client.host if request.client else ""
        talk = services.talks.open_talk(body.official, body.language, address=address)
        services.ledger.opened(talk)
        return talk_view(talk)

    @router.get("/talks/{talk_id}", operation_id="readTalk")
    async def read_talk(talk: Annotated[Talk, Depends(found)]) -> TalkView:
        return talk_view(talk)

    @router.post("/talks/{talk_id}/official", operation_id="switchOfficial")
    async def switch_official(body: SwitchOfficial, talk: Annotated[Talk, Depends(found)]) -> TalkView:
        talk.switch(services.talks.agent(body.official))
        return talk_view(talk)

    @router.post("/talks/{talk_id}/end", status_code=204, operation_id="endTalk")
    async def end_talk(talk: Annotated[Talk, Depends(found)]) -> None:
        """The citizen is done; the words stay for their retention period."""
        talk.close("citizen")


def _add_message_routes(router: APIRouter, services: TalkServices) -> None:
    def found(talk_id: str) -> Talk:
        return services.talks.find(talk_id)

    async def asked(body: Message, talk: Annotated[Talk, Depends(found)]) -> Asked:
        """On the event loop and in one go, so that of many messages at once no more get through than may."""
        if len(body.text) > services.max_characters:
            raise TextTooLong(f"the message is longer than {services.max_characters} characters; shorten it")
        talk.require_open()
        services.talks.require_no_backlog(talk)
        services.talks.count_message(talk.id)
        after = talk.feed.last_number
        return Asked(ask(services.background, talk, body.text), after)

    @router.post(
        "/talks/{talk_id}/messages",
        response_class=EventSourceResponse,
        operation_id="sendMessage",
        responses=declared(TextTooLong, TooManyAttempts),
    )
    async def send_message(
        talk: Annotated[Talk, Depends(found)], message: Annotated[Asked, Depends(asked)]
    ) -> AsyncIterator[ServerSentEvent]:
        async with aclosing(talk.feed.follow(message.after)) as feed:
            async for item in feed:
                yield as_sse(item)
                if _is_last(item.event, message.answer):
                    return

    @router.get("/talks/{talk_id}/events", response_class=EventSourceResponse, operation_id="followTalk")
    async def follow_talk(
        talk: Annotated[Talk, Depends(found)], last_event_id: Annotated[int, Header()] = 0
    ) -> AsyncIterator[ServerSentEvent]:
        async with aclosing(talk.feed.follow(last_event_id)) as feed:
            async for item in feed:
                yield as_sse(item)


def _add_person_routes(router: APIRouter, services: TalkServices) -> None:
    @router.post("/talks/{talk_id}/handoff", status_code=202, operation_id="askForPerson")
    async def ask_for_person(talk_id: str) -> QueueView:
        talk = services.talks.find(talk_id)
        queue = services.persons.call(talk)
        services.ledger.person_wanted(talk)
        return queue

    @router.delete("/talks/{talk_id}/handoff", status_code=204, operation_id="stopWaiting")
    async def stop_waiting(talk_id: str) -> None:
        services.persons.cancel(services.talks.find(talk_id))


def _add_record_routes(router: APIRouter, services: TalkServices) -> None:
    @router.post("/talks/{talk_id}/answers/{answer}/rating", status_code=204, operation_id="rateAnswer")
    async def rate_answer(talk_id: str, answer: str, body: Rating) -> None:
        await services.ledger.rate(talk_id, answer, body.thumb)

    contacts = "/talks/{talk_id}/contacts"

    @router.post(
        contacts,
        status_code=204,
        operation_id="leaveContact",
        responses=declared(TooManyAttempts, GuardianConsentNeeded),
    )
    async def leave_contact(talk_id: str, body: LeaveContact) -> None:
        services.talks.count_message(talk_id)
        if body.under_14:
            raise GuardianConsentNeeded
        services.talks.refuse_child(talk_id)
        talk = services.talks.find(talk_id) if body.purpose == "callback" else None
        await services.ledger.leave_contact(talk_id, body.contact, body.purpose, body.answer)
        if talk:
            await services.persons.leave_number(talk, body.contact)

    @router.delete("/talks/{talk_id}", status_code=204, operation_id="deleteTalk")
    async def delete_talk(talk_id: str) -> None:
        """The words go for good, from memory and from the disk."""
        services.talks.forget(talk_id)
        await services.persons.forget(talk_id)
        await services.ledger.forget(talk_id)

    @router.get("/privacy", operation_id="readPrivacy")
    async def read_privacy() -> PrivacyView:
        return services.privacy


def ask(background: asyncio.TaskGroup, talk: Talk, text: str) -> Answer | None:
    """Puts a typed message to whoever answers: the voice, the text, or the person who drives (None)."""
    if talk.driver.kind == "person":
        talk.relay(text, via="text")
        return None
    if talk.voice:
        return talk.voice.ask(text)
    answer = talk.ask(text, via="text")
    background.create_task(_answer(talk, answer))
    return answer


async def _answer(talk: Talk, answer: Answer) -> None:
    async with aclosing(talk.answer(answer)) as events:
        async for _ in events:
            pass


def _is_last(happened: Event, answer: Answer | None) -> bool:
    """Whether nothing follows of this answer, or of words that were relayed."""
    match event_type(happened):
        case "answer-closed":
            return answer is not None and happened["answer"] == answer.id
        case "relayed":
            return answer is None
        case kind:
            return kind == "talk-closed"


def as_sse(item: Numbered) -> ServerSentEvent:
    """One numbered event on an SSE stream."""
    data = json.dumps(item.event, ensure_ascii=False)
    return ServerSentEvent(raw_data=data, event=event_type(item.event), id=str(item.number))
