"""A grounded answer from a document's own sections: the parts that were asked for, in its own sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.facets import LOOKS_LIKE, SECTIONS, Facet
from agents.overlap import overlap
from agents.plain_words import plainer
from agents.section_fit import HARD, SectionFit
from agents.sentences import sentences_of
from agents.statements import Statement
from agents.thresholds import SPOKEN_SENTENCES
from core.passages import Passage
from core.speech import Language

_EXCERPT_SENTENCES = 2  # of a loaded document's passage, beside the sentence that fits best
# Parts told beside the first one: the one that was meant is among the best three of nine questions in ten, and the
# first of six in ten (docs/measurements.md).
_BESIDE_SURE, _BESIDE_UNSURE = 1, 2
# A number to call: of three or four digits, or with dashes; no amount, no days.
_CALL = re.compile(
    r"\d{2,4}-\d{3,4}|(?<![\d,.])1\d{2,3}(?!\d|,\d|\s?(?:원|일|년|개월|세|명|미터|시간|만|분의|시시|won|days))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants of a document."""

    text: str
    """The words that name its matter are compared with the sections; empty for `그럼 늦으면요?`."""
    facets: tuple[Facet, ...] = ()
    noun: str = ""
    """What a follow-up adds (`외국인은요?`): sections that speak of it come first."""
    fresh: bool = True
    """A first question gets companions; a follow-up gets what it asked for."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The sentences of an answer, and the parts that the document says nothing about."""

    statements: tuple[Statement, ...]
    missing: tuple[Facet, ...] = ()


def compose(document: Sequence[Passage], hits: Sequence[Passage], asked: Asked) -> Composed:
    """At most `SPOKEN_SENTENCES` sentences; empty statements when the document holds nothing of what was asked."""
    fit = SectionFit(document, hits, asked.text, asked.noun)
    sections: dict[Facet, Passage | None] = {facet: fit.answering(facet) for facet in asked.facets}
    chosen = list(dict.fromkeys(section for section in sections.values() if section is not None))
    if document and (not asked.facets or asked.noun):
        best = fit.ranked(next(iter(asked.facets), None))[0]
        chosen = [best, *(section for section in chosen if section != best)]
    missing: list[Facet] = [
        facet for facet, section in sections.items() if section is None and not _tells(facet, chosen)
    ]
    sure = bool(chosen) and _is_surely(chosen[0], asked)
    if chosen and chosen[0].section != "text":  # a loaded document's passage is told on its own
        chosen += _beside(chosen, fit, asked)[: _room_beside(asked, sure=sure)]
    return Composed(_sentences(chosen, asked, sure=sure), tuple(missing))


def _tells(facet: Facet, chosen: Sequence[Passage]) -> bool:
    """Whether a part that has no section of its own is told by another: a district's rule with its deadline in it."""
    return any(LOOKS_LIKE[facet].search(passage.text) for passage in chosen)


def _is_surely(passage: Passage, asked: Asked) -> bool:
    """Whether a part was asked for that only a section of its kind can answer, and this is one."""
    first = next(iter(asked.facets), None)
    return first in HARD and passage.section == SECTIONS[first][0]


def _room_beside(asked: Asked, *, sure: bool) -> int:
    """A follow-up that surely names its part gets that part alone."""
    if sure:
        return _BESIDE_SURE if asked.fresh else 0
    return _BESIDE_UNSURE if asked.fresh else _BESIDE_SURE


def _beside(chosen: Sequence[Passage], fit: SectionFit, asked: Asked) -> list[Passage]:
    """What else bears on a first question, best first: with a day the place, and no number to call unasked."""
    ranked = fit.ranked(next(iter(asked.facets), None))
    others = [passage for passage in ranked if passage not in chosen and not _CALL.search(passage.text)]
    if chosen[0].section == "deadline":
        others.sort(key=lambda passage: passage.section != "where")
    return others


def sentences(passage: Passage) -> tuple[Statement, ...]:
    """All that a passage says."""
    return tuple(Statement(sentence, passage) for sentence in sentences_of(passage.text))


def _sentences(chosen: Sequence[Passage], asked: Asked, *, sure: bool) -> tuple[Statement, ...]:
    """One of each part; two of the first where it is surely meant, and all of it where nothing else is told."""
    said: list[Statement] = []
    for place, passage in enumerate(dict.fromkeys(chosen)):
        room = SPOKEN_SENTENCES - len(said)
        if place:  # a second part leads with its first sentence
            room = min(room, 1)
        elif len(chosen) > 1:
            room = min(room, 2 if sure or not asked.fresh else 1)
        said += [Statement(text, passage) for text in _best(passage, asked, room)]
    return tuple(said)


def _best(passage: Passage, asked: Asked, room: int) -> tuple[str, ...]:
    sentences = sentences_of(passage.text)
    if len(sentences) <= room or room <= 0:
        return sentences[: max(room, 0)]
    if passage.section != "text":
        return sentences[:room]
    best = max(range(len(sentences)), key=lambda at: (overlap(asked.text, sentences[at]), -at))
    first = max(0, min(best, len(sentences) - room))
    return sentences[first : first + min(room, _EXCERPT_SENTENCES + 1)]


def repeated(said: str, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """The sentences of an earlier answer that still stand in its passages; their first ones where none was heard."""
    sentences = [(sentence, passage) for passage in passages for sentence in sentences_of(passage.text)]
    heard = [Statement(sentence, passage) for sentence, passage in sentences if _was_said(sentence, passage, said)]
    return tuple(heard or [Statement(*pair) for pair in sentences])[:SPOKEN_SENTENCES]


def _was_said(sentence: str, passage: Passage, said: str) -> bool:
    """As it stands, or in the plainer words that were asked for."""
    language: Language = "en" if passage.language == "en" else "ko"
    return sentence in said or all(clause in said for clause in plainer(sentence, language))
