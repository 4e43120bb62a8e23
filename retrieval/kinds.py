"""Which FAISS index a collection gets: a policy of its size alone."""

from __future__ import annotations

from enum import StrEnum

# Measured with 384 dimensions on one thread (docs/measurements.md).
FLAT_MOST = 20_000
HNSW_MOST = 200_000


class IndexKind(StrEnum):
    """By how the nearest are found."""

    FLAT = "flat"
    """Every vector is compared: exact, nothing to build."""
    HNSW = "hnsw"
    """A graph of neighbours over vectors of 8 bits a dimension: fastest, but slow to build and large."""
    IVF = "ivf-sq8"
    """Clusters of vectors of 8 bits a dimension: a million texts in 0.4 GB."""


def kind_for(texts: int) -> IndexKind:
    """The index that so many texts get."""
    if texts <= FLAT_MOST:
        return IndexKind.FLAT
    return IndexKind.HNSW if texts <= HNSW_MOST else IndexKind.IVF


def is_outgrown(kind: IndexKind, *, texts: int, loose: int, removed: int) -> bool:
    """Whether it is time to build anew: `loose` texts stand outside the built part, `removed` ones still inside it."""
    if kind_for(texts) is IndexKind.FLAT:
        return kind is not IndexKind.FLAT
    return loose > FLAT_MOST or removed > max(FLAT_MOST, texts // 4)


def clusters_for(texts: int) -> int:
    """Of an IVF index: 4,000 for a million texts, and never fewer than 40 texts in one."""
    return max(1, min(int(4 * texts**0.5), texts // 40))
