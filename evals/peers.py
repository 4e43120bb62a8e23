"""The product's search beside other frameworks: the same texts, vectors and questions, in one process.

Questions are asked one at a time. Each goes to every system, in a turning order, so that whatever else the machine
does falls on all alike. Its embedding is part of the time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import sqrt

import numpy as np

from core.passages import DocumentTexts
from evals.figures import Z, by_kind, hit_rates, place_of
from evals.peer_systems import PeerRanker, corpora_of, haystack, llama_index, llama_index_dense
from evals.queries import Query
from evals.rankers import BigramRanker, Ranker
from retrieval.protocols import Embedder

PACKAGES = ("haystack", "llama_index", "bm25s")
PEERS = {
    "haystack, hybrid": haystack,
    "llama-index, hybrid": llama_index,
    # Haystack's would rank alike: both compare the same vectors one by one.
    "llama-index, embeddings only": llama_index_dense,
}
WARMING = 5  # questions that are asked before the clock runs


@dataclass(frozen=True, slots=True)
class Run:
    """One system over all questions."""

    name: str
    rankings: list[list[str]]
    wall_ms: list[float]
    cpu_ms: list[float]
    """Of the whole process: on a busy machine it says more than the wall clock."""


def missing_peers() -> list[str]:
    """The packages of the extra `peers` that are not installed."""
    return [name for name in PACKAGES if find_spec(name) is None]


def open_peers(documents: Sequence[DocumentTexts], embedder: Embedder) -> list[Ranker]:
    """The baseline and every peer."""
    corpora = corpora_of(documents, embedder)
    return [
        BigramRanker(documents),
        *(PeerRanker(name, peer, corpora, embedder) for name, peer in PEERS.items()),
    ]


async def run_all(rankers: Sequence[Ranker], queries: Sequence[Query]) -> list[Run]:
    """One run each, in the order of the rankers."""
    runs = [Run(ranker.name, [], [], []) for ranker in rankers]
    for ranker in rankers:
        await ranker.rank(queries[:WARMING])
    for place, query in enumerate(queries):
        for turn in range(len(rankers)):
            at = (place + turn) % len(rankers)
            wall, cpu = time.perf_counter(), time.process_time()
            (ranking,) = await rankers[at].rank([query])
            runs[at].wall_ms.append((time.perf_counter() - wall) * 1000)
            runs[at].cpu_ms.append((time.process_time() - cpu) * 1000)
            runs[at].rankings.append(ranking)
    return runs


def told_of(run: Run, queries: Sequence[Query]) -> dict[str, dict[str, object]]:
    """Its hit rates by kind of question and its times, each under the system's name."""
    rates: dict[str, dict[str, object]] = {
        f"{kind}: {run.name}": dict(figures) for kind, figures in by_kind(queries, run.rankings).items()
    }
    times = {f"p{at} {name}": _percentile(values, at) for name, values in _clocks(run).items() for at in (50, 99)}
    return {**rates, f"one query: {run.name}": {"questions": len(queries), **times}}


def margin(ours: Run, others: Sequence[Run], queries: Sequence[Query], *, depth: int = 5) -> dict[str, object]:
    """In points of hit@5 over the better peer, with the 95 % interval of the paired difference."""
    rates = {run.name: hit_rates(queries, run.rankings, (depth,))[f"hit@{depth}"].value for run in others}
    better = max(others, key=lambda run: rates[run.name])
    differences = _hits(ours, queries, depth) - _hits(better, queries, depth)
    reach = Z * float(differences.std(ddof=1)) / sqrt(len(queries)) if len(queries) > 1 else 1.0
    mean = float(differences.mean())
    return {
        "better peer": better.name,
        "questions": len(queries),
        f"points of hit@{depth}": round(100 * mean, 1),
        "interval": [round(100 * (mean - reach), 1), round(100 * (mean + reach), 1)],
    }


def only(run: Run, queries: Sequence[Query], kind: str) -> tuple[Run, list[Query]]:
    """The part of a run that concerns a language or a style; `all`: everything."""
    places = [place for place, query in enumerate(queries) if kind in {"all", query.language, query.style}]
    part = Run(
        run.name,
        [run.rankings[place] for place in places],
        [run.wall_ms[place] for place in places],
        [run.cpu_ms[place] for place in places],
    )
    return part, [queries[place] for place in places]


async def beside_peers(
    search: Ranker, documents: Sequence[DocumentTexts], queries: Sequence[Query], embedder: Embedder
) -> dict[str, object]:
    """The figures of every system over one set, and how far search is ahead, by kind of question."""
    rankers = [search, *open_peers(documents, embedder)]
    runs = await run_all(rankers, queries)
    figures: dict[str, object] = {}
    for run in runs:
        figures |= told_of(run, queries)
    ours, peers = runs[0], [run for run in runs if run.name in PEERS]
    for kind in ["all", *sorted({kind for query in queries for kind in (query.language, query.style) if kind})]:
        part, asked = only(ours, queries, kind)
        others = [only(run, queries, kind)[0] for run in peers]
        for depth in (1, 5):
            figures[f"{kind}: ahead of the better peer, hit@{depth}"] = margin(part, others, asked, depth=depth)
    return figures


def _clocks(run: Run) -> Mapping[str, list[float]]:
    return {"wall ms": run.wall_ms, "CPU ms": run.cpu_ms}


def _percentile(values: Sequence[float], at: int) -> float:
    return round(float(np.percentile(values, at)), 1)


def _hits(run: Run, queries: Sequence[Query], depth: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    pairs = zip(queries, run.rankings, strict=True)
    return np.array([float(place_of(query, ranking) < depth) for query, ranking in pairs])
