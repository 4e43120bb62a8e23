"""Vectors kept on disk by what was embedded, so that a start does not embed anything twice.

<folder>/<model>.npz    keys: (n,) bytes of SHA-256, vectors: (n, dimensions) float16
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import Embedder, Vectors

Kind: TypeAlias = Literal["query", "passage"]
Progress: TypeAlias = Callable[[int, int], None]

CHUNK = 64  # texts embedded between two calls of the progress


class StoredVectors:
    """An `Embedder` with a memory. `save` writes what is still asked for; the rest is dropped."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._path = folder / f"{embedder.capabilities.name}.npz"
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self._used: set[bytes] = set()
        self._load()

    def embed(self, texts: Sequence[tuple[str, Kind]], progress: Progress | None = None) -> Vectors:
        """Rows in the order of `texts`; only texts that were never seen reach the model. Blocking."""
        keys = [_key(text, kind) for text, kind in texts]
        new = {key: item for key, item in zip(keys, texts, strict=True) if key not in self._known}
        self._learn(list(new.items()), progress)
        self._used.update(keys)
        if not keys:
            return np.zeros((0, self._embedder.capabilities.dimensions), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def save(self) -> None:
        """Atomically: a crash leaves the old file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        keys = sorted(self._used)
        vectors = np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, 1))
        partial = self._path.with_suffix(".partial.npz")
        np.savez(partial, keys=np.array(keys, dtype="S32"), vectors=vectors.astype(np.float16))
        partial.replace(self._path)

    def _learn(self, new: list[tuple[bytes, tuple[str, Kind]]], progress: Progress | None) -> None:
        done = 0
        for kind in ("passage", "query"):
            wanted = [(key, text) for key, (text, its_kind) in new if its_kind == kind]
            for start in range(0, len(wanted), CHUNK):
                part = wanted[start : start + CHUNK]
                vectors = self._embedder.embed([text for _, text in part], kind=kind)
                self._known.update(zip((key for key, _ in part), vectors, strict=True))
                done += len(part)
                if progress:
                    progress(done, len(new))

    def _load(self) -> None:
        if not self._path.exists():
            return
        with np.load(self._path) as stored:
            vectors = cast("Vectors", stored["vectors"].astype(np.float32))
            # numpy strips trailing zero bytes of an `S` item; a SHA-256 may end in them.
            keys = [bytes(key).ljust(32, b"\0") for key in stored["keys"]]
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        self._known = dict(zip(keys, vectors, strict=True))


def _key(text: str, kind: Kind) -> bytes:
    return hashlib.sha256(f"{kind}: {text}".encode()).digest()
