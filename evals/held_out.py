"""Evidence from the starter set with its own example questions held out of the index, a sixth of them at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from core.passages import DocumentTexts, IndexedText
from evals.queries import UNANSWERABLE_TRAINING, Query, read_queries
from evals.training_questions import TrainingQuestion
from evals.vectors import StoredVectors
from retrieval.embedder import open_embedder
from retrieval.fitted import Fitted
from retrieval.fusion import Fusion
from retrieval.projection import Projection
from retrieval.protocols import Channel, Vectors
from retrieval.ranking import Found, Ranking
from retrieval.records import as_embedded
from retrieval.shelf import Shelf
from retrieval.sounds import sounds_of
from retrieval.tokens import KiwiTokenizer, words_of

TODAY = date(2026, 11, 28)
PARTS = 6
GLANCE = Fusion(55.0, 22.0, 8.0, 4.0, 77.0, lexical=5.0)
"""What chooses the documents that are read while nothing is fitted yet."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One question as search found it."""

    question: str
    language: str
    document_id: str
    """The right one; for folds also where it was taken away, and the question itself where nothing is right."""
    right: frozenset[str]
    vector: NDArray[np.float32]
    found: Found
    heard: bool = False
    """Whether the question is what a recogniser made of it."""

    @property
    def answerable(self) -> bool:
        """False: nothing that was found is right."""
        return bool(self.right)

    @property
    def is_outside(self) -> bool:
        """Whether it was written as a question that nothing answers."""
        return self.document_id == self.question

    def without_document(self) -> Trial:
        """The same question where its document was never published."""
        return replace(self, right=frozenset(), found=self.found.without(self.right))


class Bench:
    """Shelves over documents, in a folder of their own; vectors are kept from run to run. `close` it at the end."""

    def __init__(self, models: Path, ranking: Ranking, name: str) -> None:
        self._embedder = open_embedder(models / "embedding")
        self._channels: list[Channel] = [words_of(KiwiTokenizer()), sounds_of()]
        self.vectors = StoredVectors(self._embedder, models.parent / "evals" / name)
        self.ranking = ranking
        self._folder = Path(tempfile.mkdtemp(prefix="held-out-"))
        self._shelves: dict[str, Shelf] = {}

    def put(self, documents: Sequence[DocumentTexts]) -> None:
        """In place of what each said before."""
        for name in sorted({document.collection for document in documents}):
            if name not in self._shelves:
                self._shelves[name] = Shelf(self._folder / name, self._channels, self._embedder.capabilities)
            some = [document for document in documents if document.collection == name]
            self._shelves[name].replace([(one.document_id, one.texts, self._rows(one.texts)) for one in some])

    def find(self, query: Query, vector: NDArray[np.float32]) -> Found:
        views = [self._shelves[name].view for name in query.collections if name in self._shelves]
        return self.ranking.find(views, query.text, vector, as_of=TODAY, language=query.language)

    def close(self) -> None:
        self.vectors.save()
        for shelf in self._shelves.values():
            shelf.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _rows(self, texts: Sequence[IndexedText]) -> Vectors:
        return self.vectors.embed([as_embedded(text) for text in texts])


def trials(
    documents: Sequence[DocumentTexts],
    models: Path,
    *,
    heard: Mapping[str, str] = MappingProxyType({}),
    others: Sequence[TrainingQuestion] = (),
    each: int = 1,
    projections: Callable[[int | None], Projection | None] = lambda _: None,
) -> Iterator[Trial]:
    """Every example question once, each of `evals/unanswerable_training.jsonl`, and the first questions of `others`.

    `heard`: what a recogniser made of some example questions, each a trial of its own beside the one as it is written.
    `each`: of the questions that nobody heard, and of `others`, one in so many.
    `projections`: one that never saw the questions of a part; of None one that saw them all.
    """
    collections = {one.document_id: one.collection for one in documents}
    bench = Bench(models, _glancing(projections(None)), "held-out")
    bench.put(documents)
    bench.vectors.save()
    for query in read_queries(UNANSWERABLE_TRAINING):
        yield _trial(bench, query, query.text)
    for part in range(PARTS):
        bench.put([_without(document, part) for document in documents])
        bench.ranking = _glancing(projections(part))
        held = [(one, text) for one in documents for text in held_of(one, part)]
        for place, (document, text) in enumerate(held):
            name, other = document.document_id, heard.get(text.text)
            query = Query(text.text, frozenset([name]), (document.collection,), text.passage.language)
            if other or place % each == 0:
                yield _trial(bench, query, name)
            if other:
                yield replace(_trial(bench, replace(query, text=other), name), heard=True)
        for one in [one for one in others[part::PARTS] if one.turn == "first"][::each]:
            query = Query(one.text, frozenset([one.procedure]), (collections[one.procedure],), one.language)
            yield _trial(bench, query, one.procedure)
    bench.close()


def _trial(bench: Bench, query: Query, document_id: str) -> Trial:
    vector = bench.vectors.embed([(query.text, "query")])[0]
    return Trial(query.text, query.language, document_id, query.right, vector, bench.find(query, vector))


def _glancing(projection: Projection | None) -> Ranking:
    return Ranking(GLANCE, fitted=Fitted(projection=projection))


def held_of(document: DocumentTexts, part: int) -> list[IndexedText]:
    """The example questions that are held out in that part."""
    return [text for text in document.texts if text.is_question][part::PARTS]


def _without(document: DocumentTexts, part: int) -> DocumentTexts:
    held = {text.text for text in held_of(document, part)}
    return replace(document, texts=tuple(t for t in document.texts if not (t.is_question and t.text in held)))
