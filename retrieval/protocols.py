"""What retrieval needs from outside and what its pluggable parts promise, in core types."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import WrittenLanguage

__all__ = [
    "Channel",
    "DocumentTexts",
    "Embedder",
    "EmbedderCapabilities",
    "IndexedText",
    "Kind",
    "PassageIndex",
    "PassageIndexCapabilities",
    "PassageSearcher",
    "PassageStore",
    "Progress",
    "Reranker",
    "RerankerCapabilities",
    "Scores",
    "SearchRequest",
    "TokenEmbedder",
    "TokenStates",
    "Tokenizer",
    "Vectors",
]

Vectors = NDArray[np.float32]
Scores = NDArray[np.float32]
Kind: TypeAlias = Literal["query", "passage"]
Progress: TypeAlias = Callable[[int, int], None]
"""How many of how many are done."""


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

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        """Shape (len(texts), dimensions), each row of length 1. Blocking: call it off the event loop."""
        ...


@dataclass(frozen=True, slots=True)
class TokenStates:
    """What a model makes of each token of a text, beside the others."""

    rows: Vectors
    """(tokens, dimensions)."""
    spans: NDArray[np.int64]
    """(tokens, 2): where each begins and ends in the text, as characters; a space before a word may belong to it."""


@runtime_checkable
class TokenEmbedder(Protocol):
    """An embedder that shows what its vectors are the mean of."""

    def states(self, text: str, *, kind: Kind) -> TokenStates:
        """Blocking, milliseconds."""
        ...


@dataclass(frozen=True, slots=True)
class RerankerCapabilities:
    """What a reranker is."""

    name: str
    languages: tuple[str, ...]


class Reranker(Protocol):
    """Reads a query and a passage together: tells near ones apart better than vectors do, and takes far longer."""

    @property
    def capabilities(self) -> RerankerCapabilities: ...

    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        """Shape (len(passages),), higher is better; raw: to be compared within one call. Blocking, one at a time."""
        ...


@dataclass(frozen=True, slots=True)
class Channel:
    """One way in which words are compared: a shelf keeps a lexical index for each of its channels."""

    name: str
    tokenizer: Tokenizer
    revision: str = ""
    """Changes when the same text would give other terms, so that they are made anew."""
    keeps_terms: bool = True
    """Whether terms are written down beside the text; false where making them again costs less than reading them."""


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


class PassageSearcher(Protocol):
    """An index as it was at one moment: later additions and removals do not show in it."""

    def search(self, terms: Sequence[str], vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, raw score of the index's own kind), best first; at most `limit`."""
        ...


class PassageIndex(Protocol):
    """Numbers the texts it holds. Changed by one thread; what it `freeze`s may be searched by others."""

    @property
    def capabilities(self) -> PassageIndexCapabilities: ...

    def add(self, keys: Sequence[int], terms: Sequence[Sequence[str]], vectors: Vectors) -> None:
        """`keys` are chosen by the caller and unique; `terms` and `vectors` have one row a text."""
        ...

    def remove(self, keys: Sequence[int]) -> None: ...

    def freeze(self) -> PassageSearcher:
        """Everything that was added and not removed up to now, ready to be searched."""
        ...


class PassageStore(Protocol):
    """Where the published texts come from."""

    async def revision(self) -> int:
        """Grows with every publication or withdrawal, in whichever process it happened."""
        ...

    async def mark(self) -> str:
        """Names the present moment of this store's history."""
        ...

    async def knows(self, mark: str) -> bool:
        """Whether that moment lies in this store's past: not after a restored backup, nor in another database."""
        ...

    async def changes(self, *, since: int) -> int:
        """How many documents `published` would give."""
        ...

    def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        """Every document whose published versions changed after that revision, withdrawn ones with no texts."""
        ...

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
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
