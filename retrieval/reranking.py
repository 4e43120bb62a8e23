"""A second look at the first candidates: a reranker reads them beside the query and says in which order they stand.

Only the order is the reranker's. The places keep the probabilities that fusion gave them, so that whether there is an
answer at all is decided as before, on the scale that the thresholds of officials were measured on.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from retrieval.book import Opened
from retrieval.fusion import SAME_QUESTION
from retrieval.protocols import Reranker, Scores

log = logging.getLogger(__name__)

CANDIDATES = 10


class Reranking:
    """Whatever goes wrong costs the second look and nothing else. Used by any number of threads; `close` it."""

    def __init__(self, reranker: Reranker, *, seconds: float, candidates: int = CANDIDATES) -> None:
        """`seconds`: how long a question waits for its second look at most."""
        self._reranker, self._seconds, self._candidates = reranker, seconds, candidates
        self._executor = ThreadPoolExecutor(1, "rerank")
        self._late: Future[Scores] | None = None

    @property
    def name(self) -> str:
        return self._reranker.capabilities.name

    def reordered(self, query: str, scored: Sequence[tuple[Opened, float]]) -> list[tuple[Opened, float]]:
        """`scored`: best first. Blocking; what is equal, or not looked at, stays in its order."""
        first = [one for one, _ in scored[: self._candidates]]
        # A curator wrote that very question for the first document: nothing is to be decided.
        if len(first) < 2 or first[0].evidence.question >= SAME_QUESTION:
            return list(scored)
        scores = self._scores(query, [_read(one) for one in first])
        if scores is None:
            return list(scored)
        order: list[int] = np.argsort(-scores, kind="stable").tolist()
        probabilities = [probability for _, probability in scored]
        documents = [*(first[place] for place in order), *(one for one, _ in scored[self._candidates :])]
        return list(zip(documents, probabilities, strict=True))

    def close(self) -> None:
        """Waits for the look that runs."""
        self._executor.shutdown(cancel_futures=True)

    def _scores(self, query: str, passages: Sequence[str]) -> Scores | None:
        """None where the reranker failed or was late, and while an earlier question still keeps it busy."""
        if self._late is not None and not self._late.done():
            return None
        looking = self._executor.submit(self._reranker.scores, query, passages)
        try:
            error = looking.exception(timeout=self._seconds)
        except TimeoutError:
            self._late = None if looking.cancel() else looking
            log.warning("`%s` took longer than %.1f s: the order is that of the indexes", self.name, self._seconds)
            return None
        # The error's text may hold what the citizen asked; its kind does not.
        if error is not None:
            log.warning("`%s` failed with `%s`: the order is that of the indexes", self.name, type(error).__name__)
            return None
        scores = looking.result()
        if scores.shape != (len(passages),) or not np.isfinite(scores).all():
            log.warning("`%s` gave no score for every passage: the order is that of the indexes", self.name)
            return None
        return scores


def _read(one: Opened) -> str:
    """As it would be quoted, under its title."""
    passage = one.text.passage
    return f"{passage.title}\n{passage.text}"
