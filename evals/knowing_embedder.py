"""An embedder that knows the texts of an earlier measurement; what is new, as a question that is asked, it embeds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.vectors import StoredVectors
from retrieval.protocols import Embedder, EmbedderCapabilities, Kind, Vectors


class KnowingEmbedder:
    """Learns only by `learn`, so that asking costs the same however often it was asked before."""

    def __init__(self, embedder: Embedder, vectors: StoredVectors) -> None:
        self._embedder, self._vectors = embedder, vectors
        self._learnt: dict[tuple[str, Kind], int] = {}
        self._rows = np.zeros((0, embedder.capabilities.dimensions), np.float32)

    @property
    def capabilities(self) -> EmbedderCapabilities:
        return self._embedder.capabilities

    def learn(self, texts: Sequence[tuple[str, Kind]]) -> None:
        """In place of what it knew; blocking, and long the first time."""
        wanted = list(dict.fromkeys(texts))
        self._rows = self._vectors.embed(wanted)
        self._vectors.save()
        self._learnt = {text: place for place, text in enumerate(wanted)}

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        new = [text for text in texts if (text, kind) not in self._learnt]
        fresh = dict(zip(new, self._embedder.embed(new, kind=kind), strict=True)) if new else {}
        rows = [fresh[text] if text in fresh else self._rows[self._learnt[text, kind]] for text in texts]
        return np.stack(rows) if rows else self._rows[:0]
