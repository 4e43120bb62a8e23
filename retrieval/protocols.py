"""What retrieval needs from outside and what its pluggable parts promise, in core types."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import Language

__all__ = [
    "DocumentTexts",
    "Embedder",
    "EmbedderCapabilities",
    "IndexedText",
    "PassageIndex",
    "PassageIndexCapabilities",
    "PassageStore",
    "SearchRequest",
    "Tokenizer",
    "Vectors",
]

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EmbedderCapabilities:
    """What an embedder is."""

    name: str
    dimensions: int
    languages: tuple[str, ...]
    revision: str = ""
    """Changes when the same text would give another vector, so that kept vectors are made anew."""


class Embedder(Protocol):
    """Texts to unit vectors."""

    @property
    def capabilities(self) -> EmbedderCapabilities: ...

    def embed(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> Vectors:
        """Shape (len(texts), dimensions), each row of length 1. Blocking: call it off the event loop."""
        ...


class Tokenizer(Protocol):
    """Text to index terms."""

    def terms(self, text: str) -> list[str]:
        """Content words in order, in a form that inflection does not change; empty for a text without any."""
        ...


@dataclass(frozen=True, slots=True)
class PassageIndexCapabilities:
    """What an index is."""

    name: str
    takes_deletions: bool


class PassageIndex(Protocol):
    """Numbers the texts it holds; gives raw scores of its own kind."""

    @property
    def capabilities(self) -> PassageIndexCapabilities: ...

    def add(self, keys: Sequence[int], texts: Sequence[str], vectors: Vectors) -> None:
        """`keys` are chosen by the caller and unique; `vectors` has one row a text."""
        ...

    def remove(self, keys: Sequence[int]) -> None: ...

    def search(self, text: str, vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, raw score), best first; at most `limit`."""
        ...


class PassageStore(Protocol):
    """Where the published texts come from."""

    async def revision(self) -> int:
        """Grows with every publication or withdrawal, in whichever process it happened."""
        ...

    def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        """Every document whose published versions changed after that revision, withdrawn ones with no texts."""
        ...

    async def document(self, document_id: str, *, as_of: date, language: Language) -> list[Passage]:
        """Every passage of the version that is in force on `as_of`, in `language` where it has it; else empty."""
        ...


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One query with its filters."""

    query: str
    collections: tuple[str, ...]
    as_of: date
    language: str = "ko"
    limit: int = 5
