"""A linear map on the query's vector, learned from questions whose document is known.

Passages stay as they are: what an adapter changes takes effect without embedding anything again. It is trained so that
a question comes nearer to its own document than to the others, and stays close to doing nothing: only documents that
have questions compete in it, so that a procedure that is new is not pushed away.

<path>: matrix (dimensions, dimensions) float32, revision: of the model that it belongs to
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from retrieval.protocols import Vectors

EPOCHS, BATCH = 4, 128
STEP = 1e-3  # of Adam
STAY = 0.3  # how dear each unit of squared distance from "do nothing" is
SHARPNESS = 40.0  # cosines of E5 lie between 0.7 and 0.95
SEED = 0


@dataclass(frozen=True, slots=True)
class Adapter:
    """`matrix` has shape (dimensions, dimensions)."""

    matrix: NDArray[np.float32]

    def map(self, vectors: Vectors) -> Vectors:
        """Rows of length 1, as the passages' are."""
        mapped = vectors @ self.matrix
        return cast("Vectors", mapped / np.linalg.norm(mapped, axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is learned from: queries with the document of each, and the passages with the document of each."""

    queries: Vectors
    right: NDArray[np.int64]
    passages: Vectors
    owners: NDArray[np.int64]
    """Documents are numbered from 0; every one has a passage, and the passages of one stand together."""


def train(pairs: Pairs) -> Adapter:
    """Minutes on one core for ten thousand questions. Blocking; the same pairs give the same adapter."""
    taught = np.isin(pairs.owners, pairs.right)
    documents, owners = np.unique(pairs.owners[taught], return_inverse=True)
    right = np.searchsorted(documents, pairs.right)
    passages, starts = pairs.passages[taught], np.flatnonzero(np.diff(owners, prepend=-1))
    matrix = np.eye(passages.shape[1], dtype=np.float32)
    adam = _Adam(matrix.shape)
    order = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(right))
        for at in range(0, len(right), BATCH):
            rows = shuffled[at : at + BATCH]
            gradient = _gradient(matrix, pairs.queries[rows], right[rows], passages, starts)
            pull = 2 * STAY * (matrix - np.eye(len(matrix), dtype=np.float32))
            matrix = matrix - adam.step((gradient + pull).astype(np.float32))
    return Adapter(matrix)


def _gradient(
    matrix: NDArray[np.float32],
    queries: Vectors,
    right: NDArray[np.int64],
    passages: Vectors,
    starts: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Of the mean negative log likelihood of the right documents, each scored by its best passage."""
    mapped = queries @ matrix
    lengths = np.linalg.norm(mapped, axis=1, keepdims=True)
    unit = mapped / lengths
    cosines = unit @ passages.T
    best = np.maximum.reduceat(cosines, starts, axis=1)
    shares = np.exp(SHARPNESS * (best - best.max(axis=1, keepdims=True)))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(right)), right] -= 1
    spread = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(passages))))
    weights = np.where(cosines >= best[:, spread], shares[:, spread], 0.0).astype(np.float32)
    towards = SHARPNESS / len(queries) * (weights @ passages)
    along = (towards * unit).sum(axis=1, keepdims=True)
    return cast("NDArray[np.float32]", queries.T @ ((towards - along * unit) / lengths))


class _Adam:
    """Kingma and Ba 2015, with their constants."""

    def __init__(self, shape: Sequence[int]) -> None:
        self._mean, self._square = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self._steps = 0

    def step(self, gradient: NDArray[np.float32]) -> NDArray[np.float32]:
        self._steps += 1
        self._mean = 0.9 * self._mean + 0.1 * gradient
        self._square = 0.999 * self._square + 0.001 * gradient**2
        mean, square = self._mean / (1 - 0.9**self._steps), self._square / (1 - 0.999**self._steps)
        return (STEP * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def save_adapter(adapter: Adapter, path: Path, revision: str) -> None:
    """Atomically."""
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, matrix=adapter.matrix, revision=np.array(revision))
    partial.replace(path)


def load_adapter(path: Path, revision: str) -> Adapter:
    """Raises `InvalidInput` where there is none, for a damaged file and for an adapter of another model."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            matrix, made_for = stored["matrix"].astype(np.float32), str(stored["revision"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InvalidInput(f"the adapter `{path.name}` cannot be read: train it again") from error
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not np.isfinite(matrix).all():
        raise InvalidInput(f"the adapter `{path.name}` holds no square matrix of numbers: train it again")
    if made_for != revision:
        raise InvalidInput(f"the adapter `{path.name}` belongs to another embedding model: train it again")
    return Adapter(matrix)
