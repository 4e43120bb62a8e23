"""Inner product of unit vectors in FAISS."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import PassageIndexCapabilities, Vectors


class FaissIndex:
    """Exact search: 100,000 texts take 6 ms on one thread (docs/measurements.md)."""

    def __init__(self, dimensions: int) -> None:
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities("faiss-flat-ip", takes_deletions=True)

    def add(self, keys: Sequence[int], texts: Sequence[str], vectors: Vectors) -> None:
        """`texts` are not looked at."""
        if len(keys):
            self._index.add_with_ids(np.ascontiguousarray(vectors), np.asarray(keys, dtype=np.int64))

    def remove(self, keys: Sequence[int]) -> None:
        self._index.remove_ids(faiss.IDSelectorBatch(np.asarray(keys, dtype=np.int64)))

    def search(self, text: str, vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, cosine), best first."""
        if not self._index.ntotal:
            return []
        scores, keys = self._index.search(vector.reshape(1, -1), min(limit, self._index.ntotal))
        return [(int(key), float(score)) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0]
