"""One answer of an official as the command line prints it, and the sessions it is asked in."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import cast

from pydantic import TypeAdapter

from agents.agent import Agent
from agents.masking import mask
from agents.officials import load_officials
from agents.writer import Writer
from app.knowledge_base import open_knowledge_base
from app.language_model import guarded, open_language_model, writer_with
from app.settings import Settings
from app.wire import case_view, citation, consultation_case
from core.answers import (
    AnswerClosed,
    AnswerEvent,
    AnswerStatus,
    AnswerText,
    Cited,
    Clarify,
    ConsultationChanged,
    DraftChanged,
    HandoffRequested,
    ToolUsed,
)
from core.clock import SEOUL, SystemClock
from core.consultations import Consultation
from core.errors import InvalidInput, NotFound
from core.officials import Official
from core.petitions import PetitionDraft
from core.speech import Language
from core.turns import TalkSoFar, Turn
from retrieval.protocols import SearchRequest
from retrieval.search import Search


class DayClock(SystemClock):
    """The machine's clock, on a day of one's choice: answers as of that day."""

    def __init__(self, day: date | None = None) -> None:
        self._day = day

    def now(self) -> datetime:
        now = super().now()
        return now if self._day is None else datetime.combine(self._day, now.timetz())


@dataclass(slots=True)
class Answered:
    """An answer as JSON: the contract of `ask --json`."""

    status: str = "error"
    text: str = ""
    spoken: str = ""
    official: str = ""
    language: str = "ko"
    as_of: str = ""
    citations: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    clarify: dict[str, object] | None = None
    handoff: dict[str, object] | None = None
    case: dict[str, object] | None = None
    redirect_to: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict[str, float])

    def take(self, happened: AnswerEvent) -> None:
        match happened:
            case AnswerText():
                self.text = f"{self.text} {happened.text}".strip()
                self.spoken = f"{self.spoken} {happened.spoken}".strip()
            case Cited():
                self.citations.append(citation(happened.citation))
            case Clarify():
                self.clarify = {"question": happened.question, "options": list(happened.options)}
            case HandoffRequested():
                self.handoff = {"reason": happened.reason, "skill": happened.skill, "summary": happened.summary}
            case ToolUsed():
                self.case = {"tool": happened.name, "result": happened.result}
            case DraftChanged():
                self.case = case_view(happened.draft)
            case ConsultationChanged():
                self.case = consultation_case(happened.consultation)
            case AnswerClosed():
                self.status, self.language = happened.status, happened.language
                self.as_of, self.redirect_to = happened.as_of.isoformat(), happened.redirect_to

    def as_json(self, **more: object) -> str:
        return json.dumps({**asdict(self), **more}, ensure_ascii=False)


class Counter:
    """Every official, asked without the service."""

    def __init__(
        self,
        search: Search,
        officials: Mapping[str, Official],
        clock: DayClock,
        *,
        writer: Writer | None = None,
    ) -> None:
        self._search = search
        self._agents = {
            name: Agent(official, search, officials, clock, writer=writer) for name, official in officials.items()
        }

    async def warm(self) -> None:
        """The first query pays for lazily loaded parts: pay before the stopwatch runs."""
        first = next(iter(self._agents.values())).official.collections
        request = SearchRequest("준비", tuple(first), DayClock().now().date())
        await self._search.search_all([request])

    def agent(self, official: str) -> Agent:
        if official not in self._agents:
            raise NotFound(f"no official `{official}`; there are {', '.join(self._agents)}")
        return self._agents[official]

    async def ask(self, talk: TalkSoFar, text: str) -> tuple[Answered, TalkSoFar]:
        """The answer, and the talk with both turns added."""
        agent = self.agent(talk.official)
        started = time.perf_counter()
        answered = Answered(official=talk.official, language=talk.language)
        passages: list[str] = []
        async for happened in agent.answer(talk, text):
            answered.take(happened)
            if isinstance(happened, Cited):
                passages.append(happened.citation.passage_id)
            if isinstance(happened, DraftChanged):
                talk = replace(talk, draft=happened.draft)
            if isinstance(happened, ConsultationChanged):
                talk = replace(talk, consultation=happened.consultation)
        answered.timings_ms["total"] = round((time.perf_counter() - started) * 1000, 2)
        asked = mask(text)
        turn = Turn("official", answered.text, tuple(dict.fromkeys(passages)), _status(answered), asked)
        return answered, replace(talk, turns=(*talk.turns, Turn("citizen", asked), turn))


@asynccontextmanager
async def open_counter(settings: Settings, day: date | None = None) -> AsyncGenerator[Counter]:
    """The officials over the published procedures."""
    clock = DayClock(day)
    async with open_knowledge_base(settings, clock) as knowledge, open_language_model(settings) as model:
        writer = writer_with(guarded(model, settings, clock), knowledge)
        counter = Counter(knowledge.search, load_officials(), clock, writer=writer)
        await counter.warm()
        yield counter


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a talk goes on from one call to the next."""

    turns: tuple[Turn, ...] = ()
    draft: PetitionDraft | None = None
    consultation: Consultation | None = None


KEPT = TypeAdapter(Kept)


class Sessions:
    """Talks of the command line that go on from one call to the next, as files of the operator's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, session: str | None, official: str, language: Language) -> TalkSoFar:
        path = self._path(session)
        if path is None or not path.exists():
            return TalkSoFar(official, language)
        kept = KEPT.validate_json(path.read_bytes())
        return TalkSoFar(official, language, kept.turns, draft=kept.draft, consultation=kept.consultation)

    def save(self, session: str | None, talk: TalkSoFar) -> None:
        if path := self._path(session):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)  # words that somebody else need not read
            path.write_bytes(KEPT.dump_json(Kept(talk.turns, talk.draft, talk.consultation)))

    def _path(self, session: str | None) -> Path | None:
        if session is None:
            return None
        if not session.replace("-", "").replace("_", "").isalnum():
            raise InvalidInput(f"`{session[:40]}` is no session id: letters, digits, `-` and `_` only")
        return self._folder / f"{session}.json"


def known_language(text: str) -> Language:
    """Raises `InvalidInput` for a language that the service does not speak."""
    if text not in ("ko", "en"):
        raise InvalidInput(f"`{text}` is no language of the service: ko or en")
    return text


def seoul_day(text: str | None) -> date | None:
    """`2026-11-22` as a day; raises `InvalidInput` for anything else."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=SEOUL).date()
    except ValueError:
        raise InvalidInput(f"`{text}` is no day: write it as 2026-11-22") from None


def _status(answered: Answered) -> AnswerStatus:
    return cast("AnswerStatus", answered.status)
