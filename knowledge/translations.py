"""Sections whose two languages state different figures: what a change of one language alone leaves behind. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.passages import Passage
from core.quantities import Quantity
from knowledge.contradictions import Pair
from knowledge.figure_clauses import FigureClause, Terms, figure_clauses

COMPARED = frozenset({"time", "money", "dollars", "age", "phone", "share"})
"""Dimensions that are read in both languages; what is counted (`명`, `people`) is not."""


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
    left = _first_of_each(_without_equal(english, korean))
    for dimension, clause in _first_of_each(_without_equal(korean, english)).items():
        if other := left.get(dimension):
            yield Pair(clause, other, "translation", 1.0)


def _first_of_each(clauses: Sequence[FigureClause]) -> dict[str, FigureClause]:
    """By dimension, in the order of the text."""
    first: dict[str, FigureClause] = {}
    for clause in clauses:
        first.setdefault(_plain(clause.quantity).dimension, clause)
    return first


def _without_equal(clauses: Sequence[FigureClause], others: Sequence[FigureClause]) -> list[FigureClause]:
    said = [_plain(other.quantity) for other in others]
    return [
        clause
        for clause in clauses
        if (quantity := _plain(clause.quantity)).dimension in COMPARED and not any(map(quantity.equals, said))
    ]


def _plain(quantity: Quantity) -> Quantity:
    """Without the role of a stretch of time, which is read from Korean endings."""
    if quantity.dimension.startswith("time:"):
        return replace(quantity, dimension="time")
    return quantity


def _section(passage: Passage) -> str:
    """The same in both languages."""
    return passage.id.partition("@")[0].removesuffix(".en")
