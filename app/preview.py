"""What an official would say if a draft were published: the real agent over the draft's passages alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from agents.agent import Agent
from app.wire import answer_event
from core.answers import AnswerText
from core.clock import Clock
from core.officials import Official
from core.passages import PartLikeness, Passage
from core.speech import SPOKEN, Language, WrittenLanguage
from core.turns import TalkSoFar

CERTAIN = 1.0  # the draft is taken to be found: the preview shows the wording, the search tester the finding


class Previewer:
    """The `Preview` of the curation console."""

    def __init__(self, officials: Mapping[str, Official], clock: Clock) -> None:
        self._officials = officials
        self._clock = clock

    async def answer(
        self, passages: Sequence[Passage], *, question: str, language: Language
    ) -> list[dict[str, object]]:
        official = self._official(passages[0].collection if passages else "")
        agent = Agent(official, _DraftOnly(passages), {official.id: official}, self._clock)
        events: list[dict[str, object]] = []
        index = -1
        async for happened in agent.answer(TalkSoFar(official.id, language), question):
            index += isinstance(happened, AnswerText)
            event = answer_event(happened, answer="preview", index=max(index, 0))
            if isinstance(happened, AnswerText):
                event["spoken"] = happened.spoken
            events.append(event)
        return events

    def _official(self, collection: str) -> Official:
        """Who answers from the collection; the lobby's guide where nobody does."""
        owners = [official for official in self._officials.values() if collection in official.collections]
        return owners[0] if owners else next(iter(self._officials.values()))


class _DraftOnly:
    """A retriever that knows one draft."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    async def search(
        self, query: str, *, collections: Sequence[str], as_of: date, language: Language, limit: int = 5
    ) -> list[Passage]:
        first = [p for p in self._in(language) if p.in_force(as_of)][:1]
        return [passage.scored(CERTAIN) for passage in first]

    async def parts(
        self, query: str, document_id: str, *, as_of: date, language: Language
    ) -> Mapping[str, PartLikeness]:
        """Nothing: a draft is not indexed, so its parts are told apart by their kinds and words alone."""
        return {}

    async def vector(self, text: str) -> None:
        """None: a draft is tried for its wording, and danger is heard by its letters."""

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        return [p for p in self._in(language) if p.document_id == document_id and p.in_force(as_of)]

    def _in(self, language: WrittenLanguage) -> list[Passage]:
        written = [p for p in self._passages if p.language == language]
        return written or [p for p in self._passages if p.language in SPOKEN]
