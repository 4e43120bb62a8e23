"""One talk: its turns, its events, and who drives the avatar. Voice, text and the desk all work on this."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from agents.masking import mask
from app.protocols import Agent
from app.talks.feed import Feed
from app.wire import CloseReason, DriverKind, Event, Via, answer_event, event
from core.answers import AnswerClosed, AnswerEvent, AnswerText, Cited, HandoffRequested
from core.clock import Clock, today
from core.errors import Conflict
from core.passages import Citation
from core.speech import Language
from core.turns import TalkSoFar, Turn


@dataclass(frozen=True, slots=True)
class Driver:
    """Who drives the avatar."""

    kind: DriverKind
    name: str = ""
    account_id: str = ""


AI = Driver("ai")


@dataclass(slots=True)
class Answer:
    """One answer as it came about, for the ledger."""

    id: str
    question: str
    via: Via
    sentences: list[str] = field(default_factory=list[str])
    citations: list[Citation] = field(default_factory=list[Citation])
    closed: AnswerClosed | None = None
    heard: str | None = None
    """What was played of it; None while nothing is known: a text answer counts as read."""
    interrupted: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def on_record(self) -> str:
        return self.text if self.heard is None else self.heard


@dataclass(frozen=True, slots=True)
class Happenings:
    """What the talk tells the rest of the service about."""

    answered: Callable[[Talk, Answer], None]
    person_wanted: Callable[[Talk, HandoffRequested], None]
    closed: Callable[[Talk, CloseReason], None]


class Talk:
    """A citizen and an official. Not thread-safe: it lives on the event loop."""

    def __init__(self, agent: Agent, language: Language, *, address: str, clock: Clock, tell: Happenings) -> None:
        self.id = secrets.token_urlsafe(16)  # 128 random bits: the only key to the talk
        self.agent = agent
        self.language: Language = language
        self.address = address
        self.clock = clock
        self.opened_at = clock.now()
        self.last_active = clock.monotonic()
        self.driver = AI
        self.turns: list[Turn] = []
        self.answers: dict[str, Answer] = {}
        self.feed = Feed()
        self.ask_aloud: Callable[[str], None] | None = None
        """Set while a line is up: a typed message is then answered aloud as well."""
        self._tell = tell
        self._opened()

    @property
    def official_id(self) -> str:
        return self.agent.official.id

    @property
    def closed(self) -> bool:
        return self.feed.closed

    @property
    def answering(self) -> bool:
        """Whether an answer is on its way."""
        last = self.last_answer()
        return not self.closed and last is not None and last.closed is None

    def so_far(self) -> TalkSoFar:
        return TalkSoFar(self.official_id, self.language, tuple(self.turns))

    def publish(self, happened: Event) -> None:
        self.last_active = self.clock.monotonic()
        self.feed.publish(happened)

    def switch(self, agent: Agent) -> None:
        """Goes on with another official; what was said before stays known."""
        if agent.official.id != self.official_id:
            self.agent = agent
            self._opened()

    def heard_partial(self, text: str) -> None:
        self.publish(event("citizen-partial", text=mask(text)))

    def citizen_said(self, text: str, *, via: Via) -> str:
        """Records the citizen's turn, masked, and returns it."""
        masked = mask(text)
        self.turns.append(Turn("citizen", masked))
        self.publish(event("citizen-said", text=masked, via=via))
        return masked

    async def answer(self, text: str, *, via: Via) -> AsyncIterator[AnswerEvent]:
        """The official's turn: events are published as they come and yielded for the voice.

        The answer is on record when the iterator ends; `heard` corrects it when the voice was interrupted.
        """
        if self.driver.kind != "ai":
            raise Conflict("a person drives the avatar; the words were relayed")
        before = self.so_far()
        asked = self.citizen_said(text, via=via)
        answer = Answer(secrets.token_urlsafe(8), asked, via)
        self.answers[answer.id] = answer
        wanted: HandoffRequested | None = None
        try:
            async for happened in self.agent.answer(before, asked):
                if isinstance(happened, HandoffRequested):
                    wanted = happened
                self._record(answer, happened)
                yield happened
        finally:
            if answer.closed is None:  # the citizen spoke up, or the engine broke, before the official was done
                self._record(answer, AnswerClosed("partial", self.language, today(self.clock)))
        if wanted:
            self._tell.person_wanted(self, wanted)

    def spoke(self, answer_id: str, heard: str, *, interrupted: bool) -> None:
        """Puts on record what was played of an answer."""
        answer = self.answers[answer_id]
        answer.heard, answer.interrupted = heard, interrupted
        self._replace_turn(answer)
        self.publish(event("heard", answer=answer_id, text=heard, interrupted=interrupted))
        self._tell.answered(self, answer)

    def last_answer(self) -> Answer | None:
        return next(reversed(self.answers.values()), None)

    def staff_said(self, text: str, *, via: Via) -> None:
        masked = mask(text)
        self.turns.append(Turn("staff", masked))
        self.publish(event("staff-said", text=masked, via=via))

    def driven_by(self, driver: Driver) -> None:
        self.driver = driver
        self.publish(event("driver", kind=driver.kind, name=driver.name))

    def close(self, reason: CloseReason) -> None:
        """Ends the talk; a second call does nothing."""
        if self.closed:
            return
        self.publish(event("talk-closed", reason=reason))
        self.feed.close()
        self._tell.closed(self, reason)

    def _opened(self) -> None:
        opened = event("talk-opened", talk=self.id, official=self.official_id, language=self.language)
        self.publish({**opened, "driver": {"kind": self.driver.kind, "name": self.driver.name}})

    def _record(self, answer: Answer, happened: AnswerEvent) -> None:
        if isinstance(happened, AnswerText):
            answer.sentences.append(happened.text)
        elif isinstance(happened, Cited):
            answer.citations.append(happened.citation)
        elif isinstance(happened, AnswerClosed):
            answer.closed = happened
            self.turns.append(self._turn(answer))
            self._tell.answered(self, answer)
        self.publish(answer_event(happened, answer=answer.id, index=max(len(answer.sentences) - 1, 0)))

    def _turn(self, answer: Answer) -> Turn:
        passages = tuple(dict.fromkeys(c.passage_id for c in answer.citations))
        status = answer.closed.status if answer.closed else None
        return Turn("official", answer.on_record, passages, status, answer.question)

    def _replace_turn(self, answer: Answer) -> None:
        for place in range(len(self.turns) - 1, -1, -1):
            turn = self.turns[place]
            if turn.speaker == "official" and turn.question == answer.question:
                self.turns[place] = self._turn(answer)
                return
