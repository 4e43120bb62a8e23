"""Search: answers queries over the library, which follows what is published."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.clock import Clock
from core.passages import PartLikeness, Passage
from core.speech import Language, WrittenLanguage
from core.text_vectors import TextVector
from retrieval.book import Opened
from retrieval.close_reading import CloseReader
from retrieval.fusion import Evidence, Fusion
from retrieval.late_interaction import LateInteraction
from retrieval.library import Library
from retrieval.parts import PartReader
from retrieval.projection import UNTAUGHT
from retrieval.protocols import Channel, Embedder, PassageStore, Progress, SearchRequest, TokenEmbedder
from retrieval.ranking import Ranking
from retrieval.recent import RecentVectors
from retrieval.reranking import Reranking
from retrieval.view import View

QUERIES_AT_ONCE = 64
SEARCHERS = 2
READ_CLOSELY = 40  # passages of one procedure: none of the starter set has as many


@dataclass(frozen=True, slots=True)
class SearchStatus:
    """What is indexed."""

    revision: int
    collections: dict[str, int]
    """Texts by collection."""
    documents: int
    lexical: str
    dense: str
    """The kind of index, by collection where they differ."""
    embedder: str
    reranker: str
    """Empty where nothing looks a second time."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One place of a ranking with what put it there."""

    passage: Passage
    """What would be quoted, scored with its probability."""
    evidence: Evidence
    fusion: Fusion


