"""Whose question it is: this official's, another one's, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from agents.thresholds import AMBIGUOUS, ANSWER, CLEARLY_BETTER, SURELY_BETTER
from core.passages import Passage

Route: TypeAlias = Literal["own", "other", "nobody"]


def best_score(passages: Sequence[Passage]) -> float:
    return max((passage.score for passage in passages), default=0.0)


def route(own: float, other: float, *, lobby: bool) -> Route:
    """Sent on when this official cannot answer or another surely can; the lobby as soon as another is right."""
    if lobby and other >= ANSWER and other > own:
        return "other"
    if own >= ANSWER and other - own < SURELY_BETTER:
        return "own"
    return "other" if other >= ANSWER and other - own >= CLEARLY_BETTER else "nobody"


def told_apart(hits: Sequence[Passage]) -> bool:
    """Whether the best document leads clearly enough to answer a question of a word or two from it."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.document_id] = max(hit.score, best.get(hit.document_id, 0.0))
    scores = sorted(best.values(), reverse=True)
    return len(scores) < 2 or scores[0] - scores[1] >= AMBIGUOUS


def titles(hits: Sequence[Passage], *, at_least: float, most: int) -> tuple[str, ...]:
    """Titles of the documents found, best first, each once."""
    return tuple(dict.fromkeys(hit.title for hit in hits if hit.score >= at_least))[:most]
