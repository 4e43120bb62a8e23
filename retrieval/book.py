"""What the documents that the indexes found say to a query, all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from core.speech import SPOKEN
from retrieval.archive import Pages, spread
from retrieval.fusion import Evidence
from retrieval.projection import Projected

TOP = 3  # texts whose mean says how much of a document is about the query

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Cosines = Callable[[Numbers, NDArray[np.float32]], NDArray[np.float32]]
"""Of the texts with these keys, with a vector."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is compared."""

    vector: NDArray[np.float32]
    """As passages are compared with it; an adapter has mapped it."""
    asked: NDArray[np.float32]
    """As example questions are compared with it."""
    as_of: date
    language: str
    projected: Projected | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One document as a query found it."""

    document_id: str
    book: int
    """Its number in the archive."""
    evidence: Evidence
    key: int
    """Of the text that it would be quoted with."""
    _read: Callable[[int], IndexedText] = field(repr=False, compare=False)

    @property
    def text(self) -> IndexedText:
        """What it would be quoted with; read from the disk."""
        return self._read(self.key)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of the documents, one document after the other."""

    keys: Numbers
    owner: Numbers
    """Which of the documents each belongs to."""
    cosines: Floats
    valid: NDArray[np.bool_]
    """On the day of the query."""
    asks: NDArray[np.bool_]
    """Whether it is an example question."""
    foreign: NDArray[np.int8]
    """0: in the language of the query; 1: in another one that is spoken; 2: in one that is only read."""


def open_books(
    pages: Pages, books: Numbers, query: Query, cosines: Cosines, coverage: Floats, lexical: Floats
) -> list[Opened]:
    """What each says on that day, without those that say nothing then; the last two have one value a book."""
    texts = _texts(pages, books, query, cosines)
    count = len(books)
    told, mean_told, tells = _top(texts, texts.valid & ~texts.asks, count)
    asked, mean_asked, asks = _top(texts, texts.valid & texts.asks, count)
    passage, passages = np.where(tells, told, asked), np.where(tells, mean_told, mean_asked)
    question, questions = np.where(asks, asked, 0.0), np.where(asks, mean_asked, passages)
    speakers = _speakers(texts, count)
    columns = (passage, passages, question, questions, coverage, lexical)
    spoken = np.flatnonzero(tells | asks)
    evidence = zip(*(column[spoken].tolist() for column in columns), strict=True)
    projected = _projected(texts, count, query, cosines)[:, spoken].T.tolist()
    return [
        Opened(
            document_id,
            book,
            Evidence(*values, projected_passage=told, projected_questions=asked),
            key,
            lambda key: pages.words_of(key).text,
        )
        for document_id, book, values, (told, asked), key in zip(
            pages.document_ids(books[spoken]),
            books[spoken].tolist(),
            evidence,
            projected,
            speakers[spoken].tolist(),
            strict=True,
        )
    ]


def _projected(texts: _Texts, count: int, query: Query, cosines: Cosines) -> Floats:
    """Of each document the best passage and the mean of the best questions, with the query as it was projected."""
    if query.projected is None:
        return np.zeros((2, count))
    near = np.where(
        texts.asks, cosines(texts.keys, query.projected.questions), cosines(texts.keys, query.projected.passages)
    )
    seen = replace(texts, cosines=near.astype(np.float64))
    told, mean_told, tells = _top(seen, seen.valid & ~seen.asks, count)
    asked, mean_asked, asks = _top(seen, seen.valid & seen.asks, count)
    return np.stack([np.where(tells, told, asked), np.where(asks, mean_asked, mean_told)])


def _texts(pages: Pages, books: Numbers, query: Query, cosines: Cosines) -> _Texts:
    starts, ends = (pages.books[name][books].astype(np.int64) for name in ("first_text", "text_end"))
    keys, day = spread(starts, ends), query.as_of.toordinal()
    texts, languages = pages.texts, pages.texts["language"][keys]
    others = languages != query.language.encode()
    unspoken = np.logical_and.reduce([languages != language.encode() for language in SPOKEN])
    asks, near = texts["is_question"][keys], cosines(keys, query.vector)
    if query.asked is not query.vector:
        near = np.where(asks, cosines(keys, query.asked), near)
    return _Texts(
        keys=keys,
        owner=np.repeat(np.arange(len(books)), ends - starts),
        cosines=near.astype(np.float64),
        valid=(texts["first"][keys] <= day) & (texts["last"][keys] >= day),
        asks=asks,
        foreign=others.astype(np.int8) + unspoken,
    )


def _top(texts: _Texts, chosen: NDArray[np.bool_], count: int) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Of each document's chosen texts the best cosine, the mean of its `TOP` best, and whether there is any."""
    owner, cosines = texts.owner[chosen], texts.cosines[chosen]
    order = np.lexsort((-cosines, owner))
    owner, cosines = owner[order], cosines[order]
    held = np.bincount(owner, minlength=count)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(held) - held, held)
    best = np.zeros(count)
    best[owner[rank == 0]] = cosines[rank == 0]
    sums = np.bincount(owner[rank < TOP], weights=cosines[rank < TOP], minlength=count)
    return best, sums / np.maximum(np.minimum(held, TOP), 1), held > 0


def _speakers(texts: _Texts, count: int) -> Numbers:
    """Each document's best passage in the citizen's language, else in any; a question only where there is no other."""
    valid = np.flatnonzero(texts.valid)
    ranking = (texts.keys[valid], -texts.cosines[valid], texts.asks[valid], texts.foreign[valid], texts.owner[valid])
    ranked = valid[np.lexsort(ranking)]
    owners = texts.owner[ranked]
    first = np.flatnonzero(np.diff(owners, prepend=-1))
    speakers = np.zeros(count, np.int64)
    speakers[owners[first]] = texts.keys[ranked[first]]
    return speakers
