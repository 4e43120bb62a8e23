"""Sections whose two languages state different figures: what a change of one language alone leaves behind. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.passages import Passage
from core.quantities import Quantity
from knowledge.contradictions import Pair
from knowledge.figure_clauses import FigureClause, Terms, figure_clauses

COMPARED = frozenset({"time", "money", "dollars", "age", "phone", "share"})
"""Dimensions that are read in both languages; what is counted (`명`, `people`) is not."""
ALIKE = 0.02
"""30 days are a month."""


def untranslated_figures(passages: Sequence[Passage], terms: Terms) -> list[Pair]:
    """A Korean figure that the English lacks, beside an English one of its dimension that the Korean lacks.

    A figure that only one language states is none: a translation may say less.
    """
    english = {_section(passage): passage for passage in passages if passage.language == "en"}
    return [
        pair
        for passage in passages
        if passage.language == "ko" and (other := english.get(_section(passage)))
        for pair in _differing(figure_clauses(passage, terms), figure_clauses(other, terms))
    ]


def _differing(korean: Sequence[FigureClause], english: Sequence[FigureClause]) -> Iterator[Pair]:
    """The first of each dimension."""
    seen: set[str] = set()
    for clause in _without_equal(korean, english):
        dimension = _dimension(clause.quantity)
        others = (other for other in _without_equal(english, korean) if _dimension(other.quantity) == dimension)
        other = next(others, None)
        if other is not None and dimension not in seen:
            seen.add(dimension)
            yield Pair(clause, other, "translation", 1.0)


def _without_equal(clauses: Sequence[FigureClause], others: Sequence[FigureClause]) -> list[FigureClause]:
    return [
        clause
        for clause in clauses
        if _dimension(clause.quantity) in COMPARED
        and not any(_equal(clause.quantity, other.quantity) for other in others)
    ]


def _equal(one: Quantity, other: Quantity) -> bool:
    near = ALIKE if _dimension(one) == "time" else 1e-9
    return _dimension(one) == _dimension(other) and abs(one.value - other.value) <= near * max(one.value, other.value)


def _dimension(quantity: Quantity) -> str:
    """Without the role of a stretch of time, which is read from Korean endings."""
    return quantity.dimension.partition(":")[0] if quantity.dimension.startswith("time") else quantity.dimension


def _section(passage: Passage) -> str:
    """The same in both languages."""
    return passage.id.partition("@")[0].removesuffix(".en")
