"""One collection as it is searched: its texts under keys, in a lexical and a dense index that change together."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from retrieval.fusion import Evidence
from retrieval.protocols import PassageIndex, Vectors

DEPTH = 200  # texts that each index gives; a document's best text is far above that
SAMPLE = 512  # texts that the mean and the spread of the cosines are taken from
LEAST_SPREAD = 0.02  # E5's cosines lie close together; a handful of texts must not blow a difference up


@dataclass(frozen=True, slots=True)
class Found:
    """One document as a query found it."""

    document_id: str
    evidence: Evidence
    text: IndexedText
    """The best passage of it; an example question stands for the passage it leads to."""


class Shelf:
    """Not thread-safe: searched and changed by one thread at a time."""

    def __init__(self, new_index: Callable[[], tuple[PassageIndex, PassageIndex]]) -> None:
        self._lexical, self._dense = new_index()
        self._texts: dict[int, IndexedText] = {}
        self._vectors: dict[int, NDArray[np.float32]] = {}
        self._of_document: dict[str, list[int]] = {}
        self._next_key = itertools.count(1)
        self._sample: Vectors | None = None

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def documents(self) -> int:
        return len(self._of_document)

    def replace(self, documents: Iterable[tuple[str, Sequence[IndexedText], Vectors]]) -> None:
        """Each document's texts take the place of what it had before; none: it is forgotten."""
        removed: list[int] = []
        added: list[tuple[int, IndexedText, NDArray[np.float32]]] = []
        for document_id, texts, vectors in documents:
            removed += self._of_document.pop(document_id, [])
            keyed = [(next(self._next_key), text, vector) for text, vector in zip(texts, vectors, strict=True)]
            added += keyed
            if keyed:
                self._of_document[document_id] = [key for key, _, _ in keyed]
        self._forget(removed)
        self._learn(added)
        self._sample = None

    def search(self, query: str, vector: NDArray[np.float32], *, as_of: date, language: str) -> list[Found]:
        """Every document that either index found and that is in force on the day, in no order."""
        cosines = dict(self._dense.search(query, vector, limit=DEPTH))
        shares = dict(self._lexical.search(query, vector, limit=DEPTH))
        mean, spread = self._spread(vector)
        best: dict[str, list[int]] = {}
        for key in cosines.keys() | shares.keys():
            if (text := self._texts[key]).passage.in_force(as_of):
                best.setdefault(text.passage.document_id, []).append(key)
        found: list[Found] = []
        for document_id, keys in best.items():
            for key in keys:
                if key not in cosines:
                    cosines[key] = float(np.dot(self._vectors[key], vector))
            cosine = max(cosines[key] for key in keys)
            lexical = max(shares.get(key, 0.0) for key in keys)
            evidence = Evidence(cosine, (cosine - mean) / spread, lexical)
            found.append(Found(document_id, evidence, self._speaker(keys, cosines, language)))
        return found

    def _speaker(self, keys: list[int], cosines: dict[int, float], language: str) -> IndexedText:
        """The best passage in the citizen's language, else in any; an example question only where nothing else hit."""
        texts = sorted(keys, key=lambda key: cosines[key], reverse=True)
        ranked = sorted(texts, key=lambda key: self._rank(self._texts[key], language))
        return self._texts[ranked[0]]

    @staticmethod
    def _rank(text: IndexedText, language: str) -> tuple[bool, bool]:
        return text.passage.language != language, text.is_question

    def _spread(self, vector: NDArray[np.float32]) -> tuple[float, float]:
        """Mean and spread of the query's cosines over a sample of the collection."""
        if not self._vectors:
            return 0.0, 1.0
        if self._sample is None:
            keys = sorted(self._vectors)
            step = max(len(keys) // SAMPLE, 1)
            self._sample = np.stack([self._vectors[key] for key in keys[::step]])
        cosines: Vectors = self._sample @ vector
        return float(np.mean(cosines)), max(float(np.std(cosines)), LEAST_SPREAD)

    def _forget(self, keys: list[int]) -> None:
        if keys:
            self._lexical.remove(keys)
            self._dense.remove(keys)
        for key in keys:
            del self._texts[key], self._vectors[key]

    def _learn(self, added: list[tuple[int, IndexedText, NDArray[np.float32]]]) -> None:
        if not added:
            return
        keys = [key for key, _, _ in added]
        texts = [text.text for _, text, _ in added]
        vectors = np.stack([vector for _, _, vector in added])
        self._lexical.add(keys, texts, vectors)
        self._dense.add(keys, texts, vectors)
        for key, text, vector in added:
            self._texts[key], self._vectors[key] = text, vector
