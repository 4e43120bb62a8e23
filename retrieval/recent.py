"""The vectors of the last queries: one turn asks several times with the same words. No words are kept."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import Embedder, Vectors

KEPT = 64  # queries: 100 kB


class RecentVectors:
    """Used by any number of threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()

    def embed(self, queries: Sequence[str]) -> Vectors:
        """One row a query; (n, dimensions)."""
        names = [hashlib.blake2b(query.encode(), digest_size=16).digest() for query in queries]
        with self._lock:
            rows = {name: self._known[name] for name in names if name in self._known}
        new = {name: query for name, query in zip(names, queries, strict=True) if name not in rows}
        if new:
            rows |= dict(zip(new, self._embedder.embed(list(new.values()), kind="query"), strict=True))
        with self._lock:
            for name in names:
                self._known[name] = rows[name]
                self._known.move_to_end(name)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return np.stack([rows[name] for name in names])
