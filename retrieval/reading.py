"""The documents that look best are read closely: how much of the query stands in one text, by words and by sounds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Pages
from retrieval.book import Opened, Query
from retrieval.holdings import Holdings
from retrieval.records import term_number
from retrieval.sounds import Grams, once, sounds_in
from retrieval.view import View

READ = 32  # documents; reading 60 finds 1 % more and takes twice as long (docs/measurements.md)
TEXTS = 40  # of one document
KEPT = 20_000  # texts whose numbers stay in memory: about 2 kB each

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Read:
    """One text as numbers, sorted."""

    words: Grams
    sounds: Grams
    title: Grams


class Reader:
    """Remembers what it read. Used by any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, int], _Read] = OrderedDict()

    def read(self, view: View, found: Sequence[Opened], text: str, query: Query) -> list[Opened]:
        """The same documents with the rest of their evidence."""
        if not found:
            return []
        keys, starts = _keys(view.pages, [one.book for one in found], query)
        texts = [self._text(view, key) for key in keys.tolist()]
        names = [channel.name for channel in view.channels]
        words = once(np.array([term_number(names[0], term) for term in view.terms(text)], np.uint32))
        rarity = _rarities(view, words)
        held = _held([each.words for each in texts], words)
        near = np.maximum.reduceat(held @ rarity, starts)
        heard = sounds_in(text)
        sounds = _held([each.sounds for each in texts], heard)
        weights = _local(sounds)
        spoken = np.maximum.reduceat(sounds @ weights, starts)
        whole = np.logical_or.reduceat(sounds, starts) @ weights
        titles = _held([each.title for each in texts], heard)
        title = np.maximum.reduceat(titles @ weights, starts)
        lengths = np.array([max(len(each.title), 1) for each in texts])
        named = np.maximum.reduceat(titles.sum(axis=1) / lengths, starts)
        columns = zip(near, spoken, whole, title, named, strict=True)
        return [
            replace(one, evidence=replace(one.evidence, near=n, sounds=s, sounds_whole=w, title=t, named=m))
            for one, (n, s, w, t, m) in zip(found, (map(float, row) for row in columns), strict=True)
        ]

    def _text(self, view: View, key: int) -> _Read:
        name = view.state.header.archive, key
        with self._lock:
            if known := self._known.get(name):
                self._known.move_to_end(name)
                return known
        words, channel = view.pages.words_of(key), view.channels[0]
        kept = words.terms.get(channel.name)
        terms = channel.tokenizer.terms(words.text.text) if kept is None else kept.split()
        numbers = once(np.array([term_number(channel.name, term) for term in terms], np.uint32))
        read = _Read(numbers, sounds_in(words.text.text), sounds_in(words.text.passage.title))
        with self._lock:
            self._known[name] = read
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return read


def _keys(pages: Pages, books: Sequence[int], query: Query) -> tuple[Numbers, Numbers]:
    """The texts of each book that speak on the day, in the query's language if any is; and where each book's begin."""
    chosen: list[Numbers] = []
    day, language = query.as_of.toordinal(), query.language.encode()
    # Views without memmap's own bookkeeping, which costs more than what is read.
    all_books, texts = pages.books.view(np.ndarray), pages.texts.view(np.ndarray)
    firsts, ends = (all_books[name][np.array(books)].tolist() for name in ("first_text", "text_end"))
    for first, end in zip(firsts, ends, strict=True):
        entries = texts[first:end]
        valid = (entries["first"] <= day) & (entries["last"] >= day)
        own = valid & (entries["language"] == language)
        chosen.append(first + np.flatnonzero(own if own.any() else valid)[:TEXTS])
    return np.concatenate(chosen), np.cumsum([0, *(len(keys) for keys in chosen[:-1])])


def _rarities(view: View, numbers: Grams) -> Floats:
    """Shares of one; a term that no document holds is rarest."""
    holdings = Holdings(view.state.numbers, view.state.counts)
    weights = np.array([holdings.rarity(number, view.documents) for number in numbers.tolist()])
    return weights / weights.sum() if len(weights) else weights


def _held(texts: Sequence[Grams], wanted: Grams) -> NDArray[np.bool_]:
    """Which text holds which of the wanted; shape (texts, wanted)."""
    held = np.zeros((len(texts), len(wanted)), np.bool_)
    if not len(wanted):
        return held
    all_of_them = np.concatenate(texts)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    at = np.minimum(np.searchsorted(wanted, all_of_them), len(wanted) - 1)
    is_wanted = wanted[at] == all_of_them
    held[owner[is_wanted], at[is_wanted]] = True
    return held


def _local(held: NDArray[np.bool_]) -> Floats:
    """Each column's rarity among the texts that were read, as shares of one: what tells these texts from each other."""
    count, holding = len(held), held.sum(axis=0)
    weights = np.log(1 + (count - holding + 0.5) / (holding + 0.5))
    return weights / weights.sum() if len(weights) else weights
