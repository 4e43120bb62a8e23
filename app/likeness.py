"""How alike two clauses are in meaning: the search's embedder, on a scale that runs from unrelated to a paraphrase."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.protocols import Embedder

# E5's cosines crowd together: clauses about different things reach 0.86, paraphrases with another figure start at 0.97
# (32 pairs of the starter set and 24 sentences written against it, read one by one).
UNRELATED, PARAPHRASE = 0.86, 0.97


class ClauseLikeness:
    """The `Likeness` of the search for conflicts."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def of(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Blocking."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        vectors = dict(zip(texts, self._embedder.embed(texts, kind="query"), strict=True))
        return [_scaled(float(vectors[first] @ vectors[second])) for first, second in pairs]


def _scaled(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine - UNRELATED) / (PARAPHRASE - UNRELATED)))
