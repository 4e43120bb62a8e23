"""The welfare set over five folds by document: what is learned for a fold never saw its documents' questions.

For each fold an adapter and the weights are learned from the other four; the evidence that the weights are learned
from comes from adapters that did not see those questions' own fold either.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.passages import DocumentTexts
from evals.figures import hit_rates, told
from evals.fit_fusion import fit
from evals.held_out import GLANCE, Bench, Trial
from evals.queries import Query
from evals.rankers import BigramRanker
from evals.welfare import FOLDS, folds, welfare_documents, welfare_queries
from retrieval.adapter import Adapter, Pairs, train
from retrieval.fusion import Fusion
from retrieval.protocols import Vectors
from retrieval.ranking import Ranking
from retrieval.records import as_embedded

TAUGHT = 1_000  # questions that the weights of a fold are learned from; more change nothing


def welfare(folder: Path, models: Path) -> dict[str, object]:
    """Raises `NotFound` where the data is absent. Half an hour on two cores. Blocking."""
    documents, queries = welfare_documents(folder), welfare_queries(folder)
    fold = folds(documents, queries)
    bench = Bench(models, Ranking(GLANCE), "welfare")
    bench.put(documents)
    vectors = bench.vectors.embed([(query.text, "query") for query in queries])
    bench.vectors.save()
    pairs = _pairs(bench, documents, queries, vectors)
    adapted = _rankings(bench, queries, fold, pairs)
    bench.close()
    order: list[int] = np.argsort(fold, kind="stable").tolist()
    tested = [queries[place] for place in order]
    by_fold = [told(hit_rates(*_of_fold(tested, adapted, fold, held))) for held in range(FOLDS)]
    return {
        "search with an adapter": told(hit_rates(tested, adapted)),
        "bm25 over character bigrams": told(hit_rates(queries, BigramRanker(documents).rank_all(queries))),
        "by fold": {str(held): figures for held, figures in enumerate(by_fold)},
    }


def _pairs(bench: Bench, documents: Sequence[DocumentTexts], queries: Sequence[Query], vectors: Vectors) -> Pairs:
    place = {document.document_id: at for at, document in enumerate(documents)}
    rows = [bench.vectors.embed([as_embedded(text) for text in document.texts]) for document in documents]
    owners = np.repeat(np.arange(len(documents)), [len(some) for some in rows])
    right = np.array([place[next(iter(query.right))] for query in queries])
    return Pairs(vectors, right, np.concatenate(rows), owners)


def _rankings(bench: Bench, queries: Sequence[Query], fold: NDArray[np.int64], pairs: Pairs) -> list[list[str]]:
    """Of every query, fold after fold."""
    rankings: list[list[str]] = []
    for held in range(FOLDS):
        fusion = _learned(bench, queries, fold, pairs, held)
        adapter = _adapter(pairs, fold != held)
        bench.ranking = ranking = Ranking(fusion, adapter=adapter)
        tested: list[int] = np.flatnonzero(fold == held).tolist()
        for place in tested:
            scored = ranking.scored(bench.find(queries[place], pairs.queries[place]))
            rankings.append([one.document_id for one, _ in scored[:10]])
    return rankings


def _learned(bench: Bench, queries: Sequence[Query], fold: NDArray[np.int64], pairs: Pairs, held: int) -> Fusion:
    trials: list[Trial] = []
    for inner in (inner for inner in range(FOLDS) if inner != held):
        adapter = _adapter(pairs, (fold != held) & (fold != inner))
        bench.ranking = Ranking(GLANCE, adapter=adapter)
        places = np.flatnonzero(fold == inner)
        some: list[int] = places[:: max(1, len(places) * (FOLDS - 1) // TAUGHT)].tolist()
        for place in some:
            query, vector = queries[place], pairs.queries[place]
            found = bench.find(query, vector)
            trials.append(Trial(query.text, "ko", next(iter(query.right)), query.right, vector, found))
    return fit(trials)


def _adapter(pairs: Pairs, taught: NDArray[np.bool_]) -> Adapter:
    return train(Pairs(pairs.queries[taught], pairs.right[taught], pairs.passages, pairs.owners))


def _of_fold(
    tested: Sequence[Query], rankings: Sequence[list[str]], fold: NDArray[np.int64], held: int
) -> tuple[list[Query], list[list[str]]]:
    start = int((fold < held).sum())
    end = start + int((fold == held).sum())
    return list(tested[start:end]), list(rankings[start:end])
