"""One talk: its turns, its events, and who drives the avatar. Voice, text and the desk all work on this."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Protocol

from agents.masking import mask
from agents.spoken_form import words_of
from app.protocols import Agent
from app.talks.feed import Feed
from app.talks.notices import BOOKED, FILED, SORRY
from app.wire import CloseReason, DriverKind, Event, Via, answer_event, error_event, event
from core.answers import (
    AnswerClosed,
    AnswerEvent,
    AnswerText,
    Cited,
    ConsultationChanged,
    DraftChanged,
    EndReason,
    HandoffReason,
    HandoffRequested,
)
from core.clock import Clock, today
from core.consultations import Consultation
from core.errors import Conflict, MadangError
from core.passages import Citation
from core.petitions import PetitionDraft, PetitionStanding
from core.speech import Language, Words
from core.turns import TalkSoFar, Turn

log = logging.getLogger(__name__)


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
    asked: Turn
    via: Via
    agent: Agent
    """Who was asked; the talk may have gone on to another official meanwhile."""
    sentences: list[str] = field(default_factory=list[str])
    citations: list[Citation] = field(default_factory=list[Citation])
    cited_at: list[int] = field(default_factory=list[int])
    """The place of the sentence that each citation stands under."""
    closed: AnswerClosed | None = None
    heard: str | None = None
    """What was played of it; None while nothing is known: a text answer counts as read."""
    interrupted: bool = False
    reason: HandoffReason | EndReason | None = None
    """Why a person was asked for, or the talk was ended."""

    @property
    def question(self) -> str:
        return self.asked.text

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def on_record(self) -> str:
        return self.text if self.heard is None else self.heard

    @property
    def passage_ids(self) -> tuple[str, ...]:
        """In the order they were said, each once."""
        return tuple(dict.fromkeys(citation.passage_id for citation in self.citations))

    def heard_from(self, passage_id: str) -> str:
        """The sentences that rest on a passage, as far as they were heard."""
        starts = [sum(len(said) + 1 for said in self.sentences[:place]) for place in range(len(self.sentences))]
        pairs = zip(self.cited_at, self.citations, strict=True)
        places = [at for at, citation in pairs if citation.passage_id == passage_id and at >= 0]
        pieces = (self.on_record[starts[at] : starts[at] + len(self.sentences[at])] for at in dict.fromkeys(places))
        return " ".join(piece.strip() for piece in pieces if piece.strip())

    def turn(self) -> Turn:
        status = self.closed.status if self.closed else None
        return Turn("official", self.on_record, self.passage_ids, status, self.question)


@dataclass(slots=True)
class Entry:
    """A turn, with the answer that an official's turn came from."""

    turn: Turn
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Happenings:
    """What the talk tells the rest of the service about."""

    answered: Callable[[Talk, Answer], None]
    person_wanted: Callable[[Talk, HandoffRequested], None]
    closed: Callable[[Talk, CloseReason], None]


