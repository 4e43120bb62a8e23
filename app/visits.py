"""A visit: one connection, one conversation, and the talks that it walks through."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol, cast

from app.conversation import Conversation
from app.line_book import LineBook
from app.protocols import Listener, LiveLine, Speaker, Vocabulary
from app.talks.ledger import Ledger
from app.talks.models import talk_view
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Talk
from app.timing import TurnTimer, TurnTimings
from core.clock import Clock
from core.errors import InvalidInput, MadangError, NotFound, ServiceFull, TextTooLong
from core.speech import Language
from rtc import rtvi
from rtc.protocols import VisitRequest


class VoiceOfVisits(Protocol):
    """Ears and mouth."""

    @property
    def listener(self) -> Listener: ...

    @property
    def speaker(self) -> Speaker: ...


@dataclass(frozen=True, slots=True)
class VisitServices:
    """What a visit works with."""

    talks: Talks
    ledger: Ledger
    voice: VoiceOfVisits | None
    """None where the service runs without voice: then nobody can open a line."""
    clock: Clock
    on_turn: Callable[[TurnTimings], None]
    limits: TalkLimits
    max_characters: int
    vocabulary: Vocabulary | None = None
    """None: nothing is expected of what citizens say."""
    book: LineBook = field(default_factory=LineBook)


class Visits:
    """The `Admission` and `Session` of every citizen's line."""

    def __init__(self, services: VisitServices) -> None:
        self._services = services
        self._places: Counter[str] = Counter()

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        """Takes a place for the connection.

        Raises `ServiceFull` or `TooManyAttempts`, `NotFound` for a talk or official that is not there, `Conflict` for a
        talk that is over.
        """
        limits, talks = self._services.limits, self._services.talks
        full = self._places.total() >= limits.in_all or not talks.accepting
        if full or self._places[client_address] >= limits.per_address:
            raise ServiceFull("every voice line is taken; write instead, or try again", retry_after_seconds=30)
        if visit.session:
            talks.find(visit.session).require_open()
        elif visit.official:
            talks.agent(visit.official)
            talks.promise(visit.key, client_address)
        self._places[client_address] += 1
        try:
            yield
        finally:
            talks.give_up_promise(visit.key)
            self._places[client_address] -= 1
            self._places += Counter()  # drops addresses that hold no place

    @property
    def open_lines(self) -> int:
        return self._places.total()

    @property
    def book(self) -> LineBook:
        """Which line each talk is on."""
        return self._services.book

    async def __call__(self, line: LiveLine, visit: VisitRequest) -> None:
        """The whole visit; ends when the line closes."""
        voice = self._services.voice
        assert voice is not None
        try:
            language = self._language(visit)
        except NotFound as error:  # the talk was deleted while the line was being set up
            _refuse(line, error)
            return
        timer = TurnTimer(self._services.clock, self._services.on_turn)
        expected = self._services.vocabulary
        conversation = Conversation(line, voice.listener, voice.speaker, timer, language=language, vocabulary=expected)
        async with asyncio.TaskGroup() as tasks:
            steps = _Steps(self._services, line, conversation, visit, tasks)
            if steps.begun():
                reading = tasks.create_task(steps.read())
                await conversation.run()
                reading.cancel()
            steps.end()

    def _language(self, visit: VisitRequest) -> Language:
        """A talk that goes on keeps its language."""
        return self._services.talks.find(visit.session).language if visit.session else visit.language


