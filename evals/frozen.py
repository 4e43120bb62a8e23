"""The frozen sets over the starter knowledge: 300 questions with an answer, 200 without; nothing is fitted on them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from agents.thresholds import ANSWER
from core.passages import DocumentTexts
from evals.figures import Share, by_kind, hit_rates, told
from evals.queries import CROSS_LANGUAGE, MISHEARD, STARTER, UNANSWERABLE, Query, answerable, read_queries
from evals.rankers import BigramRanker, Ranker, SearchRanker
from evals.reliability import bins, calibration_error, svg
from evals.retrieval import Sureness

TODAY = date(2026, 11, 28)


async def frozen(
    search: SearchRanker, documents: Sequence[DocumentTexts], curve_path: Path, *, partly: bool
) -> dict[str, object]:
    """Hit rates, abstention and its curve; `partly`: passes over questions whose procedure is not there yet."""
    known = [document.document_id for document in documents]
    questions = answerable(read_queries(STARTER), known, partly=partly)
    found = await search.scored(questions)
    nothing = await search.scored(read_queries(UNANSWERABLE))
    sure = [*sureness(questions, found), *(Sureness(_best(ranking), right=False) for ranking in nothing)]
    curve = bins(sure)
    await asyncio.to_thread(curve_path.write_text, svg(curve, ANSWER), "utf-8")
    refused = Share(sum(_best(ranking) < ANSWER for ranking in found), len(found))
    abstained = Share(sum(_best(ranking) < ANSWER for ranking in nothing), len(nothing))
    return {
        "search": by_kind(questions, [[document for document, _ in ranking] for ranking in found]),
        "bm25 over character bigrams": by_kind(questions, await BigramRanker(documents).rank(questions)),
        "abstention": told({"abstains of unanswerable": abstained, "refuses of answerable": refused}),
        "reliability": {"calibration_error": calibration_error(curve), "bins": [asdict(one) for one in curve]},
    }


async def other_words(ranker: Ranker, documents: Sequence[DocumentTexts]) -> dict[str, object]:
    """Japanese and Chinese questions, and misheard ones beside the same ones heard well."""
    known = [document.document_id for document in documents]
    sets = {
        "japanese and chinese": read_queries(CROSS_LANGUAGE),
        "heard well": read_queries(MISHEARD, text="clean"),
        "misheard": read_queries(MISHEARD, text="misheard"),
    }
    asked = {name: answerable(queries, known) for name, queries in sets.items()}
    return {name: told(hit_rates(queries, await ranker.rank(queries))) for name, queries in asked.items()}


def sureness(queries: Sequence[Query], found: Sequence[Sequence[tuple[str, float]]]) -> list[Sureness]:
    """How probable the first document was held to be, and whether it was right."""
    return [
        Sureness(_best(ranking), right=bool(ranking) and ranking[0][0] in query.right)
        for query, ranking in zip(queries, found, strict=True)
    ]


def _best(ranking: Sequence[tuple[str, float]]) -> float:
    return ranking[0][1] if ranking else 0.0
