"""Texts into matters: leader clustering on the cosine to each cluster's centre, which moves as texts join.

Incremental on purpose: a text joins the matter that is near enough, or begins one, and what a person decided about a
matter stays with it. Each use has a bar of its own; `docs/measurements.md` has what it costs in either direction.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
LABEL_TERMS = 4


class Matters:
    """Centres of clusters, by a key that the caller chooses."""

    def __init__(self) -> None:
        self._sums: dict[int, Vector] = {}

    def add(self, key: int, vector: Vector) -> None:
        """`vector` has length 1."""
        self._sums[key] = self._sums[key] + vector if key in self._sums else vector.copy()

    def nearest(self, vector: Vector, *, at_least: float) -> int | None:
        """The key whose centre is most alike; None where none is near enough."""
        if not self._sums:
            return None
        keys = list(self._sums)
        centres = np.stack([self._sums[key] for key in keys])
        cosines = centres @ vector / np.linalg.norm(centres, axis=1)
        best = int(np.argmax(cosines))
        return keys[best] if cosines[best] >= at_least else None


def central_first(vectors: Sequence[Vector]) -> list[int]:
    """The places of the vectors, the one most like all the others first."""
    if not vectors:
        return []
    stacked = np.stack(vectors)
    order: list[int] = np.argsort(-(stacked @ stacked.sum(axis=0)), kind="stable").tolist()
    return order


def distinctive(terms: Sequence[Collection[str]], everywhere: Iterable[Collection[str]]) -> list[str]:
    """Terms that many texts of a cluster hold and few texts elsewhere do, most telling first."""
    inside = Counter(term for one in terms for term in set(one))
    everything = [set(one) for one in everywhere]
    outside = Counter(term for one in everything for term in one)
    total = max(len(everything), 1)

    def weight(term: str) -> float:
        return inside[term] * math.log((1 + total) / (1 + outside[term] - inside[term]))

    told = [term for term in inside if len(term) > 1]
    return sorted(told, key=lambda term: (-weight(term), term))[:LABEL_TERMS]
