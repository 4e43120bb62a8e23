"""What is compared: anything that puts the documents of a set in an order for each query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Protocol, cast

import numpy as np

from core.passages import DocumentTexts, IndexedText
from core.speech import Language
from evals.queries import Query
from evals.retrieval import Bigrams
from retrieval.lexical import TantivyIndex, TantivySearcher
from retrieval.protocols import SearchRequest
from retrieval.search import Search

DEPTH = 200  # texts of the baseline
NO_VECTOR = np.zeros(1, np.float32)


class Ranker(Protocol):
    """A system under measurement."""

    @property
    def name(self) -> str: ...

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        """Document ids, best first, at least ten where there are as many; one list a query."""
        ...


class SearchRanker:
    """The product's own search."""

    def __init__(self, search: Search, *, as_of: date, limit: int = 10) -> None:
        self._search, self._as_of, self._limit = search, as_of, limit

    @property
    def name(self) -> str:
        return "search"

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        return [[document for document, _ in found] for found in await self.scored(queries)]

    async def scored(self, queries: Sequence[Query]) -> list[list[tuple[str, float]]]:
        """With the probability of each."""
        requests = [
            SearchRequest(q.text, q.collections, self._as_of, cast("Language", q.language), self._limit)
            for q in queries
        ]
        rankings = await self._search.search_all(requests)
        return [[(passage.document_id, passage.score) for passage in ranking] for ranking in rankings]


class BigramRanker:
    """BM25 over character bigrams: needs no model and no dictionary."""

    def __init__(self, documents: Sequence[DocumentTexts]) -> None:
        texts: dict[str, list[IndexedText]] = defaultdict(list)
        for document in documents:
            texts[document.collection] += document.texts
        self._texts = texts
        self._indexes = {name: _indexed(some) for name, some in texts.items()}

    @property
    def name(self) -> str:
        return "bm25 over character bigrams"

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        return self.rank_all(queries)

    def rank_all(self, queries: Sequence[Query]) -> list[list[str]]:
        """The same, for callers that are not asynchronous."""
        return [self._ranked(query) for query in queries]

    def _ranked(self, query: Query) -> list[str]:
        hits: list[tuple[float, str]] = []
        for name in query.collections:
            if name in self._indexes:
                found = self._indexes[name].search(Bigrams().terms(query.text), NO_VECTOR, limit=DEPTH)
                hits += [(score, self._texts[name][key].passage.document_id) for key, score in found]
        return list(dict.fromkeys(document for _, document in sorted(hits, key=lambda hit: -hit[0])))


def _indexed(texts: Sequence[IndexedText]) -> TantivySearcher:
    index = TantivyIndex()
    terms = [Bigrams().terms(text.text) for text in texts]
    index.add(range(len(texts)), terms, np.zeros((len(texts), 1), np.float32))
    searcher = index.freeze()
    index.close()
    return searcher
