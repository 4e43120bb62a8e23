"""Inner product of unit vectors in FAISS: a built part that does not change, and loose vectors compared one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.kinds import IndexKind, clusters_for
from retrieval.protocols import PassageIndexCapabilities, Vectors

Keys = NDArray[np.int64]
UNTYPED: Any = faiss  # where its stubs lack a class or name other parameters

HNSW_LINKS = 32
HNSW_BUILD_EFFORT, HNSW_EFFORT = 80, 128  # FAISS: efConstruction, efSearch
PROBES = 32  # clusters of an IVF index that a query looks into
TRAINING_PER_CLUSTER = 40
ADDED_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Built:
    """A FAISS index over vectors whose keys ascend with their place."""

    kind: IndexKind
    index: Any
    keys: Keys

    def search(self, vector: NDArray[np.float32], limit: int, removed: Keys) -> list[tuple[int, float]]:
        """Without what was removed."""
        parameters = self._parameters(removed, limit)
        scores, places = self.index.search(vector.reshape(1, -1), min(limit, len(self.keys)), params=parameters)
        found = zip(places[0], scores[0], strict=True)
        # 8 bits a dimension are not exact: the text itself may come out a little above 1.
        return [(int(self.keys[place]), min(float(score), 1.0)) for place, score in found if place >= 0]

    def _parameters(self, removed: Keys, limit: int) -> Any:
        selector = None
        if len(removed):
            selector = faiss.IDSelectorNot(faiss.IDSelectorBatch(np.searchsorted(self.keys, removed)))
        if self.kind is IndexKind.HNSW:
            return UNTYPED.SearchParametersHNSW(sel=selector, efSearch=max(HNSW_EFFORT, limit))
        return UNTYPED.SearchParametersIVF(sel=selector, nprobe=PROBES)


@dataclass(frozen=True, slots=True)
class FaissSearcher:
    """Everything that an index held at one moment."""

    built: Built | None
    removed: Keys
    """Keys of the built part that are not there any more, ascending."""
    keys: Keys
    """Of the loose vectors."""
    vectors: Vectors

    def search(self, terms: Sequence[str], vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, cosine), best first. `terms` are not looked at."""
        hits = self._loose(vector, limit)
        if self.built and len(self.built.keys) > len(self.removed):
            hits = sorted([*hits, *self.built.search(vector, limit, self.removed)], key=lambda hit: -hit[1])
        return hits[:limit]

    def _loose(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        if not len(self.keys):
            return []
        scores, places = faiss.knn(
            vector.reshape(1, -1), self.vectors, min(limit, len(self.keys)), metric=faiss.METRIC_INNER_PRODUCT
        )
        return [(int(self.keys[place]), float(score)) for place, score in zip(places[0], scores[0], strict=True)]


class FaissIndex:
    """Starts with a built part or with none."""

    def __init__(self, dimensions: int, built: Built | None = None) -> None:
        none = np.zeros(0, np.int64)
        self._now = FaissSearcher(built, none, none, np.zeros((0, dimensions), np.float32))

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities(f"faiss-{self.kind}", takes_deletions=True)

    @property
    def kind(self) -> IndexKind:
        return self._now.built.kind if self._now.built else IndexKind.FLAT

    @property
    def loose(self) -> int:
        """Vectors outside the built part."""
        return len(self._now.keys)

    @property
    def removed(self) -> int:
        """Vectors of the built part that are not there any more."""
        return len(self._now.removed)

    def add(self, keys: Sequence[int], terms: Sequence[Sequence[str]], vectors: Vectors) -> None:
        """`terms` are not looked at. A key of the built part does not come again."""
        now = self._now
        self._now = replace(
            now,
            keys=np.concatenate([now.keys, np.asarray(keys, np.int64)]),
            vectors=np.ascontiguousarray(np.concatenate([now.vectors, vectors])),
        )

    def remove(self, keys: Sequence[int]) -> None:
        now, gone = self._now, np.asarray(keys, np.int64)
        stays = ~np.isin(now.keys, gone)
        removed = now.removed
        if now.built:
            removed = np.union1d(removed, np.intersect1d(now.built.keys, gone))
        self._now = replace(now, keys=now.keys[stays], vectors=now.vectors[stays], removed=removed)

    def freeze(self) -> FaissSearcher:
        return self._now


def build(kind: IndexKind, keys: Keys, vectors_of: Callable[[Keys], NDArray[np.float16]]) -> Built | None:
    """An index of that kind over `keys`, which ascend; none for `FLAT`. Blocking: a minute for a million."""
    if kind is IndexKind.FLAT:
        return None
    sample = keys[:: max(1, len(keys) // (TRAINING_PER_CLUSTER * clusters_for(len(keys))))]
    index = _blank(kind, len(keys), vectors_of(keys[:1]).shape[1])
    index.train(vectors_of(sample).astype(np.float32))
    for start in range(0, len(keys), ADDED_AT_ONCE):
        index.add(vectors_of(keys[start : start + ADDED_AT_ONCE]).astype(np.float32))
    return Built(kind, index, keys)


def _blank(kind: IndexKind, count: int, dimensions: int) -> Any:
    if kind is IndexKind.HNSW:
        index = UNTYPED.IndexHNSWSQ(dimensions, faiss.ScalarQuantizer.QT_8bit, HNSW_LINKS, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction = HNSW_BUILD_EFFORT
        return index
    return faiss.index_factory(dimensions, f"IVF{clusters_for(count)},SQ8", faiss.METRIC_INNER_PRODUCT)
