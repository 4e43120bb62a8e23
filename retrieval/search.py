"""Search: keeps every collection on its shelf, follows what is published, and answers queries."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.clock import Clock
from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import Language
from retrieval.book import Opened
from retrieval.dense import FaissIndex
from retrieval.fusion import Fusion
from retrieval.lexical import TantivyIndex
from retrieval.protocols import Embedder, PassageIndex, PassageStore, SearchRequest, Tokenizer, Vectors
from retrieval.shelf import Shelf
from retrieval.vectors import Kind, Progress, StoredVectors

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SearchStatus:
    """What is indexed."""

    revision: int
    collections: dict[str, int]
    """Texts by collection."""
    documents: int
    lexical: str
    dense: str
    embedder: str


class Search:
    """The `Retriever` of the officials. `close` it at the end."""

    def __init__(
        self, store: PassageStore, embedder: Embedder, tokenizer: Tokenizer, fusion: Fusion, folder: Path
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._tokenizer = tokenizer
        self._fusion = fusion
        self._vectors = StoredVectors(embedder, folder)
        self._shelves: dict[str, Shelf] = {}
        self._home: dict[str, str] = {}
        self._revision = 0
        self._refreshing = asyncio.Lock()
        # One thread searches and swaps, another embeds what was published: a publication never holds up a citizen.
        self._searching = ThreadPoolExecutor(1, "search")
        self._embedding = ThreadPoolExecutor(1, "embed")

    async def refresh(self, progress: Progress | None = None) -> bool:
        """Takes in what was published or withdrawn since the last call; True when anything was."""
        async with self._refreshing:
            revision = await self._store.revision()
            if revision == self._revision:
                return False
            changed = [item async for item in self._store.published(changed_since=self._revision)]
            loop = asyncio.get_running_loop()
            vectors = await loop.run_in_executor(self._embedding, self._embed, changed, progress)
            await loop.run_in_executor(self._searching, self._take_in, changed, vectors)
            self._revision = revision
            await loop.run_in_executor(self._embedding, self._vectors.save)
            log.info("search is at revision %d: %d documents changed", revision, len(changed))
            return True

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

    async def document(self, document_id: str, *, as_of: date, language: Language) -> list[Passage]:
        """Every passage of the version that is in force on the day."""
        return await self._store.document(document_id, as_of=as_of, language=language)

    def status(self) -> SearchStatus:
        return SearchStatus(
            revision=self._revision,
            collections={name: len(shelf) for name, shelf in self._shelves.items()},
            documents=sum(shelf.documents for shelf in self._shelves.values()),
            lexical="tantivy-bm25-kiwi",
            dense="faiss-flat-ip",
            embedder=self._embedder.capabilities.name,
        )

    def close(self) -> None:
        self._searching.shutdown()
        self._embedding.shutdown()

    def _embed(self, changed: Sequence[DocumentTexts], progress: Progress | None) -> list[Vectors]:
        texts = [as_embedded(text) for item in changed for text in item.texts]
        vectors = self._vectors.embed(texts, progress)
        ends = np.cumsum([len(item.texts) for item in changed])
        return np.split(vectors, ends[:-1]) if changed else []

    def _take_in(self, changed: Sequence[DocumentTexts], vectors: Sequence[Vectors]) -> None:
        """A document that moved to another collection leaves its old shelf."""
        per_shelf: dict[str, list[tuple[str, tuple[IndexedText, ...], Vectors]]] = defaultdict(list)
        for item, rows in zip(changed, vectors, strict=True):
            old = self._home.get(item.document_id, item.collection)
            if old != item.collection:
                per_shelf[old].append((item.document_id, (), rows[:0]))
            per_shelf[item.collection].append((item.document_id, item.texts, rows))
            self._home[item.document_id] = item.collection
        for name, documents in per_shelf.items():
            self._shelves.setdefault(name, Shelf(self._new_index, self._tokenizer)).replace(documents)

    def _new_index(self) -> tuple[PassageIndex, PassageIndex]:
        return TantivyIndex(self._tokenizer), FaissIndex(self._embedder.capabilities.dimensions)

    def _search_all(self, requests: Sequence[SearchRequest], progress: Progress | None) -> list[list[Passage]]:
        rankings: list[list[Passage]] = []
        for start in range(0, len(requests), 64):
            part = requests[start : start + 64]
            vectors = self._embedder.embed([request.query for request in part], kind="query")
            rankings += [self._ranked(request, vector) for request, vector in zip(part, vectors, strict=True)]
            if progress:
                progress(len(rankings), len(requests))
        return rankings

    def _ranked(self, request: SearchRequest, vector: NDArray[np.float32]) -> list[Passage]:
        found: list[Opened] = []
        for name in request.collections:
            found += self._on_shelf(name, request, vector)
        scores = self._fusion.probabilities([hit.evidence for hit in found])
        best: list[int] = np.argsort(-scores, kind="stable")[: request.limit].tolist()
        return [found[place].text.passage.scored(float(scores[place])) for place in best]

    def _on_shelf(self, name: str, request: SearchRequest, vector: NDArray[np.float32]) -> Iterable[Opened]:
        shelf = self._shelves.get(name)
        if not shelf or not len(shelf):
            return ()
        return shelf.search(request.query, vector, as_of=request.as_of, language=request.language)


def as_embedded(text: IndexedText) -> tuple[str, Kind]:
    """An example question is embedded as a query, because it is compared with queries."""
    return text.text, "query" if text.is_question else "passage"