class _Steps:
    """What a citizen does on one line: begins, approaches, leaves, writes."""

    def __init__(
        self,
        services: VisitServices,
        line: LiveLine,
        conversation: Conversation,
        visit: VisitRequest,
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._services = services
        self._line = line
        self._conversation = conversation
        self._visit = visit
        self._tasks = tasks
        self._talk: Talk | None = None
        self._relay: asyncio.Task[None] | None = None

    def begun(self) -> bool:
        """Goes on with the talk that the offer names, or opens one; where that is refused, the client is told why."""
        try:
            if self._visit.session:
                self._attach(self._services.talks.find(self._visit.session))
            elif self._visit.official:
                self._attach(self._opened(self._visit.official))
        except MadangError as error:
            _refuse(self._line, error)
            return False
        return True

    def end(self) -> None:
        """The line is gone; a talk that was opened for it and in which no word was said gives its place back."""
        talk = self._talk
        self.detach()
        if talk and not self._visit.session and not talk.begun and talk.voice is None:
            talk.close("dropped")

    def detach(self) -> None:
        """The line no longer belongs to its talk; the talk itself stays open for a while."""
        if self._talk:
            self._services.book.leave(self._talk.id, self._line)
        if self._relay:
            self._relay.cancel()
        self._conversation.attach(None)
        self._talk = self._relay = None

    async def read(self) -> None:
        """Messages of the client, until the line closes."""
        async for message in self._line.messages():
            try:
                self._handle(message)
            except MadangError as error:
                self._line.send(rtvi.to_wire(rtvi.ErrorResponse(str(error), error.code), id=str(message["id"])))

    def _handle(self, message: Mapping[str, object]) -> None:
        data = cast("Mapping[str, object]", message["data"])
        match message["type"]:
            case "client-ready":
                self._greet()  # the channel itself has answered with `bot-ready`
            case "send-text":
                self._asked(str(data["content"]))
            case "client-message":
                reply = self._step(str(data["t"]), data.get("d"))
                self._line.send(rtvi.to_wire(rtvi.ServerResponse(str(data["t"]), reply), id=str(message["id"])))
            case "disconnect-bot":
                self._tasks.create_task(self._line.close())
            case _:
                pass

    def _asked(self, text: str) -> None:
        longest = self._services.max_characters
        if len(text) > longest:
            raise TextTooLong(f"the message is longer than {longest} characters; shorten it")
        self._conversation.ask(text)

    def _step(self, name: str, data: object) -> rtvi.JsonObject:
        """`approach {official}` starts a talk on this connection, `leave {}` ends it, `stop {}` silences the avatar."""
        wanted = cast("dict[str, object]", data if isinstance(data, dict) else {})
        if name == "approach":
            return self._approach(str(wanted.get("official", "")))
        if name == "leave":
            self._leave()
            return {}
        if name == "stop":
            self._conversation.hush()
            return {}
        raise InvalidInput(f"`{name[:40]}` is no step; there are `approach`, `leave` and `stop`")

    def _approach(self, official: str) -> rtvi.JsonObject:
        """The citizen has walked away from the one before, whether or not the next one has a place."""
        self._services.talks.agent(official)
        self._leave()
        talk = self._opened(official)
        self._attach(talk)
        self._greet()
        return cast("rtvi.JsonObject", talk_view(talk).model_dump(mode="json"))

    def _attach(self, talk: Talk) -> None:
        self.detach()
        self._talk = talk
        before = self._services.book.enter(talk.id, self._line)
        if before is not None:
            self._tasks.create_task(before.close())  # the citizen came back before the old line was missed
        self._conversation.attach(talk)
        self._relay = self._tasks.create_task(self._pass_on(talk, talk.feed.last_number if talk.entries else 0))

    def _leave(self) -> None:
        """The citizen walks away: the talk is over, the connection stays."""
        talk = self._talk
        self.detach()
        if talk:
            talk.close("citizen")

    def _opened(self, official: str) -> Talk:
        visit = self._visit
        talk = self._services.talks.open_talk(official, visit.language, address=visit.client_address, promise=visit.key)
        self._services.ledger.opened(talk)
        return talk

    def _greet(self) -> None:
        if self._talk:
            self._talk.greet()

    async def _pass_on(self, talk: Talk, after: int) -> None:
        async with aclosing(talk.feed.follow(after)) as feed:
            async for item in feed:
                for message in as_messages(item.event, self._services.clock):
                    self._line.send(message)


def _refuse(line: LiveLine, error: MadangError) -> None:
    line.send(rtvi.to_wire(rtvi.Error(str(error), fatal=True, code=error.code)))


def as_messages(event: Mapping[str, object], clock: Clock) -> list[Mapping[str, object]]:
    """A talk event for the data channel: RTVI's own message where there is one, and ours as a `server-message`."""
    text = str(event.get("text", ""))
    ours = rtvi.to_wire(rtvi.ServerMessage(cast("rtvi.JsonObject", dict(event))))
    match event["type"]:
        case "citizen-partial":
            return [rtvi.transcription(text, final=False, at=clock.now()), ours]
        case "citizen-said":
            return [rtvi.transcription(text, final=True, at=clock.now()), ours]
        case "answer-text":
            return [rtvi.to_wire(rtvi.BotLlmText(text)), ours]
        case "heard" if text:
            return [rtvi.to_wire(rtvi.BotTranscription(text)), ours]
        case _:
            return [ours]
