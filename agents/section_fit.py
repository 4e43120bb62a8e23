"""Which sections of a document answer a question: by kind, by its rarer words, and by their place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from agents.facets import LOOKS_LIKE, SECTIONS, Facet
from agents.overlap import bigrams
from core.passages import Passage

# A part that only a section of its kind can answer; for the others the nearest section will do.
HARD: frozenset[Facet] = frozenset(
    {"deadline", "processing_time", "penalty", "fee", "amount", "documents", "where", "contact"}
)
# Where a document has two sections of a kind, the one that speaks of this is meant.
_CUES: Mapping[Facet, re.Pattern[str]] = {
    "penalty": re.compile(r"기간|기한|이내|늦|않으면|\blate\b|\bwithin\b"),
}
_HARD_KIND, _SOFT_KIND, _NEXT_KIND = 1.2, 0.35, 0.3
_LEAD = 0.3  # authors put the main thing first
_WORDS, _NOUN, _LOOKS, _CUE = 0.9, 2.0, 0.2, 0.4
_LOOKS_AMOUNT = 0.8  # an amount of money is its figure, whatever the section: `exempt from the fees` is none
# Search names one passage a document, and an example question leads to any of them: a hint, no more.
_FOUND, _FOUND_TEXT = 0.2, 0.6


class SectionFit:
    """Ranks the sections of one document for one question."""

    def __init__(self, document: Sequence[Passage], hits: Sequence[Passage], question: str, noun: str = "") -> None:
        self._document = tuple(document)
        self._found = {hit.id: hit.score for hit in hits}
        self._noun = noun
        held = [bigrams(passage.text) for passage in document]
        spread = Counter(pair for pairs in held for pair in pairs)
        self._rarity = {pair: math.log(1 + len(held) / spread[pair]) for pair in bigrams(question) if spread[pair]}
        self._held = dict(zip((passage.id for passage in document), held, strict=True))

    def ranked(self, facet: Facet | None) -> list[Passage]:
        """Best first; `facet` None for a vague question."""
        places = {passage.id: place for place, passage in enumerate(self._document)}
        return sorted(self._document, key=lambda passage: -self._fit(passage, places[passage.id], facet))

    def answering(self, facet: Facet) -> Passage | None:
        """The best section for a part; None when no section speaks of a part that only its kind can answer."""
        return next((passage for passage in self.ranked(facet) if self._answers(passage, facet)), None)

    def _fit(self, passage: Passage, place: int, facet: Facet | None) -> float:
        is_text = passage.section == "text"
        fit = (_FOUND_TEXT if is_text else _FOUND) * self._found.get(passage.id, 0.0)
        fit += _WORDS * self._shared(passage) + _NOUN * bool(self._noun and self._noun in passage.text)
        fit += 0.0 if is_text else _LEAD / (1 + place)
        return fit - 0.001 * place + (_kind_fit(passage, facet) if facet else 0.0)

    def _shared(self, passage: Passage) -> float:
        """Share of the question's words that stand in the section, the rarer ones of the document counting more."""
        total = sum(self._rarity.values())
        shared = sum(rarity for pair, rarity in self._rarity.items() if pair in self._held[passage.id])
        return shared / total if total else 0.0

    def _answers(self, passage: Passage, facet: Facet) -> bool:
        if facet not in HARD or passage.section == SECTIONS[facet][0]:
            return True
        near = passage.section in SECTIONS[facet] or passage.section == "text" or passage.id in self._found
        near = near or facet == "where"  # any section that names a place
        return near and bool(LOOKS_LIKE[facet].search(passage.text))


def _kind_fit(passage: Passage, facet: Facet) -> float:
    kinds = SECTIONS[facet]
    looks = _LOOKS_AMOUNT if facet == "amount" and passage.section != "penalty" else _LOOKS
    fit = looks * bool(LOOKS_LIKE[facet].search(passage.text))
    fit += _CUE * bool(facet in _CUES and _CUES[facet].search(passage.text))
    if passage.section in kinds:
        fit += (_HARD_KIND if facet in HARD else _SOFT_KIND) * (1 - _NEXT_KIND * kinds.index(passage.section))
    return fit
