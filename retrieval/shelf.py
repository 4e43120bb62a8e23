"""One collection as it is searched: its documents, in a lexical and a dense index that change together."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from retrieval.book import Book, Opened
from retrieval.protocols import PassageIndex, Tokenizer, Vectors

DEPTH = 200  # texts that each index gives: the documents that are looked into


class Shelf:
    """Not thread-safe: searched and changed by one thread at a time."""

    def __init__(self, new_index: Callable[[], tuple[PassageIndex, PassageIndex]], tokenizer: Tokenizer) -> None:
        self._lexical, self._dense = new_index()
        self._tokenizer = tokenizer
        self._books: dict[str, Book] = {}
        self._home: dict[int, str] = {}
        self._holding: Counter[str] = Counter()
        """In how many documents each term stands."""
        self._next_key = itertools.count(1)

    def __len__(self) -> int:
        """Texts."""
        return len(self._home)

    @property
    def documents(self) -> int:
        return len(self._books)

    def replace(self, documents: Iterable[tuple[str, Sequence[IndexedText], Vectors]]) -> None:
        """Each document's texts take the place of what it had before; none: it is forgotten."""
        old: list[Book] = []
        new: list[Book] = []
        for document_id, texts, vectors in documents:
            if document_id in self._books:
                old.append(self._books.pop(document_id))
            if texts:
                book = self._bound(document_id, texts, vectors)
                self._books[document_id] = book
                new.append(book)
        self._forget(old)
        self._learn(new)

    def search(self, query: str, vector: NDArray[np.float32], *, as_of: date, language: str) -> list[Opened]:
        """Every document that either index found and that is in force on the day, in no order."""
        hits = itertools.chain(
            self._dense.search(query, vector, limit=DEPTH), self._lexical.search(query, vector, limit=DEPTH)
        )
        found = {self._home[key] for key, _ in hits}
        weights = self._weights(query)
        opened = (
            book.open_at(vector, _coverage(book, weights), as_of=as_of, language=language)
            for book in (self._books[name] for name in sorted(found))
        )
        return [item for item in opened if item]

    def _weights(self, query: str) -> dict[str, float]:
        """Each term of the query with its rarity; a term that no document holds is as rare as can be."""
        count = len(self._books)
        terms = dict.fromkeys(self._tokenizer.terms(query))
        return {t: math.log(1 + (count - self._holding[t] + 0.5) / (self._holding[t] + 0.5)) for t in terms}

    def _bound(self, document_id: str, texts: Sequence[IndexedText], vectors: Vectors) -> Book:
        terms = frozenset(term for text in texts for term in self._tokenizer.terms(text.text))
        keys = tuple(next(self._next_key) for _ in texts)
        return Book(document_id, keys, tuple(texts), vectors, terms)

    def _forget(self, books: Sequence[Book]) -> None:
        keys = [key for book in books for key in book.keys]
        if keys:
            self._lexical.remove(keys)
            self._dense.remove(keys)
        for book in books:
            self._holding.subtract(book.terms)
        for key in keys:
            del self._home[key]

    def _learn(self, books: Sequence[Book]) -> None:
        if not books:
            return
        keys = [key for book in books for key in book.keys]
        texts = [text.text for book in books for text in book.texts]
        vectors = np.concatenate([book.vectors for book in books])
        self._lexical.add(keys, texts, vectors)
        self._dense.add(keys, texts, vectors)
        for book in books:
            self._holding.update(book.terms)
            self._home.update(dict.fromkeys(book.keys, book.document_id))


def _coverage(book: Book, weights: dict[str, float]) -> float:
    whole = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in book.terms) / whole if whole else 0.0
