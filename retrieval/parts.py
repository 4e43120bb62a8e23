"""How near each part of one document is to a question: by its own words, by the example questions that it answers,
and by what kind of section answers a question that is put like this.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.passages import PartLikeness
from retrieval.book import Query
from retrieval.view import View

TEXTS = 400  # of a document: a longer one is a loaded text, which has no parts of different kinds
KEPT = 500  # documents whose parts stay in memory: some kB each
SHARPNESS = 50.0  # an example question that is .02 nearer by cosine counts 2.7 times as much


@dataclass(frozen=True, slots=True)
class _Text:
    """What a text of the document is."""

    passage_id: str
    """Of a passage; empty for an example question."""
    section: str
    part: str
    """The passage's own, or the one that answers the question; empty where that is not known."""


class PartReader:
    """Remembers what documents are made of. Used by any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, int], tuple[_Text, ...]] = OrderedDict()

    def likeness(
        self, view: View, document_id: str, query: Query, kinds: Mapping[str, float]
    ) -> Mapping[str, PartLikeness]:
        """By passage id, of the passages in force on the day; empty where the document is not here or too long.

        `kinds`: the log-probability of each kind of section.
        """
        book = view.book_of(document_id)
        if book is None:
            return {}
        keys = view.pages.keys_of(np.array([book]))
        if len(keys) > TEXTS:
            return {}
        entries, day = view.pages.texts[keys], query.as_of.toordinal()
        valid = (entries["first"] <= day) & (entries["last"] >= day)
        texts, projected, own = self._texts(view, book, keys), query.projected, view.cosines(keys, query.asked)
        near = (view.cosines(keys, projected.questions) if projected else own).astype(np.float64)
        asks = [place for place, text in enumerate(texts) if not text.passage_id and text.part and valid[place]]
        named = [texts[place].part for place in asks]
        asked, nearest = shares_of(named, near[asks]), _nearest(named, own[asks])
        said: list[float] = (own if query.vector is query.asked else view.cosines(keys, query.vector)).tolist()
        return {
            text.passage_id: PartLikeness(
                cosine, asked.get(text.part, 0.0), kinds.get(text.section, 0.0), nearest.get(text.part, 0.0)
            )
            for text, cosine, is_valid in zip(texts, said, valid.tolist(), strict=True)
            if text.passage_id and is_valid
        }

    def _texts(self, view: View, book: int, keys: NDArray[np.int64]) -> tuple[_Text, ...]:
        name = (view.state.header.archive, book)
        with self._lock:
            if name in self._known:
                self._known.move_to_end(name)
                return self._known[name]
        read = tuple(_text(view, key) for key in keys.tolist())
        with self._lock:
            self._known[name] = read
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return read


def _text(view: View, key: int) -> _Text:
    text = view.pages.words_of(key).text
    if text.is_question:
        return _Text("", "", text.part)
    return _Text(text.passage.id, text.passage.section, text.passage.part)


def _nearest(parts: Sequence[str], cosines: NDArray[np.float32]) -> dict[str, float]:
    """The highest cosine of each part."""
    nearest: dict[str, float] = {}
    for part, cosine in zip(parts, cosines.tolist(), strict=True):
        nearest[part] = max(nearest.get(part, -1.0), cosine)
    return nearest


def shares_of(parts: Sequence[str], cosines: NDArray[np.float64]) -> dict[str, float]:
    """The share of each part in the example questions that name it, the nearer ones counting more; they sum to 1."""
    if not parts:
        return {}
    near = np.exp(SHARPNESS * (cosines - cosines.max()))
    shares: dict[str, float] = {}
    for part, share in zip(parts, (near / near.sum()).tolist(), strict=True):
        shares[part] = shares.get(part, 0.0) + share
    return shares
