"""Hit rates with their intervals, from rankings."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.queries import Query

Z = 1.96  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`, with the 95 % interval of Wilson."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return round(self.right / self.of, 4) if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson 1927; 0 to 1 where nothing was counted."""
        if not self.of:
            return 0.0, 1.0
        share, weight = self.right / self.of, Z * Z / self.of
        middle = (share + weight / 2) / (1 + weight)
        reach = Z * math.sqrt(share * (1 - share) / self.of + weight / (4 * self.of)) / (1 + weight)
        return round(max(middle - reach, 0.0), 4), round(min(middle + reach, 1.0), 4)


def place_of(query: Query, ranking: Sequence[str]) -> int:
    """Where the first right document stands, from 0; beyond the ranking's end where it is missing."""
    return next((place for place, document in enumerate(ranking) if document in query.right), len(ranking) + 10_000)


def hit_rates(
    queries: Sequence[Query], rankings: Sequence[Sequence[str]], depths: Sequence[int] = (1, 5, 10)
) -> dict[str, Share]:
    """hit@k of each depth."""
    places = [place_of(query, ranking) for query, ranking in zip(queries, rankings, strict=True)]
    return {f"hit@{depth}": Share(sum(place < depth for place in places), len(places)) for depth in depths}


def told(shares: Mapping[str, Share]) -> dict[str, float | list[float]]:
    """As it is kept: each share, its interval, and how many were asked."""
    kept: dict[str, float | list[float]] = {"questions": float(max((one.of for one in shares.values()), default=0))}
    for name, share in shares.items():
        kept[name] = share.value
        kept[f"{name} interval"] = list(share.interval)
    return kept


def by_kind(queries: Sequence[Query], rankings: Sequence[Sequence[str]]) -> dict[str, dict[str, float | list[float]]]:
    """The hit rates in all, by language and by style."""
    pairs = list(zip(queries, rankings, strict=True))
    kinds = ["all", *sorted({query.language for query in queries}), *sorted({q.style for q in queries if q.style})]
    found: dict[str, dict[str, float | list[float]]] = {}
    for kind in kinds:
        some = [(q, ranking) for q, ranking in pairs if kind in {"all", q.language, q.style}]
        found[kind] = told(hit_rates([q for q, _ in some], [ranking for _, ranking in some]))
    return found