class Search:
    """The `Retriever` of the officials. `close` it at the end."""

    def __init__(
        self,
        store: PassageStore,
        embedder: Embedder,
        channels: Sequence[Channel],
        ranking: Ranking,
        folder: Path,
        *,
        reranking: Reranking | None = None,
    ) -> None:
        """`reranking` is closed with the search."""
        self._store = store
        self._embedder = embedder
        self._channels = tuple(channels)
        self._ranking, self._reranking = ranking, reranking
        self._parts = PartReader()
        self._close = _reader(embedder, ranking.fitted.interaction)
        self._recent = RecentVectors(embedder)
        self._library = Library(store, embedder, channels, folder)
        # Views do not change while they are searched, so more than one question may be at work.
        self._searching = ThreadPoolExecutor(SEARCHERS, "search")

    async def refresh(self, progress: Progress | None = None) -> bool:
        """Takes in what was published or withdrawn since the last call; True when anything was."""
        return await self._library.refresh(progress)

    @property
    def ranking(self) -> Ranking:
        """What the next question is answered by."""
        return self._ranking

    def rank_by(self, ranking: Ranking) -> None:
        """From the next question on."""
        self._ranking = ranking

    async def watch(self, clock: Clock, every_seconds: float) -> None:
        """Follows the store for as long as the service runs, whichever process publishes."""
        while True:
            await clock.sleep(every_seconds)
            await self.refresh()

    async def search(
        self, query: str, *, collections: Sequence[str], as_of: date, language: Language, limit: int = 5
    ) -> list[Passage]:
        """The best passage of each document that bears on `query`, best first, scored with its probability."""
        request = SearchRequest(query, tuple(collections), as_of, language, limit)
        return (await self.search_all([request]))[0]

    async def search_all(
        self, requests: Sequence[SearchRequest], progress: Progress | None = None
    ) -> list[list[Passage]]:
        """One ranking per request."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searching, self._search_all, requests, progress)

    async def explain(self, request: SearchRequest) -> list[Explained]:
        """The ranking of `search` with what it rests on."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searching, self._explain, request)

    async def parts(
        self, query: str, document_id: str, *, as_of: date, language: Language
    ) -> Mapping[str, PartLikeness]:
        """How near each passage of a document is to a query, by its id; empty where nothing is known of it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searching, self._likeness, query, document_id, as_of, language)

    async def vector(self, text: str) -> TextVector:
        """What a text means to the model, as a query; a text that was searched with lately costs nothing."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searching, self._vector, text)

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        """Every passage of the version that is in force on the day."""
        return await self._store.document(document_id, as_of=as_of, language=language)

    @property
    def views(self) -> Mapping[str, View]:
        """What is searched now, by collection."""
        return self._library.views

    def status(self) -> SearchStatus:
        views = self._library.views
        return SearchStatus(
            revision=self._library.revision,
            collections={name: view.texts for name, view in views.items()},
            documents=sum(view.documents for view in views.values()),
            lexical="tantivy-bm25 " + "+".join(channel.name for channel in self._channels),
            dense=_kinds(views),
            embedder=self._embedder.capabilities.name,
            reranker=self._reranking.name if self._reranking else "",
        )

    def close(self) -> None:
        self._searching.shutdown()
        if self._reranking:
            self._reranking.close()
        self._library.close()

    def _search_all(self, requests: Sequence[SearchRequest], progress: Progress | None) -> list[list[Passage]]:
        rankings: list[list[Passage]] = []
        for start in range(0, len(requests), QUERIES_AT_ONCE):
            part = requests[start : start + QUERIES_AT_ONCE]
            vectors = self._recent.embed([request.query for request in part])
            views = self._library.views
            rankings += [self._ranked(views, request, row) for request, row in zip(part, vectors, strict=True)]
            if progress:
                progress(len(rankings), len(requests))
        return rankings

    def _explain(self, request: SearchRequest) -> list[Explained]:
        vector = self._recent.embed([request.query])[0]
        return [
            Explained(one.text.passage.scored(score), one.evidence, self._ranking.fusion)
            for one, score in self._scored(self._library.views, request, vector)
        ]

    def _likeness(self, text: str, document_id: str, as_of: date, language: Language) -> Mapping[str, PartLikeness]:
        ranking = self._ranking
        query = ranking.query(self._recent.embed([text])[0], as_of=as_of, language=language)
        projection = ranking.fitted.projection
        worth = projection.worth if projection else UNTAUGHT
        for view in self._library.views.values():
            if near := self._parts.likeness(view, document_id, query, worth):
                return {**near, **self._read_closely(text, self._parts.told(view, document_id, query), near)}
        return {}

    def _read_closely(
        self, text: str, told: Mapping[str, tuple[str, str]], near: Mapping[str, PartLikeness]
    ) -> Mapping[str, PartLikeness]:
        """Those that were read, with what their sentences tell."""
        if self._close is None or len(told) > READ_CLOSELY:
            return {}
        odds = self._close.odds(text, list(told.values()))
        return {name: replace(near[name], sentences=one) for name, one in zip(told, odds, strict=True)}

    def _vector(self, text: str) -> TextVector:
        return TextVector(self._recent.embed([text])[0], self._embedder.capabilities.revision)

    def _ranked(self, views: Mapping[str, View], request: SearchRequest, vector: NDArray[np.float32]) -> list[Passage]:
        return [one.text.passage.scored(score) for one, score in self._scored(views, request, vector)]

    def _scored(
        self, views: Mapping[str, View], request: SearchRequest, vector: NDArray[np.float32]
    ) -> list[tuple[Opened, float]]:
        ranking = self._ranking
        some = [views[name] for name in request.collections if name in views]
        found = ranking.find(some, request.query, vector, as_of=request.as_of, language=request.language)
        scored = ranking.scored(found)
        if self._reranking:
            scored = self._reranking.reordered(request.query, scored)
        return scored[: request.limit]


def _reader(embedder: Embedder, interaction: LateInteraction | None) -> CloseReader | None:
    return CloseReader(embedder, interaction) if interaction and isinstance(embedder, TokenEmbedder) else None


def _kinds(views: Mapping[str, View]) -> str:
    """`faiss-flat`, or `faiss-flat: guide, youth; faiss-hnsw: law`."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for name, view in views.items():
        by_kind[view.kind].append(name)
    if len(by_kind) == 1:
        return f"faiss-{next(iter(by_kind))}"
    return "; ".join(f"faiss-{kind}: {', '.join(sorted(names))}" for kind, names in sorted(by_kind.items()))
