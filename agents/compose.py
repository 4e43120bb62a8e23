"""A grounded answer from a document's own sections: the parts that were asked for, in its own sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from agents.asked import Asked
from agents.facets import LOOKS_LIKE, SECTIONS, Facet
from agents.overlap import overlap
from agents.part_fit import HARD, PartFit, is_of_kind
from agents.plain_words import plainer
from agents.statements import Statement
from agents.text_fit import fitting
from agents.thresholds import SPOKEN_SENTENCES
from core.passages import PartLikeness, Passage
from core.sentences import sentences_of
from core.speech import Language

_EXCERPT_SENTENCES = 2  # of a loaded document's passage, beside the sentence that fits best
_PARTS = 3  # the one that was meant is among the best three of nineteen questions in twenty (docs/measurements.md)
_SURE = 0.7  # a follow-up gets a part that is at least this probable alone
_POSSIBLE, _LIKELY = 0.01, 0.3  # the least probable part that is told at all, and with a number to call in it
_LEAST = 0.01  # what a sentence must be worth to be told
_LATER = 0.3  # a part's next sentence is that much less often what was asked for
_READ = 0.5  # what close reading says of the sentences of one part counts half: it learned which part answers
# A number to call: of three or four digits, or with dashes; no amount, no days.
_CALL = re.compile(
    r"\d{2,4}-\d{3,4}|(?<![\d,.])1\d{2,3}(?!\d|,\d|\s?(?:원|일|년|개월|세|명|미터|시간|만|분의|시시|won|days))"
)


@dataclass(frozen=True, slots=True)
class Composed:
    """The sentences of an answer, and the parts that the document says nothing about."""

    statements: tuple[Statement, ...]
    missing: tuple[Facet, ...] = ()
    is_sure: bool = False
    """Whether one part surely answers, if the document does."""


def compose(document: Sequence[Passage], hits: Sequence[Passage], asked: Asked) -> Composed:
    """At most `SPOKEN_SENTENCES` sentences; empty statements when the document holds nothing of what was asked."""
    if document and document[0].section == "text":
        return _of_text(document, hits, asked)
    if not document:
        return Composed((), asked.facets)
    fit = PartFit(document, asked)
    parts: dict[Facet, Passage | None] = {facet: _answering(facet, document, asked) for facet in asked.facets}
    if asked.facets and not (any(parts.values()) or asked.noun or asked.fresh):
        return Composed((), asked.facets)
    sure = _is_sure(fit, asked)
    each = [PartFit(document, one).ranked[0] for one in asked.aspects]
    named = [part for facet, part in parts.items() if part is not None and _is_due(facet, part, fit)]
    chosen = list(dict.fromkeys([*each, *fit.ranked[:1], *named, *_beside(fit, asked, sure=sure)]))[:_PARTS]
    missing: tuple[Facet, ...] = tuple(
        facet for facet, part in parts.items() if part is None and not _tells(facet, chosen)
    )
    return Composed(_sentences(chosen, fit, asked, wanted=set(each + named)), missing, is_sure=sure)


def _is_due(facet: Facet, part: Passage, fit: PartFit) -> bool:
    """Whether the part for what is asked is told in any case: it is of its kind, or the best one does not tell it."""
    return is_of_kind(part, facet) or (facet in HARD and not _tells(facet, fit.ranked[:1]))


def _answering(facet: Facet, document: Sequence[Passage], asked: Asked) -> Passage | None:
    return PartFit(document, replace(asked, facets=(facet,))).answering(facet)


def _of_text(document: Sequence[Passage], hits: Sequence[Passage], asked: Asked) -> Composed:
    """From a loaded text: the passages that fit best, around the sentence that does."""
    held: dict[Facet, list[Passage]] = {
        facet: [p for p in document if facet not in HARD or _tells(facet, [p])] for facet in asked.facets
    }
    chosen = [fitting(some, hits, asked.text, facet, asked.noun) for facet, some in held.items() if some]
    if not asked.facets or asked.noun:
        chosen = [fitting(document, hits, asked.text, next(iter(asked.facets), None), asked.noun), *chosen]
    said: list[Statement] = []
    for passage in dict.fromkeys(chosen):
        said += [Statement(text, passage) for text in _excerpt(passage, asked, SPOKEN_SENTENCES - len(said))]
    return Composed(tuple(said), tuple(facet for facet, some in held.items() if not some))


def _tells(facet: Facet, chosen: Sequence[Passage]) -> bool:
    """Whether a part that has no section of its own is told by another: a district's rule with its deadline in it."""
    return any(LOOKS_LIKE[facet].search(passage.text) for passage in chosen)


def _is_sure(fit: PartFit, asked: Asked) -> bool:
    """Whether one part surely answers: by its probability, or since only a section of its kind can."""
    best, first = fit.ranked[0], next(iter(asked.facets), None)
    return fit.probability[best.id] >= _SURE or (first in HARD and best.section in SECTIONS[first][:1])


def _beside(fit: PartFit, asked: Asked, *, sure: bool) -> list[Passage]:
    """What else may be meant, best first: a follow-up gets what it surely asked for, nobody a new number unasked."""
    best, *others = fit.ranked
    told = _calls(best)
    likely = [one for one in others if fit.probability[one.id] >= (_POSSIBLE if _calls(one) <= told else _LIKELY)]
    if asked.fresh or not sure:
        return likely
    # Sure of the kind alone: there may be several parts of it, which search tells apart if anything is named.
    unsure = bool(asked.near) and (fit.probability[best.id] < _SURE or not asked.text)
    return [one for one in likely if unsure and one.section == best.section]


def _calls(passage: Passage) -> set[str]:
    """The numbers to call that stand in it."""
    return set(_CALL.findall(passage.text))


def sentences(passage: Passage) -> tuple[Statement, ...]:
    """All that a passage says."""
    return tuple(Statement(sentence, passage) for sentence in sentences_of(passage.text))


def _sentences(
    chosen: Sequence[Passage], fit: PartFit, asked: Asked, wanted: Collection[Passage]
) -> tuple[Statement, ...]:
    """The sentences that are most likely to be what was asked for, by part; of each wanted part at least one."""
    told = {passage: sentences_of(passage.text) for passage in chosen}
    shares = {passage: _shares(asked.near.get(passage.id), len(said)) for passage, said in told.items()}
    places = [(passage, at) for passage, said in told.items() for at in range(len(said))]

    def worth(place: tuple[Passage, int]) -> float:
        passage, at = place
        is_due = shares[passage][at] == max(shares[passage]) and (passage == chosen[0] or passage in wanted)
        return is_due + fit.probability[passage.id] * shares[passage][at]

    likely = [place for place in places if worth(place) >= _LEAST]
    best = sorted(likely, key=worth, reverse=True)[:SPOKEN_SENTENCES]
    return tuple(Statement(told[passage][at], passage) for passage, at in places if (passage, at) in best)


def _shares(near: PartLikeness | None, count: int) -> list[float]:
    """Of each sentence of a part how often it is what was asked for, beside the likeliest: mostly the first."""
    usual = [_LATER**at for at in range(count)]
    if near is None or len(near.sentences) != count:
        return usual
    odds = [math.log(share) + _READ * one for share, one in zip(usual, near.sentences, strict=True)]
    return [math.exp(one - max(odds)) for one in odds]


def _excerpt(passage: Passage, asked: Asked, room: int) -> tuple[str, ...]:
    sentences = sentences_of(passage.text)
    if len(sentences) <= room or room <= 0:
        return sentences[: max(room, 0)]
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
