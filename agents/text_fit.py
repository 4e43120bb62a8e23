"""Which passages of a loaded document answer a question: by what search found, and by its rarer words."""

from __future__ import annotations

from collections.abc import Sequence

from agents.facets import LOOKS_LIKE, Facet
from agents.overlap import shares
from core.passages import Passage

_FOUND, _WORDS, _NOUN, _LOOKS = 0.6, 0.9, 2.0, 0.2


def fitting(
    document: Sequence[Passage], hits: Sequence[Passage], question: str, facet: Facet | None, noun: str = ""
) -> Passage:
    """The best of the passages, of which there is at least one; `noun` is what a follow-up adds."""
    found = {hit.id: hit.score for hit in hits}
    words = shares(question, [passage.text for passage in document])

    def fit(place: int) -> float:
        passage = document[place]
        looks = facet is not None and LOOKS_LIKE[facet].search(passage.text) is not None
        named = bool(noun) and noun in passage.text
        return _FOUND * found.get(passage.id, 0.0) + _WORDS * words[place] + _NOUN * named + _LOOKS * looks

    return document[max(range(len(document)), key=lambda place: (fit(place), -place))]
