"""One document as it is searched: its texts, their vectors, and the words it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from retrieval.fusion import Evidence
from retrieval.protocols import Vectors

TOP = 3  # texts whose mean says how much of a document is about the query


@dataclass(frozen=True, slots=True)
class Book:
    """A document on the shelf of its collection."""

    document_id: str
    keys: tuple[int, ...]
    texts: tuple[IndexedText, ...]
    vectors: Vectors
    """Shape (len(texts), dimensions)."""
    terms: frozenset[str]

    def open_at(self, query: NDArray[np.float32], coverage: float, *, as_of: date, language: str) -> Opened | None:
        """What the document says to the query on that day; None where it says nothing then."""
        valid = np.array([text.passage.in_force(as_of) for text in self.texts])
        if not valid.any():
            return None
        cosines = np.where(valid, self.vectors @ query, -1.0)
        questions = np.array([text.is_question for text in self.texts])
        passages = _best(cosines[valid & ~questions])
        asked = _best(cosines[valid & questions])
        told = passages if len(passages) else asked
        evidence = Evidence(
            passage=float(told[0]),
            passages=float(told.mean()),
            question=float(asked[0]) if len(asked) else 0.0,
            questions=float(asked.mean()) if len(asked) else float(told.mean()),
            coverage=coverage,
        )
        return Opened(self.document_id, evidence, self._speaker(cosines, valid, language))

    def _speaker(self, cosines: NDArray[np.float32], valid: NDArray[np.bool_], language: str) -> IndexedText:
        """The best passage in the citizen's language, else in any; a question only where there is nothing else."""
        ranked = sorted(
            (
                self.texts[place].passage.language != language,
                self.texts[place].is_question,
                -float(cosines[place]),
                place,
            )
            for place in np.flatnonzero(valid)
        )
        return self.texts[ranked[0][-1]]


@dataclass(frozen=True, slots=True)
class Opened:
    """One document as a query found it."""

    document_id: str
    evidence: Evidence
    text: IndexedText
    """What it would be quoted with."""


def _best(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """The `TOP` highest, highest first; empty of an empty array."""
    return np.sort(cosines)[::-1][:TOP]
