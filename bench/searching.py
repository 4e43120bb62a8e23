"""A kept index, searched in a fresh process: its latencies, and what it adds to the memory of the models."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.ground import Question, example_questions, spread
from bench.results import anonymous_mb, resident_mb
from core.passages import DocumentTexts, Passage
from core.speech import WrittenLanguage
from retrieval.book import Query
from retrieval.embedder import open_embedder
from retrieval.fusion import load_fusion
from retrieval.protocols import Embedder, SearchRequest
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.tokens import KiwiTokenizer, words_of
from retrieval.view import DEPTH, View

QUESTIONS, WARMING_UP = 400, 20
TODAY = date(2026, 11, 28)


@dataclass(frozen=True, slots=True)
class Searched:
    """Milliseconds of each question."""

    kind: str
    texts: int
    start_seconds: float
    added_mb: float
    added_anonymous_mb: float
    search_ms: list[float]
    search_cpu_ms: list[float]
    embed_ms: list[float]
    dense_ms: list[float]
    lexical_ms: list[float]
    view_ms: list[float]
    """Both indexes and the evidence of what they found, without the embedder."""


class StandingStore:
    """The store of an index as it was followed last: nothing changes any more."""

    def __init__(self, folder: Path) -> None:
        self._revision = int(json.loads((folder / "position.json").read_text("utf-8"))["revision"])

    async def revision(self) -> int:
        return self._revision

    async def mark(self) -> str:
        return ""

    async def knows(self, mark: str) -> bool:
        return True

    async def changes(self, *, since: int) -> int:
        return 0

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        for nothing in ():
            yield nothing

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        return []


class _Stopwatch:
    """`ms` has one value for each time."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock, self._began = clock, 0.0
        self.ms: list[float] = []

    def __enter__(self) -> None:
        self._began = self._clock()

    def __exit__(self, *error: object) -> None:
        self.ms.append((self._clock() - self._began) * 1000)


def searched(model: Path, folder: Path, collection: str) -> Searched:
    """The starter set's example questions, one after the other."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, model, folder, collection).result()


def _measured(model: Path, folder: Path, collection: str) -> Searched:
    return asyncio.run(_search(model, folder, collection))


async def _search(model: Path, folder: Path, collection: str) -> Searched:
    embedder, channel = open_embedder(model), words_of(KiwiTokenizer())
    questions = spread(list(example_questions()), QUESTIONS)
    vectors = [embedder.embed([one.text], kind="query")[0] for one in questions]
    terms = [channel.tokenizer.terms(one.text) for one in questions]
    before, anonymous, began = resident_mb(), anonymous_mb(), time.perf_counter()
    search = Search(StandingStore(folder), embedder, [channel], Ranking(load_fusion()), folder)
    await search.refresh()
    start_seconds = time.perf_counter() - began
    requests = [SearchRequest(one.text, (collection,), TODAY, one.language) for one in questions]
    for request in requests[-WARMING_UP:]:
        await search.search_all([request])
    walls, cpus = _Stopwatch(), _Stopwatch(time.process_time)
    for request in requests:
        with walls, cpus:
            await search.search_all([request])
    added, added_anonymous = resident_mb() - before, anonymous_mb() - anonymous
    view = search.views[collection]
    apart = _apart(embedder, view, [*zip(questions, vectors, terms, strict=True)])
    search.close()
    return Searched(
        kind=view.kind,
        texts=view.texts,
        start_seconds=start_seconds,
        added_mb=added,
        added_anonymous_mb=added_anonymous,
        search_ms=walls.ms,
        search_cpu_ms=cpus.ms,
        embed_ms=apart["embed"].ms,
        dense_ms=apart["dense"].ms,
        lexical_ms=apart["lexical"].ms,
        view_ms=apart["view"].ms,
    )


def _apart(
    embedder: Embedder, view: View, asked: Sequence[tuple[Question, NDArray[np.float32], Sequence[str]]]
) -> dict[str, _Stopwatch]:
    """Each stage of a search by itself."""
    watches = {name: _Stopwatch() for name in ("embed", "dense", "lexical", "view")}
    for one, vector, terms in asked:
        with watches["embed"]:
            embedder.embed([one.text], kind="query")
        with watches["dense"]:
            view.dense.search(terms, vector, limit=DEPTH)
        with watches["lexical"]:
            view.lexical[0].search(terms, vector, limit=DEPTH)
        with watches["view"]:
            view.search(one.text, Query(vector, vector, TODAY, one.language))
    return watches
