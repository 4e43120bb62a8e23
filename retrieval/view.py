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
from retrieval.records import term_number
from retrieval.sounds import once

DEPTH = 200  # texts that each index gives: the documents that are looked into


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

    def search(self, text: str, query: Query) -> list[Opened]:
        """Every document that any index found and that is in force on the day, by its id."""
        terms = [list(dict.fromkeys(channel.tokenizer.terms(text))) for channel in self.channels]
        dense = self.dense.search((), query.vector, limit=DEPTH)
        lexical = [
            index.search(some, query.vector, limit=DEPTH) for index, some in zip(self.lexical, terms, strict=True)
        ]
        keys = np.array([key for key, _ in itertools.chain(dense, *lexical)], np.int64)
        books = np.unique(self.pages.texts["book"][keys].astype(np.int64))
        books = books[self.state.alive[books]]
        coverage = self.coverage(books, self.channels[0].name, terms[0])
        opened = open_books(self.pages, books, query, coverage, self._best(books, lexical[0]))
        return sorted(opened, key=lambda one: one.document_id)

    def terms(self, text: str) -> list[str]:
        """The words of a query, as the first channel has them."""
        return list(dict.fromkeys(self.channels[0].tokenizer.terms(text)))

    def unknown(self, terms: Sequence[str]) -> float:
        """Which share of the words no document holds, weighted as rare ones."""
        numbers = once(np.array([term_number(self.channels[0].name, term) for term in terms], np.uint32))
        if not len(numbers):
            return 1.0
        holdings = Holdings(self.state.numbers, self.state.counts)
        weights = np.array([holdings.rarity(number, self.documents) for number in numbers.tolist()])
        return float(weights[~np.isin(numbers, self.state.numbers)].sum() / weights.sum())

    def _best(self, books: NDArray[np.int64], hits: Sequence[tuple[int, float]]) -> NDArray[np.float64]:
        """The best score of each book's texts; 0 where none was found."""
        best = np.zeros(len(books))
        if hits and len(books):
            owners = self.pages.texts["book"][np.array([key for key, _ in hits], np.int64)].astype(np.int64)
            at = np.minimum(np.searchsorted(books, owners), len(books) - 1)
            alive = books[at] == owners
            np.maximum.at(best, at[alive], np.array([score for _, score in hits])[alive])
        return best

    def coverage(self, books: NDArray[np.int64], channel: str, terms: Sequence[str]) -> NDArray[np.float64]:
        """Which share of the terms each book holds, weighted by their rarity."""
        if not terms:
            return np.zeros(len(books))
        numbers = once(np.array([term_number(channel, term) for term in terms], np.uint32))
        holdings = Holdings(self.state.numbers, self.state.counts)
        weights = np.array([holdings.rarity(number, self.documents) for number in numbers.tolist()])
        held, lengths = self.pages.book_terms(books)
        at = np.minimum(np.searchsorted(numbers, held), len(numbers) - 1)
        found = np.where(numbers[at] == held, weights[at], 0.0)
        owner = np.repeat(np.arange(len(books)), lengths)
        return np.bincount(owner, weights=found, minlength=len(books)) / weights.sum()