class Aloud(Protocol):
    """The line that a talk is on, as the talk and the desk use it."""

    @property
    def speaking(self) -> bool: ...

    def ask(self, text: str, *, via: Via = "text") -> Answer | None:
        """Answers aloud; None where the words were relayed to the person who drives."""
        ...

    def say(self, *sentences: Words) -> None:
        """Says something that is no answer, after what is being said."""
        ...

    def hush(self) -> None:
        """Stops the voice for good; what was heard goes on record."""
        ...


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
        self.entries: list[Entry] = []
        self.answers: dict[str, Answer] = {}
        self.feed = Feed()
        self.voice: Aloud | None = None
        """Set while a line is up: a typed message is then answered aloud as well."""
        self.waits_for_person = False
        self.draft: PetitionDraft | None = None
        self.filed: list[str] = []
        """Numbers of the petitions that the citizen signed in this talk."""
        self.consultation: Consultation | None = None
        self._greeted = False
        self._composing = asyncio.Lock()
        self._tell = tell
        self._opened()

    @property
    def official_id(self) -> str:
        return self.agent.official.id

    @property
    def turns(self) -> list[Turn]:
        return [entry.turn for entry in self.entries]

    @property
    def closed(self) -> bool:
        return self.feed.closed

    @property
    def of_child(self) -> bool:
        """Whether the citizen has said that they are under 14."""
        return any(answer.closed is not None and answer.closed.of_child for answer in self.answers.values())

    @property
    def begun(self) -> bool:
        """Whether a word was said: the greeting at least."""
        return self._greeted or bool(self.entries)

    @property
    def answering(self) -> bool:
        """Whether an answer is on its way or being spoken."""
        return not self.closed and (self.pending_answers > 0 or (self.voice is not None and self.voice.speaking))

    @property
    def pending_answers(self) -> int:
        """Answers that are being composed, or wait for their turn to be."""
        return sum(answer.closed is None for answer in self.answers.values())

    def so_far(self) -> TalkSoFar:
        return self._state(self.official_id, tuple(self.turns))

    def publish(self, happened: Event) -> None:
        self.last_active = self.clock.monotonic()
        self.feed.publish(happened)

    def switch(self, agent: Agent) -> None:
        """Goes on with another official; what was said before stays known."""
        self.require_open()
        if self.driver.kind != "ai":
            raise Conflict("a person is talking with the citizen; hand back first")
        if agent.official.id == self.official_id:
            return
        self._silence()
        self.agent = agent
        self._opened()
        self._greeted = False
        self._say_greeting()

    def greet(self) -> None:
        """Aloud, once, before the first word: it says that this is AI (AI Basic Act, Art. 31)."""
        if not self.entries:
            self._say_greeting()

    def heard_partial(self, text: str) -> None:
        self.publish(event("citizen-partial", text=mask(text)))

    def ask(self, text: str, *, via: Via) -> Answer:
        """Puts the citizen's words on record at once and opens the answer that `answer` then composes."""
        self.require_open()
        if self.driver.kind != "ai":
            raise Conflict("a person drives the avatar; relay the words")
        answer = Answer(secrets.token_urlsafe(8), self._citizen_said(text, via), via, self.agent)
        self.answers[answer.id] = answer
        return answer

    def relay(self, text: str, *, via: Via) -> None:
        """The citizen's words go to the person who drives."""
        self.require_open()
        self._citizen_said(text, via)
        self.publish(event("relayed"))

    async def answer(self, answer: Answer) -> AsyncGenerator[AnswerEvent]:
        """The official's turn: events are published as they come and yielded for the voice.

        Two questions are answered one after the other. An answer that was given up meanwhile ends early.
        """
        wanted: HandoffRequested | None = None
        async with self._composing:
            try:
                async for happened in self._composed(answer):
                    if answer.closed:
                        return
                    if isinstance(happened, HandoffRequested):
                        wanted = happened
                    self._record(answer, happened)
                    yield happened
            finally:
                self.give_up(answer)
        if self.closed or self.driver.kind != "ai":
            return
        if wanted:
            self._tell.person_wanted(self, wanted)
        if self.voice is None or not self.voice.speaking:
            self._end_with(answer)

    def give_up(self, answer: Answer) -> None:
        """Closes an answer that nobody waits for any more; nothing happens to one that stands."""
        if answer.closed is None:
            self._record(answer, AnswerClosed("partial", self.language, today(self.clock)))

    def spoke(self, answer: Answer, heard: str, *, interrupted: bool) -> None:
        """Puts on record what was played of an answer."""
        answer.heard, answer.interrupted = heard, interrupted
        self.give_up(answer)
        for entry in self.entries:
            if entry.answer is answer:
                entry.turn = answer.turn()
        if answer.sentences:
            self.publish(event("heard", answer=answer.id, text=heard, interrupted=interrupted))
        self._tell.answered(self, answer)
        self._end_with(answer)  # aloud, once the goodbye was heard: the screen hangs up at once

    def staff_said(self, text: str, *, via: Via) -> None:
        masked = mask(text)
        self.entries.append(Entry(Turn("staff", masked)))
        self.publish(event("staff-said", text=masked, via=via))

    def petition_filed(self, standing: PetitionStanding) -> None:
        """The citizen signed: the draft is done, and the official says what comes next."""
        self.draft = None
        if standing.number in self.filed:
            return  # sent again under the same key
        self.filed.append(standing.number)
        text = FILED[self.language].format(number=standing.number, due=standing.due(self.language))
        self.entries.append(Entry(Turn("official", text, status="filed")))
        self.publish(event("petition-filed", number=standing.number, text=text))
        self._say(text)

    def consultation_booked(self, when: str) -> None:
        """The citizen booked a time with a person: what was collected is with the appointment now."""
        self.consultation = None
        text = BOOKED[self.language].format(when=when)
        self.entries.append(Entry(Turn("official", text, status="booked")))
        self.publish(event("consultation-booked", text=text))
        self._say(text)

    def driven_by(self, driver: Driver) -> None:
        """Changes who drives; the AI stops in the middle of its sentence, what a person typed is said to its end."""
        if self.driver.kind == "ai":
            self._silence()
        self.driver = driver
        self.publish(event("driver", kind=driver.kind, name=driver.name))

    def close(self, reason: CloseReason) -> None:
        """Ends the talk; a second call does nothing. A person's goodbye is still spoken."""
        if self.closed:
            return
        if reason != "staff":
            self._silence()
        self.publish(event("talk-closed", reason=reason))
        self.feed.close()
        self._tell.closed(self, reason)

    def require_open(self) -> None:
        if self.closed:
            raise Conflict("this talk is over; open a new one")

    def _opened(self) -> None:
        opened = event("talk-opened", talk=self.id, official=self.official_id, language=self.language)
        self.publish({**opened, "driver": {"kind": self.driver.kind, "name": self.driver.name}})

    def _say_greeting(self) -> None:
        if self.voice is not None and not self._greeted:
            self._greeted = True
            self.voice.say(words_of(self.agent.official.greeting[self.language], self.language))

    def _say(self, text: str) -> None:
        if self.voice is not None and self.driver.kind == "ai":
            self.voice.say(words_of(text, self.language))

    def _silence(self) -> None:
        if self.voice is not None:
            self.voice.hush()
        for answer in self.answers.values():
            self.give_up(answer)

    def _end_with(self, answer: Answer) -> None:
        """Ends the talk where the answer was the official's goodbye and nobody has taken over."""
        if answer.closed and answer.closed.ends and self.driver.kind == "ai":
            self.close(answer.closed.ends)

    def _citizen_said(self, text: str, via: Via) -> Turn:
        said = Turn("citizen", mask(text))
        self.entries.append(Entry(said))
        self.publish(event("citizen-said", text=said.text, via=via))
        return said

    async def _composed(self, answer: Answer) -> AsyncGenerator[AnswerEvent]:
        """The official's events; where it breaks, an apology in its place. Nothing that breaks here ends the talk."""
        official = answer.agent.official.id
        try:
            async for happened in answer.agent.answer(self._before(answer), answer.question):
                yield happened
        except MadangError as error:
            self.publish(error_event(error))
            yield AnswerClosed("error", self.language, today(self.clock))
        except Exception as error:  # noqa: BLE001 - the outermost edge of a turn
            log.error("an answer of `%s` broke with %s", official, type(error).__name__)  # noqa: TRY400
            sorry = SORRY[self.language]
            yield AnswerText(sorry, words_of(sorry, self.language), "sad")
            yield AnswerClosed("error", self.language, today(self.clock), offers_person=True)

    def _before(self, answer: Answer) -> TalkSoFar:
        """The talk as it was before the question, with what was answered since: questions that wait are not in it."""
        turns = [entry.turn for entry in self.entries]
        place = next(place for place, turn in enumerate(turns) if turn is answer.asked)
        since = (turn for turn in turns[place:] if turn.speaker != "citizen")
        return self._state(answer.agent.official.id, (*turns[:place], *since))

    def _state(self, official: str, turns: tuple[Turn, ...]) -> TalkSoFar:
        filed, collected = tuple(self.filed), self.consultation
        return TalkSoFar(official, self.language, turns, draft=self.draft, filed=filed, consultation=collected)

    def _record(self, answer: Answer, happened: AnswerEvent) -> None:
        if isinstance(happened, AnswerText):
            answer.sentences.append(happened.text)
        elif isinstance(happened, Cited):
            answer.citations.append(happened.citation)
            answer.cited_at.append(len(answer.sentences) - 1)
        elif isinstance(happened, DraftChanged):
            self.draft = happened.draft
        elif isinstance(happened, ConsultationChanged):
            self.consultation = happened.consultation
        elif isinstance(happened, HandoffRequested):
            answer.reason = happened.reason
        elif isinstance(happened, AnswerClosed):
            answer.closed, answer.reason = happened, happened.ends or answer.reason
            if answer.sentences:
                self.entries.append(Entry(answer.turn(), answer))
            self._tell.answered(self, answer)
        self.publish(answer_event(happened, answer=answer.id, index=max(len(answer.sentences) - 1, 0)))
