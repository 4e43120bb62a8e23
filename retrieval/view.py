"""One collection as it was at one moment, to be searched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Pages, State
from retrieval.book import Opened, Query, open_books
from retrieval.holdings import Holdings
from retrieval.kinds import IndexKind
from retrieval.protocols import Channel, PassageSearcher
from retrieval.records import Terms, term_numbers
from retrieval.sounds import once

DEPTH = 200  # texts that each index gives: the documents that are looked into
IN_MEMORY = 20_000  # texts of a collection whose vectors are held in 32 bits: 30 MB


def inner(rows: NDArray[np.float32], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without BLAS, whose threads wait for each other by spinning: ten times the time on a busy machine."""
    return np.einsum("ij,j->i", rows, vector)


@dataclass(frozen=True)
class View:
    """Any thread may search it, also while the collection changes."""

    pages: Pages
    state: State
    channels: tuple[Channel, ...]
    lexical: tuple[PassageSearcher, ...]
    """One for each channel."""
    dense: PassageSearcher
    kind: IndexKind

    @cached_property
    def documents(self) -> int:
        return int(self.state.alive.sum())

    @cached_property
    def texts(self) -> int:
        alive = np.flatnonzero(self.state.alive)
        return int((self.pages.books["text_end"][alive] - self.pages.books["first_text"][alive]).sum())

    def book_of(self, document_id: str) -> int | None:
        """Its number in the archive; None for a document that is not published here."""
        return self._books.get(document_id)

    @cached_property
    def _books(self) -> dict[str, int]:
        alive = np.flatnonzero(self.state.alive)
        return dict(zip(self.pages.document_ids(alive), alive.tolist(), strict=True))

    @cached_property
    def _vectors(self) -> NDArray[np.float32] | None:
        """None for a large collection, whose vectors stay on the disk in 16 bits."""
        return self.pages.vectors.astype(np.float32) if len(self.pages.texts) <= IN_MEMORY else None

    def cosines(self, keys: NDArray[np.int64], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of these texts with a vector of length 1."""
        if self._vectors is None:
            return inner(self.pages.vectors[keys].astype(np.float32), vector)
        return inner(self._vectors, vector)[keys]  # all of them take less time than some of them copied

    def search(self, text: str, query: Query) -> list[Opened]:
        """Every document that any index found and that is in force on the day, by its id."""
        terms = [list(dict.fromkeys(channel.tokenizer.terms(text))) for channel in self.channels]
        dense = self.dense.search((), query.vector, limit=DEPTH)
        lexical = [
            index.search(some, query.vector, limit=DEPTH) for index, some in zip(self.lexical, terms, strict=True)
        ]
        keys = np.array([key for key, _ in itertools.chain(dense, *lexical)], np.int64)
        books = once(self.pages.texts["book"][keys].astype(np.int64))
        books = books[self.state.alive[books]]
        coverage = self.coverage(books, term_numbers(self.channels[0].name, terms[0]))
        opened = open_books(self.pages, books, query, self.cosines, coverage, self._best(books, lexical[0]))
        return sorted(opened, key=lambda one: one.document_id)

    def words(self, text: str) -> Terms:
        """Those of a query as numbers, sorted, each once; as the first channel has them."""
        return term_numbers(self.channels[0].name, self.channels[0].tokenizer.terms(text))

    def rarities(self, words: Terms) -> NDArray[np.float64]:
        """What each weighs; a word that no document holds is rarest."""
        return self._holdings.rarities(words, self.documents)

    def unknown(self, words: Terms) -> float:
        """Which share of the words no document holds, weighted as rare ones."""
        if not len(words):
            return 1.0
        weights = self.rarities(words)
        return float(weights[~self._holdings.known(words)].sum() / weights.sum())

    @property
    def _holdings(self) -> Holdings:
        return Holdings(self.state.numbers, self.state.counts)

    def _best(self, books: NDArray[np.int64], hits: Sequence[tuple[int, float]]) -> NDArray[np.float64]:
        """The best score of each book's texts; 0 where none was found."""
        best = np.zeros(len(books))
        if hits and len(books):
            owners = self.pages.texts["book"][np.array([key for key, _ in hits], np.int64)].astype(np.int64)
            at = np.minimum(np.searchsorted(books, owners), len(books) - 1)
            alive = books[at] == owners
            np.maximum.at(best, at[alive], np.array([score for _, score in hits])[alive])
        return best

    def coverage(self, books: NDArray[np.int64], words: Terms) -> NDArray[np.float64]:
        """Which share of the words each book holds, weighted by their rarity."""
        if not len(words):
            return np.zeros(len(books))
        weights = self.rarities(words)
        held, lengths = self.pages.book_terms(books)
        at = np.minimum(np.searchsorted(words, held), len(words) - 1)
        found = np.where(words[at] == held, weights[at], 0.0)
        owner = np.repeat(np.arange(len(books)), lengths)
        return np.bincount(owner, weights=found, minlength=len(books)) / weights.sum()
