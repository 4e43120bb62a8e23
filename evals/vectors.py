"""Vectors kept on disk by what was embedded, so that a start does not embed anything twice.

<folder>/<model>.npz    keys: (n,) bytes of SHA-256, vectors: (n, dimensions) float16, revision: of the model

A file that is damaged, or was made with another model, is as good as none: everything is embedded anew.
"""

from __future__ import annotations

import hashlib
import logging
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias, cast
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import Embedder, Vectors

Kind: TypeAlias = Literal["query", "passage"]
Progress: TypeAlias = Callable[[int, int], None]

log = logging.getLogger(__name__)

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
        """Atomically: a crash leaves the old file, and a full disk costs only the time of the next start."""
        partial = self._path.with_name(f"{self._path.stem}.{uuid4().hex[:8]}.partial.npz")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._write(partial)
            partial.replace(self._path)
        except OSError as error:
            log.warning("the vectors could not be kept in `%s`: %s", self._path, type(error).__name__)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def _write(self, path: Path) -> None:
        model = self._embedder.capabilities
        keys = sorted(self._used)
        vectors = np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, model.dimensions))
        np.savez(
            path,
            keys=np.array(keys, dtype="S32"),
            vectors=vectors.astype(np.float16),
            revision=np.array(model.revision),
        )

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
        try:
            keys, vectors = self._stored()
        except FileNotFoundError:
            return
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
            log.warning("the vectors in `%s` cannot be used (%s): they are made anew", self._path, type(error).__name__)
            return
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        self._known = dict(zip(keys, vectors, strict=True))

    def _stored(self) -> tuple[list[bytes], Vectors]:
        """Raises `ValueError` for vectors of another model, and whatever numpy raises for a damaged file."""
        model = self._embedder.capabilities
        with self._path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            vectors = cast("Vectors", stored["vectors"].astype(np.float32))
            # numpy strips trailing zero bytes of an `S` item; a SHA-256 may end in them.
            keys = [bytes(key).ljust(32, b"\0") for key in stored["keys"]]
            revision = str(stored["revision"])
        if revision != model.revision or vectors.shape != (len(keys), model.dimensions):
            raise ValueError("the vectors are of another model")
        return keys, vectors


def _key(text: str, kind: Kind) -> bytes:
    return hashlib.sha256(f"{kind}: {text}".encode()).digest()
