"""A visit: one connection, one conversation, and the talks that it walks through."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from agents.spoken_form import words_of
from app.conversation import Conversation
from app.talks.ledger import Ledger
from app.talks.models import talk_view
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Talk
from app.timing import TurnTimer, TurnTimings
from app.voice import Voice
from core.clock import Clock
from core.errors import InvalidInput, MadangError, ServiceFull
from rtc import rtvi
from rtc.line import RtcLine
from rtc.protocols import VisitRequest


@dataclass(frozen=True, slots=True)
class VisitServices:
    """What a visit works with."""

    talks: Talks
    ledger: Ledger
    voice: Voice | None
    """None where the service runs without voice: then nobody can open a line."""
    clock: Clock
    on_turn: Callable[[TurnTimings], None]
    limits: TalkLimits


class Visits:
    """The `Admission` and `Session` of every citizen's line."""

    def __init__(self, services: VisitServices) -> None:
        self._services = services
        self._places: Counter[str] = Counter()
        self._lines: dict[str, tuple[RtcLine, Conversation]] = {}

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        """Takes a place for the connection; raises `ServiceFull`, or `NotFound` for a talk or official that is not."""
        limits, here = self._services.limits, self._places[client_address]
        full = self._places.total() >= limits.in_all or not self._services.talks.accepting
        if full or here >= limits.per_address:
            raise ServiceFull("every voice line is taken; write instead, or try again", retry_after_seconds=30)
        if visit.session:
            self._services.talks.find(visit.session)
        elif visit.official:
            self._services.talks.agent(visit.official)
        self._places[client_address] += 1
        try:
            yield
        finally:
            self._places[client_address] -= 1
            self._places += Counter()  # drops addresses that hold no place

    @property
    def open_lines(self) -> int:
        return self._places.total()

    def on_line(self, talk_id: str) -> tuple[RtcLine, Conversation] | None:
        """The line that a talk is on, if it is on one."""
        return self._lines.get(talk_id)

    async def __call__(self, line: RtcLine, visit: VisitRequest) -> None:
        """The whole visit; ends when the line closes."""
        voice = self._services.voice
        assert voice is not None
        timer = TurnTimer(self._services.clock, self._services.on_turn)
        conversation = Conversation(line, voice.listener, voice.speaker, timer, language=visit.language)
        async with asyncio.TaskGroup() as tasks:
            steps = _Steps(self._services, line, conversation, visit, self._lines, tasks)
            reading = tasks.create_task(steps.read())
            steps.begin()
            await conversation.run()
            steps.detach()
            reading.cancel()


class _Steps:
    """What a citizen does on one line: begins, approaches, leaves, writes."""

    def __init__(
        self,
        services: VisitServices,
        line: RtcLine,
        conversation: Conversation,
        visit: VisitRequest,
        lines: dict[str, tuple[RtcLine, Conversation]],
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._services = services
        self._line = line
        self._conversation = conversation
        self._visit = visit
        self._lines = lines
        self._tasks = tasks
        self._relay: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Goes on with the talk that the offer names, or opens one."""
        if self._visit.session:
            self.attach(self._services.talks.find(self._visit.session))
        elif self._visit.official:
            self.attach(self._opened(self._visit.official))

    def attach(self, talk: Talk) -> None:
        self.detach()
        self._lines[talk.id] = (self._line, self._conversation)
        self._conversation.attach(talk)
        self._relay = self._tasks.create_task(self._pass_on(talk))

    def detach(self) -> None:
        """The line no longer belongs to its talk; the talk itself stays open for a while."""
        if talk := self._conversation.talk:
            self._lines.pop(talk.id, None)
        if self._relay:
            self._relay.cancel()
        self._conversation.attach(None)

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
                self._conversation.ask(str(data["content"]))
            case "client-message":
                reply = self._step(str(data["t"]), data.get("d"))
                self._line.send(rtvi.to_wire(rtvi.ServerResponse(str(data["t"]), reply), id=str(message["id"])))
            case "disconnect-bot":
                self._tasks.create_task(self._line.close())
            case _:
                pass

    def _step(self, name: str, data: object) -> rtvi.JsonObject:
        """`approach {official}` starts a talk on this connection, `leave {}` ends it, `stop {}` silences the avatar."""
        wanted = cast("dict[str, object]", data if isinstance(data, dict) else {})
        if name == "approach":
            talk = self._opened(str(wanted.get("official", "")))
            self.leave()
            self.attach(talk)
            self._greet()
            return cast("rtvi.JsonObject", talk_view(talk).model_dump(mode="json"))
        if name == "leave":
            self.leave()
            return {}
        if name == "stop":
            self._conversation.hush()
            return {}
        raise InvalidInput(f"`{name[:40]}` is no step; there are `approach`, `leave` and `stop`")

    def leave(self) -> None:
        """The citizen walks away: the talk is over, the connection stays."""
        talk = self._conversation.talk
        self.detach()
        if talk:
            talk.close("citizen")

    def _opened(self, official: str) -> Talk:
        address = f"line:{self._line.pc_id}"
        talk = self._services.talks.open_talk(official, self._visit.language, address=address)
        self._services.ledger.opened(talk)
        return talk

    def _greet(self) -> None:
        """Spoken once, before the first word: it says that this is AI (AI Basic Act, Art. 31)."""
        talk = self._conversation.talk
        if talk and not talk.turns:
            self._conversation.say(words_of(talk.agent.official.greeting[talk.language], talk.language))

    async def _pass_on(self, talk: Talk) -> None:
        async for item in talk.feed.follow(talk.feed.last_number if talk.turns else 0):
            for message in as_messages(item.event, self._services.clock):
                self._line.send(message)


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
