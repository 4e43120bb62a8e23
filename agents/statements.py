"""Sentences with what they rest on, and the events that carry them to the screen and the voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from agents.figures import figures
from agents.overlap import overlap
from agents.spoken_form import words_of
from core.answers import AnswerEvent, AnswerText, Cited, Mood
from core.passages import Citation, Passage, Source
from core.sentences import sentences_of
from core.speech import SPOKEN, Language, SpokenWord


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence; without a passage it is a phrase of our own that states no fact."""

    text: str
    passage: Passage | None = None
    mood: Mood = "neutral"
    step: int = 0
    """Its place in a procedure that is told step by step, from 1; 0 for a sentence that is no step."""


# Shown, and said: a ring is no figure of the answer, as `1.` would be.
_STEPS: dict[Language, tuple[str, ...]] = {
    "ko": ("첫째,", "둘째,", "셋째,", "넷째,", "다섯째,", "여섯째,"),
    "en": ("First,", "Second,", "Third,", "Fourth,", "Fifth,", "Sixth,"),
}
RINGS = "①②③④⑤⑥"


def phrases(text: str, mood: Mood = "neutral") -> tuple[Statement, ...]:
    """A phrase of one or more sentences."""
    return tuple(Statement(sentence, None, mood) for sentence in sentences_of(text))


def events_of(statements: Iterable[Statement], language: Language) -> list[AnswerEvent]:
    """`(AnswerText, Cited*)*`: each statement is followed by the sources that carry it."""
    return list(chain.from_iterable(_said(statement, language) for statement in statements))


def _said(statement: Statement, language: Language) -> list[AnswerEvent]:
    passage = statement.passage
    # What no official speaks is shown and not said: a voice would spell out what it cannot read.
    silent = passage is not None and passage.language not in SPOKEN
    words = () if silent else words_of(statement.text, language)
    shown = statement.text
    if statement.step:
        ring = RINGS[statement.step - 1]
        shown, words = f"{ring} {shown}", (SpokenWord(ring, _STEPS[language][statement.step - 1]), *words)
    text = AnswerText(shown, words, statement.mood)
    return [text] if passage is None else [text, *(Cited(cite) for cite in citations(statement.text, passage))]


def citations(sentence: str, passage: Passage) -> list[Citation]:
    """Of the sources that carry the sentence."""
    return [_citation(passage, source, source.evidence or sentence) for source in sources_of(sentence, passage)]


def sources_of(sentence: str, passage: Passage) -> list[Source]:
    """The sources that carry the sentence's figures; else the closest one; a loaded document is its own."""
    if not passage.sources:
        return [Source("document", passage.title)]
    carrying = [source for source in passage.sources if figures(sentence) & figures(source.evidence)]
    return carrying or [max(passage.sources, key=lambda source: overlap(sentence, source.evidence))]


def _citation(passage: Passage, source: Source, quote: str) -> Citation:
    return Citation(
        document_id=passage.document_id,
        title=passage.title,
        locator=source.locator,
        quote=quote,
        effective_from=passage.effective_from,
        effective_until=passage.effective_until,
        source_url=source.url,
        text_version=source.text_version,
        version=passage.version,
        passage_id=passage.id,
        section=passage.section,
    )
