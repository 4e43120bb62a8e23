"""A retriever over given passages, a language model with given answers, and a clock that stands still."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from agents.overlap import bigrams, overlap
from agents.protocols import LanguageModelCapabilities
from core.clock import SEOUL
from core.errors import ModelError
from core.passages import PartLikeness, Passage
from core.sentences import sentences_of
from core.speech import Language, WrittenLanguage
from knowledge.lifecycle import Span
from knowledge.passages import passages_of
from knowledge.procedure import Procedure

STARTER = Path(__file__).parents[2] / "knowledge" / "starter"
READ, UNREAD = 16.0, 4.0  # log-odds of a sentence: of all letter pairs shared, and of none
ASKED = 20  # example questions of a document: of more, letter pairs alone find one that is like anything
SUNDAY_AFTERNOON = datetime(2026, 11, 22, 14, 0, tzinfo=SEOUL)
MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)


class ScriptedRetriever:
    """Scores by the letter pairs shared with a document's texts and example questions; one passage a document."""

    def __init__(self, passages: Sequence[Passage], questions: Mapping[str, Sequence[str]] | None = None) -> None:
        """`questions`: example questions by document."""
        self._passages = tuple(passages)
        self._questions = {name: tuple(map(bigrams, asked)) for name, asked in (questions or {}).items()}
        spread: dict[str, set[str]] = {}
        for passage in self._passages:
            for pair in bigrams(f"{passage.title} {passage.text}"):
                spread.setdefault(pair, set()).add(passage.document_id)
        self._spread = {pair: len(documents) for pair, documents in spread.items()}
        self.asked: list[str] = []
        """Every query, in order."""

    async def search(
        self, query: str, *, collections: Sequence[str], as_of: date, language: Language, limit: int = 5
    ) -> list[Passage]:
        self.asked.append(query)
        pairs = bigrams(query)
        best: dict[str, Passage] = {}
        for passage in self._in_force(as_of, language):
            score = self._score(pairs, passage) if passage.collection in collections else 0.0
            known = best.get(passage.document_id)
            if score > 0.05 and (known is None or score > known.score):
                best[passage.document_id] = passage.scored(score)
        return sorted(best.values(), key=lambda passage: -passage.score)[:limit]

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        return [passage for passage in self._in_force(as_of, language) if passage.document_id == document_id]

    async def vector(self, text: str) -> None:
        """Never: it has no model."""

    async def parts(
        self, query: str, document_id: str, *, as_of: date, language: Language
    ) -> Mapping[str, PartLikeness]:
        """By shared letter pairs, of each sentence too; no example question names a part."""
        found: dict[str, PartLikeness] = {}
        for one in await self.document(document_id, as_of=as_of, language=language):
            share = overlap(query, one.text)
            read = tuple(READ * overlap(query, sentence) - UNREAD for sentence in sentences_of(one.text))
            found[one.id] = PartLikeness(0.0, 0.82 + 0.12 * share, 8.0 * share, sentences=read)
        return found

    def _in_force(self, day: date, language: WrittenLanguage) -> Iterable[Passage]:
        return (passage for passage in self._passages if passage.language == language and passage.in_force(day))

    def _score(self, pairs: frozenset[str], passage: Passage) -> float:
        """The share of the query's rarer letter pairs; an example question counts by how alike the two are."""
        asked = self._weight(pairs)
        if not asked:
            return 0.0
        text = self._weight(pairs & bigrams(f"{passage.title} {passage.text}")) / asked
        alike = (  # a quarter more than Dice's coefficient, which is lower than the probability that it stands for
            2.5 * self._weight(pairs & example) / (asked + self._weight(example))
            for example in self._questions.get(passage.document_id, ())
        )
        return min(max(0.8 * text**2, *alike, 0.0), 1.0)

    def _weight(self, pairs: frozenset[str]) -> float:
        return sum(1 / self._spread.get(pair, 1) for pair in pairs)


class ScriptedLanguageModel:
    """Says what it was given, in pieces of five letters."""

    def __init__(self, *replies: str) -> None:
        self._replies = list(replies)
        self.prompts: list[str] = []

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return LanguageModelCapabilities("scripted", 4096, ("ko", "en"))

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        self.prompts.append(prompt)
        reply = self._replies.pop(0) if self._replies else ""
        for start in range(0, len(reply), 5):
            yield reply[start : start + 5]


class StillClock:
    """A clock that stands at one moment."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        return None


def starter(*documents: str) -> tuple[list[Passage], dict[str, list[str]]]:
    """The passages of the starter procedures, and their example questions by document; of all when none is named."""
    passages: list[Passage] = []
    questions: dict[str, list[str]] = {}
    for file in sorted(STARTER.glob("*/*.toml")):
        if documents and file.stem not in documents:
            continue
        procedure = Procedure.model_validate(tomllib.loads(file.read_text("utf-8")))
        span = Span(procedure.effective_from, procedure.effective_until)
        passages += passages_of(procedure, version=1, span=span)
        questions[procedure.id] = [question.text for question in procedure.questions[:ASKED]]
    return passages, questions


def starter_retriever(*documents: str) -> ScriptedRetriever:
    return ScriptedRetriever(*starter(*documents))


class BrokenLanguageModel:
    """Fails after its first piece."""

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return LanguageModelCapabilities("broken", 4096, ("ko", "en"))

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        yield "정당"
        raise ModelError("the language model went away")
