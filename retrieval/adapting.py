"""Trains an adapter from documents and their example questions, and measures what it is worth before it is used.

The measurement ranks every question over an index that holds no example questions, by the whole of the product's
ranking, twice: with an adapter that never saw the question's document, and with none. It asks as well how often each
way would answer the question from a neighbour if its document had never been published.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from core.passages import DocumentTexts, IndexedText
from retrieval.adapter import Pairs, train
from retrieval.protocols import Channel, Embedder, Kind, Progress, Vectors
from retrieval.ranking import Found, Ranking
from retrieval.records import as_embedded
from retrieval.shelf import Shelf

FOLDS = 5
LEAST_QUESTIONS, LEAST_DOCUMENTS = 50, 10
MOST_MEASURED = 2_000  # questions; more change the figures by less than their interval
RESAMPLES = 2_000
TEXTS_AT_ONCE = 256  # between two steps of the progress
SEED = 7
REFUSED = 0.05  # of the questions, without an adapter: where the bar lies that guesses are counted at
MORE_GUESSES = 0.01  # so much more often an adapter may answer where nothing does


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Of questions whose document the adapter never saw."""

    documents: int
    questions: int
    hit_1: float
    hit_5: float
    reciprocal_rank: float
    without_hit_1: float
    without_hit_5: float
    without_reciprocal_rank: float
    guessed: float
    """Share of the questions that are answered from another document once their own is taken away, at the bar that
    refuses a twentieth of all questions without an adapter."""
    without_guessed: float
    gain: float
    """Of the mean reciprocal rank."""
    gain_at_least: float
    """The lower end of its 95 % interval, by a bootstrap over documents."""

    @property
    def is_better(self) -> bool:
        """Beyond what chance would give, with no fewer first hits, and not by guessing more."""
        is_sure = self.gain_at_least > 0 and self.hit_1 >= self.without_hit_1
        return is_sure and self.guessed <= self.without_guessed + MORE_GUESSES


@dataclass(frozen=True, slots=True)
class Material:
    """Vectors of documents that have example questions, and the documents' texts."""

    documents: tuple[DocumentTexts, ...]
    """As they are indexed for the measurement: without questions."""
    questions: tuple[tuple[int, IndexedText], ...]
    """With the place of each one's document."""
    pairs: Pairs
    rows: tuple[Vectors, ...]
    """Of each document's texts."""


def material(documents: Sequence[DocumentTexts], embedder: Embedder, progress: Progress | None = None) -> Material:
    """Embeds what is needed; raises `InvalidInput` where there are too few questions to learn from."""
    told = tuple(_told(document) for document in documents if any(not text.is_question for text in document.texts))
    place = {document.document_id: at for at, document in enumerate(told)}
    asked = [(place[d.document_id], t) for d in documents for t in d.texts if t.is_question and d.document_id in place]
    if len(asked) < LEAST_QUESTIONS or len({at for at, _ in asked}) < LEAST_DOCUMENTS:
        raise InvalidInput(f"`{len(asked)}` example questions are too few: publish at least {LEAST_QUESTIONS}")
    lengths = [len(document.texts) for document in told]
    passages = [as_embedded(text)[0] for document in told for text in document.texts]
    queries = [text.text for _, text in asked]
    steps = _Steps(len(passages) + len(queries), progress)
    rows = _embedded(embedder, passages, "passage", steps)
    asks = _embedded(embedder, queries, "query", steps)
    pairs = Pairs(asks, np.array([at for at, _ in asked]), rows, np.repeat(np.arange(len(told)), lengths))
    return Material(told, tuple(asked), pairs, tuple(np.split(rows, np.cumsum(lengths)[:-1])))


def evaluate(
    given: Material,
    embedder: Embedder,
    channels: Sequence[Channel],
    ranking: Ranking,
    progress: Progress | None = None,
) -> Evaluation:
    """Cross-validated by document. Blocking: two searches a question."""
    fold = np.random.default_rng(SEED).permutation(len(given.documents)) % FOLDS
    right = given.pairs.right
    chosen = _spread(len(right), MOST_MEASURED)
    results = np.zeros((2, len(right), 3))  # with an adapter and without; see `_result`
    with tempfile.TemporaryDirectory(prefix="adapter-") as folder:
        shelves = _shelves(given, embedder, channels, Path(folder))
        for held in range(FOLDS):
            taught = fold[right] != held
            ways = ranking.with_adapter(train(_only(given.pairs, taught))), ranking.with_adapter(None)
            for at in chosen[~taught[chosen]].tolist():
                for way, ranked in enumerate(ways):
                    results[way, at] = _result(given, ranked, _found(given, shelves, ranked, at), at)
            if progress:
                progress(held + 1, FOLDS)
        for shelf in shelves.values():
            shelf.close()
    return _evaluation(results[:, chosen], right[chosen])


