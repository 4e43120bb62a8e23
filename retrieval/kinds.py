"""Which FAISS index a collection gets: a policy of its size alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IndexKind(StrEnum):
    """By how the nearest are found."""

    FLAT = "flat"
    """Every vector is compared: exact, nothing to build."""
    HNSW = "hnsw"
    """A graph of neighbours over vectors of 8 bits a dimension: fastest, but slow to build and large."""
    IVF = "ivf-sq8"
    """Clusters of vectors of 8 bits a dimension: a million texts in 0.4 GB."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The largest collections, in texts, of each kind but the last; measured, see docs/measurements.md."""

    flat_most: int = 20_000
    hnsw_most: int = 200_000

    def kind_for(self, texts: int) -> IndexKind:
        """The index that so many texts get."""
        if texts <= self.flat_most:
            return IndexKind.FLAT
        return IndexKind.HNSW if texts <= self.hnsw_most else IndexKind.IVF

    def is_outgrown(self, kind: IndexKind, *, texts: int, loose: int, removed: int) -> bool:
        """Whether it is time to build anew: `loose` texts stand outside the built part, `removed` ones still in it."""
        if self.kind_for(texts) is IndexKind.FLAT:
            return kind is not IndexKind.FLAT
        return loose > self.flat_most or removed > max(self.flat_most, texts // 4)


MEASURED = Sizes()


def clusters_for(texts: int) -> int:
    """Of an IVF index: 4,000 for a million texts, and never fewer than 40 texts in one."""
    return max(1, min(int(4 * texts**0.5), texts // 40))
