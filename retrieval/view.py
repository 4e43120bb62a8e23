"""One collection as it was at one moment, to be searched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Pages, State
from retrieval.book import Opened, Query, open_books
from retrieval.holdings import Holdings
from retrieval.kinds import IndexKind
from retrieval.protocols import Channel, PassageSearcher
from retrieval.records import term_number

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

    def search(self, query: str, vector: NDArray[np.float32], *, as_of: date, language: str) -> list[Opened]:
        """Every document that any index found and that is in force on the day, by its id."""
        terms = [list(dict.fromkeys(channel.tokenizer.terms(query))) for channel in self.channels]
        hits = itertools.chain(
            self.dense.search((), vector, limit=DEPTH),
            *(index.search(some, vector, limit=DEPTH) for index, some in zip(self.lexical, terms, strict=True)),
        )
        keys = np.array([key for key, _ in hits], np.int64)
        books = np.unique(self.pages.texts["book"][keys].astype(np.int64))
        books = books[self.state.alive[books]]
        coverage = self.coverage(books, self.channels[0].name, terms[0])
        opened = open_books(self.pages, books, Query(vector, as_of, language), coverage)
        return sorted(opened, key=lambda one: one.document_id)

    def coverage(self, books: NDArray[np.int64], channel: str, terms: Sequence[str]) -> NDArray[np.float64]:
        """Which share of the terms each book holds, weighted by their rarity."""
        if not terms:
            return np.zeros(len(books))
        numbers = np.unique(np.array([term_number(channel, term) for term in terms], np.uint32))
        holdings = Holdings(self.state.numbers, self.state.counts)
        weights = np.array([holdings.rarity(number, self.documents) for number in numbers.tolist()])
        held, lengths = self.pages.book_terms(books)
        at = np.minimum(np.searchsorted(numbers, held), len(numbers) - 1)
        found = np.where(numbers[at] == held, weights[at], 0.0)
        owner = np.repeat(np.arange(len(books)), lengths)
        return np.bincount(owner, weights=found, minlength=len(books)) / weights.sum()
