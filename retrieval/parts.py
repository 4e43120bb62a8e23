"""How near each part of one document is to a question: by its own words, by the example questions that it answers, and
by what both say once they are mapped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.passages import PartLikeness
from retrieval.book import Query
from retrieval.projection import UNTAUGHT, Worth, nearness
from retrieval.remembered import Remembered
from retrieval.view import View

TEXTS = 400  # of a document: a longer one is a loaded text, which has no parts of different kinds
KEPT = 500  # documents whose parts stay in memory: some kB each
_Near: TypeAlias = tuple[Sequence[str], NDArray[np.float64]]
"""The part of each of some texts, and the text's cosine with the question as it was mapped for them."""
SHARPNESS = 50.0  # an example question that is .02 nearer by cosine counts 2.7 times as much


@dataclass(frozen=True, slots=True)
class _Text:
    """What a text of the document is."""

    passage_id: str
    """Of a passage; empty for an example question."""
    part: str
    """The passage's own, or the one that answers the question; empty where that is not known."""
    language: str = ""
    said: tuple[str, str] | None = None
    """Of a procedure's passage: the title that it stands under, and its words."""


class PartReader:
    """Remembers what documents are made of. Used by any number of threads."""

    def __init__(self) -> None:
        self._known = Remembered[tuple[str, int], tuple[_Text, ...]](KEPT)

    def likeness(
        self, view: View, document_id: str, query: Query, worth: Worth = UNTAUGHT
    ) -> Mapping[str, PartLikeness]:
        """By passage id, of the passages in force on the day; empty where the document is not here or too long."""
        keys, texts = self._valid(view, document_id, query)
        if not texts:
            return {}
        projected = query.projected
        asks = [place for place, text in enumerate(texts) if not text.passage_id and text.part]
        tells = [place for place, text in enumerate(texts) if text.passage_id]
        named, told = [texts[place].part for place in asks], [texts[place].part for place in tells]
        own = view.cosines(keys[asks], query.asked)
        near = (view.cosines(keys[asks], projected.part_questions) if projected else own).astype(np.float64)
        said = view.cosines(keys[tells], projected.part_passages if projected else query.vector).astype(np.float64)
        likely = likelihoods((told, said), (named, near), worth)
        asked, nearest = shares_of(named, near), _nearest(named, own)
        return {
            texts[place].passage_id: PartLikeness(asked.get(part, 0.0), nearest.get(part, 0.0), *likely[part])
            for place, part in zip(tells, told, strict=True)
        }

    def told(self, view: View, document_id: str, query: Query) -> Mapping[str, tuple[str, str]]:
        """By passage id what a procedure's passages in the question's language say: (title, text)."""
        _, texts = self._valid(view, document_id, query)
        return {one.passage_id: one.said for one in texts if one.said and one.language == query.language}

    def _valid(self, view: View, document_id: str, query: Query) -> tuple[NDArray[np.int64], list[_Text]]:
        """The texts in force on the day, with their keys."""
        book = view.book_of(document_id)
        keys = view.pages.keys_of(np.array([] if book is None else [book], np.int64))
        if book is None or len(keys) > TEXTS:
            return keys[:0], []
        entries, day = view.pages.texts[keys], query.as_of.toordinal()
        valid = (entries["first"] <= day) & (entries["last"] >= day)
        return keys[valid], list(compress(self._texts(view, book, keys), valid))

    def _texts(self, view: View, book: int, keys: NDArray[np.int64]) -> tuple[_Text, ...]:
        name = (view.state.header.archive, book)
        return self._known.get(name, lambda: tuple(_text(view, key) for key in keys.tolist()))


def _text(view: View, key: int) -> _Text:
    text = view.pages.words_of(key).text
    if text.is_question:
        return _Text("", text.part)
    passage = text.passage
    # A loaded text may be of any length, and has no parts to choose from.
    said = (passage.title, passage.text) if passage.section != "text" else None
    return _Text(passage.id, passage.part, passage.language, said)


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


def likelihoods(told: _Near, asked: _Near, worth: Worth) -> dict[str, tuple[float, float]]:
    """Of each part the log-probability and how near it is, as a cosine less 1.

    `told` names the parts of the passages, `asked` those of the example questions.
    """
    number = {part: place for place, part in enumerate(dict.fromkeys(told[0]))}
    utilities = worth[0] * _nearness(told, number) + worth[1] * _nearness(asked, number)
    logs: list[float] = (utilities - np.logaddexp.reduce(utilities)).tolist() if number else []
    near: list[float] = (utilities / sum(worth)).tolist()
    return dict(zip(number, zip(logs, near, strict=True), strict=True))


def _nearness(near: _Near, number: Mapping[str, int]) -> NDArray[np.float64]:
    """Of each part that has a number."""
    known = [place for place, part in enumerate(near[0]) if part in number]
    owners = np.array([number[near[0][place]] for place in known], np.int64)
    return nearness(near[1][known], owners, len(number))
