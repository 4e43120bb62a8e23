"""The documents that look best are read closely: how much of the query stands in one text, by words and by sounds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Pages, spread
from retrieval.book import Opened, Query
from retrieval.records import term_numbers
from retrieval.sounds import Grams, sounds_in
from retrieval.view import View

READ = 32  # documents; reading 60 finds 1 % more and takes twice as long (docs/measurements.md)
TEXTS = 40  # of one document
KEPT = 1_000  # documents whose numbers stay in memory: about 40 kB each

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Held:
    """What some texts hold, as numbers: each text's sorted and each once, one text after the other."""

    numbers: Grams
    owner: Numbers
    """Which text each stands in."""
    texts: int

    def which(self, wanted: Grams) -> NDArray[np.bool_]:
        """Which text holds which of the wanted; shape (texts, wanted)."""
        held = np.zeros((self.texts, len(wanted)), np.bool_)
        if len(wanted):
            at = np.minimum(np.searchsorted(wanted, self.numbers), len(wanted) - 1)
            is_wanted = wanted[at] == self.numbers
            held[self.owner[is_wanted], at[is_wanted]] = True
        return held


@dataclass(frozen=True, slots=True)
class _Read:
    """The texts of one document."""

    words: _Held
    sounds: _Held
    title: _Held
    title_lengths: Numbers
    """Of each text's title, in sounds; at least 1."""


class Reader:
    """Remembers what it read. Used by any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, bytes], _Read] = OrderedDict()

    def read(self, view: View, found: Sequence[Opened], text: str, query: Query) -> list[Opened]:
        """The same documents with the rest of their evidence."""
        if not found:
            return []
        read = [self._read(view, keys) for keys in _keys(view.pages, [one.book for one in found], query)]
        starts = np.cumsum([0, *(each.words.texts for each in read[:-1])])
        words = view.words(text)
        held = _joined([each.words for each in read]).which(words)
        near = np.maximum.reduceat(held @ _rarities(view, words), starts)
        heard = sounds_in(text)
        sounds = _joined([each.sounds for each in read]).which(heard)
        weights = _local(sounds)
        spoken = np.maximum.reduceat(sounds @ weights, starts)
        whole = np.logical_or.reduceat(sounds, starts) @ weights
        titles = _joined([each.title for each in read]).which(heard)
        title = np.maximum.reduceat(titles @ weights, starts)
        lengths = np.concatenate([each.title_lengths for each in read])
        named = np.maximum.reduceat(titles.sum(axis=1) / lengths, starts)
        columns = zip(*(column.tolist() for column in (near, spoken, whole, title, named)), strict=True)
        return [
            replace(one, evidence=replace(one.evidence, near=n, sounds=s, sounds_whole=w, title=t, named=m))
            for one, (n, s, w, t, m) in zip(found, columns, strict=True)
        ]

    def _read(self, view: View, keys: Numbers) -> _Read:
        name = view.state.header.archive, keys.tobytes()
        with self._lock:
            if known := self._known.get(name):
                self._known.move_to_end(name)
                return known
        read = _read(view, keys)
        with self._lock:
            self._known[name] = read
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return read


def _read(view: View, keys: Numbers) -> _Read:
    channel, words, sounds, titles = view.channels[0], list[Grams](), list[Grams](), list[Grams]()
    for key in keys.tolist():
        stored = view.pages.words_of(key)
        kept, text = stored.terms.get(channel.name), stored.text
        terms = channel.tokenizer.terms(text.text) if kept is None else kept.split()
        words.append(term_numbers(channel.name, terms))
        sounds.append(sounds_in(text.text))
        titles.append(sounds_in(text.passage.title))
    lengths = np.array([max(len(title), 1) for title in titles])
    return _Read(_held(words), _held(sounds), _held(titles), lengths)


def _held(texts: Sequence[Grams]) -> _Held:
    return _Held(np.concatenate(texts), np.repeat(np.arange(len(texts)), [len(text) for text in texts]), len(texts))


def _joined(parts: Sequence[_Held]) -> _Held:
    """The texts of all parts, one after the other."""
    before = np.cumsum([0, *(part.texts for part in parts)])
    owner = np.concatenate([part.owner for part in parts])
    owner += np.repeat(before[:-1], [len(part.owner) for part in parts])
    return _Held(np.concatenate([part.numbers for part in parts]), owner, int(before[-1]))


def _keys(pages: Pages, books: Sequence[int], query: Query) -> list[Numbers]:
    """Of each book the texts that speak on the day, in the query's language if any is."""
    entries = pages.books[np.array(books)]
    firsts, ends = entries["first_text"].astype(np.int64), entries["text_end"].astype(np.int64)
    keys, owner = spread(firsts, ends), np.repeat(np.arange(len(books)), ends - firsts)
    texts, day = pages.texts[keys], query.as_of.toordinal()
    valid = (texts["first"] <= day) & (texts["last"] >= day)
    own = valid & (texts["language"] == query.language.encode())
    has_own = np.bincount(owner, weights=own, minlength=len(books)) > 0
    chosen = np.flatnonzero(np.where(has_own[owner], own, valid))
    ends_of = np.cumsum(np.bincount(owner[chosen], minlength=len(books)))
    return [part[:TEXTS] for part in np.split(keys[chosen], ends_of[:-1])]


def _rarities(view: View, numbers: Grams) -> Floats:
    """Shares of one; a term that no document holds is rarest."""
    weights = view.rarities(numbers)
    return weights / weights.sum() if len(weights) else weights


def _local(held: NDArray[np.bool_]) -> Floats:
    """Each column's rarity among the texts that were read, as shares of one: what tells these texts from each other."""
    count, holding = len(held), held.sum(axis=0)
    weights = np.log(1 + (count - holding + 0.5) / (holding + 0.5))
    return weights / weights.sum() if len(weights) else weights
