"""A grounded answer from a document's own sections: the parts that were asked for, in its own sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.facets import LOOKS_LIKE, SECTIONS, Facet
from agents.overlap import bigrams, overlap
from agents.sentences import sentences_of
from agents.statements import Statement
from agents.thresholds import SPOKEN_SENTENCES
from core.passages import Passage, SectionKind

# What goes well with an answer where there is room: by when, then where.
_COMPANIONS: dict[SectionKind, tuple[SectionKind, ...]] = {"deadline": ("where",), "what": ("deadline", "where", "how")}
_DEFAULT_ORDER: tuple[SectionKind, ...] = (
    "what", "deadline", "where", "how", "who", "documents", "fee", "processing_time", "text", "steps", "penalty",
    "exceptions", "contact", "district",
)  # fmt: skip
# Where a document has two sections of a kind, the one that speaks of this is meant.
_CUES: Mapping[Facet, re.Pattern[str]] = {
    "penalty": re.compile(r"기간|기한|이내|늦|않으면|\blate\b|\bwithin\b"),
}
_EXCERPT_SENTENCES = 2  # of a loaded document's passage, beside the sentence that fits best


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants of a document."""

    text: str
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
    scores = {hit.id: hit.score for hit in hits}
    ranked = sorted(document, key=lambda passage: -_fit(passage, asked, scores.get(passage.id, 0.0), document))
    chosen: list[Passage] = []
    missing: list[Facet] = []
    for facet in asked.facets:
        section = next((passage for passage in ranked if _answers(passage, facet, scores)), None)
        if section is None:
            missing.append(facet)
        elif section not in chosen:
            chosen.append(section)
    if not asked.facets or asked.noun:
        chosen = [passage for passage in ranked[:1] if passage not in chosen] + chosen
    missing = [facet for facet in missing if not any(LOOKS_LIKE[facet].search(p.text) for p in chosen)]
    if chosen and asked.fresh:
        chosen += _companions(chosen, document)
    return Composed(_sentences(chosen, asked), tuple(missing))


def _fit(passage: Passage, asked: Asked, score: float, document: Sequence[Passage]) -> float:
    # Search names one passage a document, and an example question leads to any of them: a hint, no more.
    fit = (0.6 if passage.section == "text" else 0.25) * score + 0.8 * overlap(
        _apart_from(asked.text, passage.title), passage.text
    )
    fit += 2.0 * bool(asked.noun and asked.noun in passage.text)
    for place, facet in enumerate(asked.facets[:1]):
        kinds = SECTIONS[facet]
        if passage.section in kinds:
            fit += 1.0 - 0.3 * kinds.index(passage.section) - 0.2 * place
        fit += 0.2 * bool(LOOKS_LIKE[facet].search(passage.text))
        fit += 0.4 * bool(facet in _CUES and _CUES[facet].search(passage.text))
    order = _DEFAULT_ORDER.index(passage.section)
    return fit - 0.001 * document.index(passage) - (0.01 * order if not asked.facets else 0.0)


def _apart_from(text: str, title: str) -> str:
    """The question without the words of the title, which every section shares."""
    shared = bigrams(title)
    return " ".join(word for word in text.split() if not bigrams(word) <= shared) or text


def _answers(passage: Passage, facet: Facet, scores: Mapping[str, float]) -> bool:
    """The section is of the facet's kind, or it was found and reads like an answer to it."""
    if facet == "more" or passage.section in SECTIONS[facet]:
        return True
    found = passage.section == "text" or passage.id in scores
    return found and bool(LOOKS_LIKE[facet].search(passage.text))


def _companions(chosen: Sequence[Passage], document: Sequence[Passage]) -> list[Passage]:
    wanted = _COMPANIONS.get(chosen[0].section, ())
    return [
        next(p for p in document if p.section == kind) for kind in wanted if any(p.section == kind for p in document)
    ]


def sentences(passage: Passage) -> tuple[Statement, ...]:
    """All that a passage says."""
    return tuple(Statement(sentence, passage) for sentence in sentences_of(passage.text))


def _sentences(chosen: Sequence[Passage], asked: Asked) -> tuple[Statement, ...]:
    said: list[Statement] = []
    several = len(asked.facets) > 1
    for place, passage in enumerate(dict.fromkeys(chosen)):
        room = SPOKEN_SENTENCES - len(said)
        if place:  # a second part leads with its first sentence
            room = min(room, 1)
        elif several:
            room = min(room, 2)
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
    heard = [Statement(sentence, passage) for sentence, passage in sentences if sentence in said]
    return tuple(heard or [Statement(*pair) for pair in sentences])[:SPOKEN_SENTENCES]
