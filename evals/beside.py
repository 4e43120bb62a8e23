"""The parts of `python -m evals` that put search beside other systems, and what was heard beside what was typed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.settings import Settings
from core.passages import DocumentTexts
from evals.frozen import TODAY
from evals.heard import open_hearing
from evals.knowing_embedder import KnowingEmbedder
from evals.measured import open_search, starter_documents
from evals.peers import beside_peers
from evals.queries import STARTER, Query, answerable, read_queries
from evals.rankers import SearchRanker
from evals.spoken import listen, spoken
from evals.vectors import StoredVectors
from evals.welfare import welfare_documents, welfare_queries
from retrieval.embedder import open_embedder
from retrieval.records import as_embedded

SEED = 7


@dataclass(frozen=True, slots=True)
class Options:
    """From the command line."""

    data: Path | None
    """The folder of the welfare set."""
    sample: int
    only_kept: bool
    partly: bool


async def beside(part: str, options: Options) -> dict[str, object]:
    """`peers`, `peers_welfare` (with `data`) or `spoken_retrieval`."""
    if part == "spoken_retrieval":
        return await spoken_retrieval(only_kept=options.only_kept, partly=options.partly)
    if part == "peers_welfare" and options.data:
        return await peers_welfare(options.data, sample=options.sample)
    return await peers(partly=options.partly)


async def peers(*, partly: bool) -> dict[str, object]:
    """Over the frozen questions."""
    documents = starter_documents()
    questions = answerable(read_queries(STARTER), [each.document_id for each in documents], partly=partly)
    return await _beside("starter", documents, questions)


async def peers_welfare(data: Path, *, sample: int) -> dict[str, object]:
    """Over so many of the welfare set's questions, of which nothing was learned."""
    asked = welfare_queries(data)
    places: list[int] = np.sort(np.random.default_rng(SEED).permutation(len(asked))[:sample]).tolist()
    return await _beside("welfare", welfare_documents(data), [asked[place] for place in places])


async def spoken_retrieval(*, only_kept: bool, partly: bool) -> dict[str, object]:
    """`only_kept`: of what an earlier run has heard already."""
    documents, models = starter_documents(), Settings().models
    questions = answerable(read_queries(STARTER), [each.document_id for each in documents], partly=partly)
    hearing = await asyncio.to_thread(open_hearing, Settings())
    listened = await asyncio.to_thread(listen, hearing, questions, only_kept=only_kept)
    embedder = await asyncio.to_thread(_knowing, documents, models, "starter")
    async with open_search(documents, models, "starter", embedder=embedder) as search:
        return {**await spoken(SearchRanker(search, as_of=TODAY), listened)}


async def _beside(name: str, documents: Sequence[DocumentTexts], questions: Sequence[Query]) -> dict[str, object]:
    models = Settings().models
    embedder = await asyncio.to_thread(_knowing, documents, models, name)
    async with open_search(documents, models, name, embedder=embedder) as search:
        return await beside_peers(SearchRanker(search, as_of=TODAY), documents, questions, embedder)


def _knowing(documents: Sequence[DocumentTexts], models: Path, name: str) -> KnowingEmbedder:
    """Knows the documents' texts, not the questions; minutes the first time."""
    model = open_embedder(models / "embedding")
    embedder = KnowingEmbedder(model, StoredVectors(model, models.parent / "evals" / f"{name}-vectors"))
    embedder.learn([as_embedded(text) for document in documents for text in document.texts])
    return embedder
