"""An embedder and a tokenizer without models: alike texts get alike vectors and the same words, and fast."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from retrieval.protocols import Channel, EmbedderCapabilities, Kind, RerankerCapabilities, Scores, Vectors

DIMENSIONS = 256


class FakeEmbedder:
    """Counts character pairs and triples into places of the vector; keeps what it was asked for."""

    def __init__(self, *, revision: str = "1", dimensions: int = DIMENSIONS) -> None:
        self._capabilities = EmbedderCapabilities("fake", dimensions, ("ko", "en"), revision)
        self.embedded: list[str] = []

    @property
    def capabilities(self) -> EmbedderCapabilities:
        return self._capabilities

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        del kind
        self.embedded += texts
        vectors = np.zeros((len(texts), self._capabilities.dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[0] = 0.1  # no text is without direction
            for piece in _pieces(text):
                row[zlib.crc32(piece.encode()) % len(row)] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class FakeTokenizer:
    """Words without their case, and without the particles that a Korean noun most often carries."""

    def terms(self, text: str) -> list[str]:
        words = re.findall(r"\w+", text.lower())
        return [re.sub(r"(?<=\w\w)(?:은|는|이|가|을|를|에|의|도)$", "", word) for word in words]


class FakeReranker:
    """The share of the query's character pairs that a passage has; keeps what it was given to read."""

    capabilities = RerankerCapabilities("fake", ("ko", "en"))

    def __init__(self) -> None:
        self.read: list[tuple[str, tuple[str, ...]]] = []

    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        self.read.append((query, tuple(passages)))
        asked = set(_pieces(query))
        return np.array([len(asked & set(_pieces(each))) / max(len(asked), 1) for each in passages], np.float32)


def fake_channel() -> Channel:
    """Words as the fake tokenizer cuts them."""
    return Channel("words", FakeTokenizer())


def _pieces(text: str) -> list[str]:
    letters = re.sub(r"\s+", " ", text.lower())
    return [letters[at : at + size] for size in (2, 3) for at in range(len(letters) - size + 1)]
