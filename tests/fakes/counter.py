"""Scripted officials, ears on a timetable, and a whole counter over them: real but for models, network and database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import cast

from app.floor import Floor, PersonCalls
from app.protocols import Agent, Listener, Speaker, Vocabulary
from app.talks.ledger import Ledger
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Answer, Happenings, Talk
from app.timing import TurnTimings
from app.visits import Visits, VisitServices
from app.wire import CloseReason, Event
from casework.callbacks import Callbacks
from core.accounts import Account, Role
from core.answers import AnswerClosed, AnswerEvent, AnswerStatus, AnswerText, Cited, EndReason, HandoffRequested
from core.audio import AudioFrame
from core.officials import DutyHours, Official
from core.passages import Citation
from core.speech import FinalTranscript, Language, SpeechEvent, SpeechStarted, SpokenWord, TurnEnded, Voice, Words
from core.turns import TalkSoFar
from desk.desk import Desk
from tests.fakes.clock import LoopClock
from tests.fakes.line import FakeLine
from tests.fakes.speech import FakeSpeaker

WIDE = TalkLimits(in_all=10, per_address=5, opens_per_minute=30, idle_seconds=600.0)
KIM = Account("kim", "kim", "김하늘", frozenset({Role.STAFF}))
LEE = Account("lee", "lee", "이바다", frozenset({Role.STAFF}))


def official(name: str = "complaints", *, private: bool = False) -> Official:
    """One that greets in two syllables."""
    return Official(
        id=name,
        name={"ko": name, "en": name},
        title={"ko": "상담관", "en": "Official"},
        remit={"ko": "민원", "en": "Complaints"},
        greeting={"ko": "안녕", "en": "Hello"},
        never={"ko": (), "en": ()},
        suggestions={"ko": (), "en": ()},
        collections=(name,),
        voice=Voice("f1", "f1"),
        avatar=f"{name}.vrm",
        tools=(),
        handoff_skill=name,
        hours=DutyHours(time(9), time(18), (1, 2, 3, 4, 5)),
        private=private,
    )


def said(text: str) -> Words:
    """Spoken as it is written, a tenth of a second a letter."""
    return tuple(SpokenWord(word, word) for word in text.split())


def source(name: str) -> Citation:
    """Of a document, or of the passage `document#section@version`."""
    passage_id = name if "#" in name else f"{name}#1@1"
    document_id, _, place = passage_id.partition("#")
    version = int(place.partition("@")[2])
    return Citation(
        document_id, "전입신고", "주민등록법 제16조", "14일 이내", None, None, "", None, version, passage_id
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """What a scripted official says: sentences, each with a source where it has one."""

    sentences: Sequence[str] = ()
    status: AnswerStatus = "answered"
    sources: Mapping[int, str] = field(default_factory=dict[int, str])
    after_seconds: float = 0.0
    pause_seconds: float = 0.0
    """Between sentences."""
    handoff: HandoffRequested | None = None
    breaks: Exception | None = None
    score: float | None = None
    ends: EndReason | None = None
    of_child: bool = False


class ScriptedAgent:
    """Says what the script has for a question; `asked` keeps every question with the talk before it."""

    def __init__(
        self,
        script: Mapping[str, Reply] | None = None,
        *,
        about: Official | None = None,
        answers_in: Language | None = None,
        otherwise: Reply | None = None,
    ) -> None:
        """`script` may be added to later; `otherwise`: to whatever stands not in it."""
        self._official = about or official()
        self._script: Mapping[str, Reply] = {} if script is None else script
        self._otherwise = otherwise
        self._answers_in: Language | None = answers_in
        self.asked: list[tuple[TalkSoFar, str]] = []

    @property
    def official(self) -> Official:
        return self._official

    async def answer(self, talk: TalkSoFar, text: str) -> AsyncIterator[AnswerEvent]:
        self.asked.append((talk, text))
        reply = self._script.get(text) or self._otherwise or Reply((f"{text} 답",))
        await asyncio.sleep(reply.after_seconds)
        for place, sentence in enumerate(reply.sentences):
            if place:
                await asyncio.sleep(reply.pause_seconds)
            yield AnswerText(sentence, said(sentence))
            if place in reply.sources:
                yield Cited(source(reply.sources[place]))
        if reply.breaks:
            raise reply.breaks
        if reply.handoff:
            yield reply.handoff
        language = self._answers_in or talk.language
        told = {"score": reply.score, "ends": reply.ends, "of_child": reply.of_child}
        yield replace(AnswerClosed(reply.status, language, date(2026, 11, 23)), **told)


class ScriptedEars:
    """Each listening hears its own timetable of `(second, event)`, then nothing until the line closes."""

    def __init__(self, *timetables: Sequence[tuple[float, SpeechEvent]]) -> None:
        self._timetables = list(timetables)
        self.languages: list[Language] = []
        self.hint: Callable[[], str] | None = None
        """Of the last listening."""

    async def listen(
        self, frames: AsyncIterator[AudioFrame], *, language: Language, hint: Callable[[], str]
    ) -> AsyncGenerator[SpeechEvent]:
        self.languages.append(language)
        self.hint = hint
        loop = asyncio.get_running_loop()
        closed = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(_read(frames, closed))
            for second, event in self._timetables.pop(0) if self._timetables else ():
                try:
                    async with asyncio.timeout_at(second):
                        await closed.wait()
                    break
                except TimeoutError:
                    assert loop.time() >= second
                    yield event
            await closed.wait()
            reading.cancel()


async def _read(frames: AsyncIterator[AudioFrame], closed: asyncio.Event) -> None:
    async for _ in frames:
        pass
    closed.set()


def turn(starts: float, text: str, ends: float) -> list[tuple[float, SpeechEvent]]:
    """The citizen speaks from `starts` to half a second before `ends`, when the turn is over."""
    words = FinalTranscript(text, 0.9, starts, ends - 0.5)
    return [(starts, SpeechStarted(starts)), (ends, words), (ends, TurnEnded(ends))]


def noise(starts: float, ends: float) -> list[tuple[float, SpeechEvent]]:
    return [(starts, SpeechStarted(starts)), (ends, TurnEnded(ends))]


class FakeLedger:
    """Keeps what would be written, as one line an answer."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[str, str, bool]] = {}
        """Answer to question, words on record, interrupted."""
        self.closings: list[CloseReason] = []

    def opened(self, talk: Talk) -> None:
        del talk

    def answered(self, talk: Talk, answer: Answer) -> None:
        del talk
        self.rows[answer.id] = (answer.question, answer.on_record, answer.interrupted)

    def closed(self, talk: Talk, reason: CloseReason) -> None:
        del talk
        self.closings.append(reason)

    @property
    def on_record(self) -> list[tuple[str, str, bool]]:
        return list(self.rows.values())


