"""From a query to the documents that bear on it, with all their evidence and what each is worth."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from retrieval.adapter import Adapter
from retrieval.answerable import shared
from retrieval.book import Opened, Query
from retrieval.fitted import Fitted
from retrieval.fusion import Asked, Fusion
from retrieval.reading import READ, Reader
from retrieval.view import View

NOTHING_FITTED = Fitted()


@dataclass(frozen=True, slots=True)
class Found:
    """All that a query found, in no order."""

    documents: tuple[Opened, ...]
    asked: Asked

    def without(self, document_ids: Container[str]) -> Found:
        """As if those had never been published."""
        return self.only([one for one in self.documents if one.document_id not in document_ids])

    def only(self, documents: Sequence[Opened]) -> Found:
        """As if nothing else were published."""
        return Found(tuple(documents), replace(self.asked, level=_level(documents)))


class Ranking:
    """Used by any number of threads."""

    def __init__(self, fusion: Fusion, *, fitted: Fitted = NOTHING_FITTED, adapter: Adapter | None = None) -> None:
        self.fitted = fitted
        self._fusion, self._adapter = fusion, adapter
        self._reader = Reader()

    @property
    def fusion(self) -> Fusion:
        """What documents are ranked by."""
        return self._fusion

    @property
    def adapter(self) -> Adapter | None:
        """What maps the query's vector."""
        return self._adapter

    def with_adapter(self, adapter: Adapter | None) -> Ranking:
        """The same with another adapter, or with none."""
        return Ranking(self._fusion, fitted=self.fitted, adapter=adapter)

    def find(
        self, views: Sequence[View], text: str, vector: NDArray[np.float32], *, as_of: date, language: str
    ) -> Found:
        """The documents worth reading; `vector` is the query's own."""
        query = self.query(vector, as_of=as_of, language=language)
        glanced = [(place, one) for place, view in enumerate(views) for one in view.search(text, query)]
        glanced.sort(key=lambda pair: -self._fusion.utility(pair[1].evidence))
        read: list[Opened] = []
        for place, view in enumerate(views):
            some = [one for its_place, one in glanced[:READ] if its_place == place]
            read += self._reader.read(view, some, text, query)
        return Found(tuple(read), self._asked(views, text, vector, read))

    def query(self, vector: NDArray[np.float32], *, as_of: date, language: str) -> Query:
        """A question as it is compared; `vector` is its own."""
        mapped = self._adapter.map(vector[np.newaxis])[0] if self._adapter else vector
        projection = self.fitted.projection
        return Query(mapped, vector, as_of, language, projection.of(vector) if projection else None)

    def scored(self, found: Found) -> list[tuple[Opened, float]]:
        """Best first, with the probability of each."""
        evidence = [one.evidence for one in found.documents]
        scores = self._fusion.probabilities(evidence, found.asked)
        if answerable := self.fitted.answerable:
            scores = shared(answerable.probability(evidence, found.asked, scores), scores)
        order: list[int] = np.argsort(-scores, kind="stable").tolist()
        return [(found.documents[place], float(scores[place])) for place in order]

    def _asked(self, views: Sequence[View], text: str, vector: NDArray[np.float32], read: Sequence[Opened]) -> Asked:
        return Asked(
            unknown=min((view.unknown(view.words(text)) for view in views), default=1.0),
            outside=self.fitted.domain.outside(vector) if self.fitted.domain else 0.0,
            level=_level(read),
        )


def _level(read: Sequence[Opened]) -> float:
    return float(np.mean([one.evidence.passage for one in read])) if read else 0.0
