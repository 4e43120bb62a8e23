"""The space that short texts are compared in: an embedder's, moved to where they have nothing in common.

Sentence embeddings crowd together: any two questions are alike to about 0.88. Taking away what all of them share sets
unlike ones apart (Mu and Viswanath 2018, "All-but-the-Top").
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import cast

import numpy as np

from core.clustering import Vector
from retrieval.protocols import Embedder, Vectors


class TextSpace:
    """Of one kind of text, such as questions. Blocking: call it off the event loop."""

    def __init__(self, embedder: Embedder, usual: Callable[[], Sequence[str]] = tuple) -> None:
        """`usual`: texts of many kinds, to know what all have in common; empty: nothing is taken away."""
        self._embedder = embedder
        self._read_usual = usual

    @property
    def model(self) -> str:
        """Changes when the same text would get another vector."""
        return self._model

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each."""
        moved = self._embedder.embed(list(texts), kind="query") - self._common
        return cast("Vectors", moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))

    @cached_property
    def _usual(self) -> tuple[str, ...]:
        return tuple(self._read_usual())

    @cached_property
    def _common(self) -> Vector:
        if not self._usual:
            return np.zeros(self._embedder.capabilities.dimensions, dtype=np.float32)
        return cast("Vector", self._embedder.embed(self._usual, kind="query").mean(axis=0))

    @cached_property
    def _model(self) -> str:
        about = self._embedder.capabilities
        usual = zlib.crc32("\n".join(self._usual).encode())
        return f"{about.name[:60]}-{about.revision[:32]}-{usual:08x}"