class FakeCallbacks:
    """Numbers that were left."""

    def __init__(self) -> None:
        self.left: dict[str, str] = {}

    async def request(self, talk_id: str, official: str, contact: str) -> None:
        del official
        self.left[talk_id] = contact

    async def forget(self, talk_id: str) -> None:
        self.left.pop(talk_id, None)


@dataclass(frozen=True, slots=True)
class Ears:
    """Ears and mouth."""

    listener: Listener
    speaker: Speaker


class Counter:
    """A service without models, network and database: talks, visits, floor, desk, and their moments."""

    def __init__(
        self,
        *agents: ScriptedAgent,
        ears: ScriptedEars | None = None,
        limits: TalkLimits = WIDE,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.clock = LoopClock()
        self.ledger = FakeLedger()
        self.callbacks = FakeCallbacks()
        self.timings: list[TurnTimings] = []
        self.events: list[tuple[float, Event]] = []
        known = {agent.official.id: cast("Agent", agent) for agent in agents or (ScriptedAgent(),)}
        officials = {name: agent.official for name, agent in known.items()}
        self.talks = Talks(known, limits, self.clock, Happenings(self._answered, self._wanted, self._closed))
        self.ears = ears or ScriptedEars()
        self.speaker = FakeSpeaker()
        self.visits = Visits(
            VisitServices(
                self.talks,
                cast("Ledger", self.ledger),
                Ears(self.ears, self.speaker),
                self.clock,
                self.timings.append,
                limits,
                4_000,
                vocabulary,
            )
        )
        self.floor = Floor(self.talks)
        self.desk = Desk(self.floor, officials, self.clock)
        self.persons = PersonCalls(self.desk, cast("Callbacks", self.callbacks))
        self._open = AsyncExitStack()

    def _answered(self, talk: Talk, answer: Answer) -> None:
        self.ledger.answered(talk, answer)

    def _wanted(self, talk: Talk, request: HandoffRequested) -> None:
        self.persons.wanted(talk, request)

    def _closed(self, talk: Talk, reason: CloseReason) -> None:
        self.ledger.closed(talk, reason)
        self.desk.talk_over(talk.id)

    def open_talk(self, name: str = "complaints", *, language: Language = "ko", address: str = "1.2.3.4") -> Talk:
        return self.talks.open_talk(name, language, address=address)

    async def record(self, talk: Talk) -> None:
        """Keeps the talk's events with their moments, until it is over."""
        async for item in talk.feed.follow():
            self.events.append((round(self.clock.monotonic(), 3), item.event))

    def moments(self, *kinds: str) -> list[tuple[float, str]]:
        """When events of these types came, with what they say."""
        told = [(at, happened) for at, happened in self.events if happened["type"] in kinds]
        return [(at, str(happened.get("text", happened.get("kind", happened.get("state"))))) for at, happened in told]


def line() -> FakeLine:
    """A line on the loop's clock."""
    return FakeLine(clock=LoopClock())


async def talk_of_child() -> tuple[Counter, Talk]:
    """An open talk whose citizen has said that they are under 14."""
    told = "저 열두 살이에요"
    house = Counter(ScriptedAgent({told: Reply(("네",), of_child=True)}))
    talk = house.open_talk()
    async for _ in talk.answer(talk.ask(told, via="text")):
        pass
    return house, talk