def _told(document: DocumentTexts) -> DocumentTexts:
    texts = tuple(text for text in document.texts if not text.is_question)
    return DocumentTexts(document.document_id, document.collection, texts)


def _only(pairs: Pairs, taught: NDArray[np.bool_]) -> Pairs:
    return Pairs(pairs.queries[taught], pairs.right[taught], pairs.passages, pairs.owners)


def _spread(count: int, most: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64))


def _shelves(given: Material, embedder: Embedder, channels: Sequence[Channel], folder: Path) -> dict[str, Shelf]:
    shelves: dict[str, Shelf] = {}
    for at, name in enumerate(sorted({document.collection for document in given.documents})):
        shelves[name] = Shelf(folder / str(at), channels, embedder.capabilities)
        shelves[name].replace(
            (document.document_id, document.texts, rows)
            for document, rows in zip(given.documents, given.rows, strict=True)
            if document.collection == name
        )
    return shelves


@dataclass(slots=True)
class _Steps:
    """How far embedding has come."""

    total: int
    progress: Progress | None
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count
        if self.progress:
            self.progress(self.done, self.total)


def _embedded(embedder: Embedder, texts: Sequence[str], kind: Kind, steps: _Steps) -> Vectors:
    rows: list[Vectors] = []
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        part = texts[start : start + TEXTS_AT_ONCE]
        rows.append(embedder.embed(part, kind=kind))
        steps.add(len(part))
    return np.concatenate(rows)


def _found(given: Material, shelves: dict[str, Shelf], ranking: Ranking, at: int) -> Found:
    place, text = given.questions[at]
    document = given.documents[place]
    views = [shelves[document.collection].view]
    day = max((t.passage.effective_from or date.min for t in document.texts), default=date.min)
    return ranking.find(
        views, text.text, given.pairs.queries[at], as_of=max(day, date(2000, 1, 1)), language=text.passage.language
    )


def _result(given: Material, ranking: Ranking, found: Found, at: int) -> tuple[float, float, float]:
    """The reciprocal rank of the right document, the probability of the first one, and of the first one without it."""
    right = given.documents[given.questions[at][0]].document_id
    scored, rest = ranking.scored(found), ranking.scored(found.without({right}))
    order = [one.document_id for one, _ in scored]
    rank = 1 / (1 + order.index(right)) if right in order else 0.0
    return rank, scored[0][1] if scored else 0.0, rest[0][1] if rest else 0.0


def _evaluation(results: NDArray[np.float64], right: NDArray[np.int64]) -> Evaluation:
    (with_it, _, guesses), (without, sure, without_guesses) = results[0].T, results[1].T
    bar = np.quantile(sure, REFUSED)
    documents, owner = np.unique(right, return_inverse=True)
    gains = np.bincount(owner, weights=with_it - without)
    counts = np.bincount(owner).astype(np.float64)
    draws = np.random.default_rng(SEED).integers(0, len(documents), (RESAMPLES, len(documents)))
    means = gains[draws].sum(axis=1) / counts[draws].sum(axis=1)
    return Evaluation(
        documents=len(documents),
        questions=len(right),
        hit_1=_share(with_it, 1),
        hit_5=_share(with_it, 5),
        reciprocal_rank=round(float(with_it.mean()), 4),
        without_hit_1=_share(without, 1),
        without_hit_5=_share(without, 5),
        without_reciprocal_rank=round(float(without.mean()), 4),
        guessed=round(float((guesses >= bar).mean()), 4),
        without_guessed=round(float((without_guesses >= bar).mean()), 4),
        gain=round(float((with_it - without).mean()), 4),
        gain_at_least=round(float(np.percentile(means, 2.5)), 4),
    )


def _share(ranks: NDArray[np.float64], depth: int) -> float:
    return round(float((ranks >= 1 / depth - 1e-9).mean()), 4)
