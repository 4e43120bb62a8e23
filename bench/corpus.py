"""Statutes by article as a large collection: read from a file that is no part of the repository."""

from __future__ import annotations

import gzip
import itertools
import json
import zlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np

from core.errors import InvalidInput
from core.passages import DocumentTexts, Passage
from core.speech import WrittenLanguage
from knowledge.passages import indexed_texts
from knowledge.procedure import PlainDocument
from retrieval.protocols import Embedder, EmbedderCapabilities, Kind, Tokenizer, Vectors

COLLECTION = "law"
NOISE = 0.5  # length of what is added to a real vector: cosine .89 to where it came from


def articles(path: Path) -> Iterator[PlainDocument]:
    """Raises `InvalidInput` where the file is not there. One JSON object a line: {"law", "article", "text"}."""
    if not path.is_file():
        raise InvalidInput(f"there are no articles at `{path}`: name the file with --data")
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            given = cast("dict[str, Any]", json.loads(line))
            yield PlainDocument(
                id=f"law-{number:06}",
                collection=COLLECTION,
                title=f"{given['law']} {given['article']}"[:200],
                text=given["text"].strip() or given["article"],
                locator=given["article"][:200],
            )


@dataclass(frozen=True, slots=True)
class ArticleStore:
    """A `PassageStore` of articles that never change, said again with changes until there are `texts` of them."""

    path: Path
    texts: int | None = None
    every: int = 1
    """Only each so-manieth article."""

    async def revision(self) -> int:
        return 1

    async def mark(self) -> str:
        return f"{self.path.name} {self.texts} {self.every}"

    async def knows(self, mark: str) -> bool:
        return mark == await self.mark()

    async def changes(self, *, since: int) -> int:
        return len(range(0, sum(1 for _ in articles(self.path)), self.every)) if since < 1 else 0

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        given, time = 0, 0
        while changed_since < 1 and (time == 0 or (self.texts and given < self.texts)):
            for article in itertools.islice(articles(self.path), 0, None, self.every):
                if self.texts and given >= self.texts:
                    return
                said = again(article, time)
                texts = tuple(indexed_texts(said, version=1))
                given += len(texts)
                yield DocumentTexts(said.id, said.collection, texts)
            time += 1

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        return []


def again(article: PlainDocument, time: int) -> PlainDocument:
    """The article itself at first, later without every so-manieth word."""
    if not time:
        return article
    words = article.text.split(" ")
    kept = [word for place, word in enumerate(words) if (place + time) % 7 or len(words) < 3]
    return article.model_copy(update={"id": f"{article.id}-{time}", "text": " ".join(kept)})


class NearbyEmbedder:
    """Real vectors for questions; passages get one near a real passage's, in no time."""

    def __init__(self, embedder: Embedder, real: Vectors) -> None:
        self._embedder, self._real = embedder, real

    @property
    def capabilities(self) -> EmbedderCapabilities:
        """As the real one's, so that the real one reads the index."""
        return self._embedder.capabilities

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        if kind == "query":
            return self._embedder.embed(texts, kind=kind)
        return np.stack([self._near(zlib.crc32(text.encode())) for text in texts])

    def _near(self, seed: int) -> Vectors:
        chance: Any = np.random.default_rng(seed)
        noise: Vectors = chance.standard_normal(self._real.shape[1], np.float32)
        row = self._real[seed % len(self._real)] + noise * np.float32(NOISE / np.linalg.norm(noise))
        return row / np.float32(np.linalg.norm(row))


class WordByWord:
    """The analyser's terms of each word by itself, each word analysed once: a hundred times faster."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[str]] = {}

    def terms(self, text: str) -> list[str]:
        found: list[str] = []
        for word in text.split():
            if word not in self._known:
                self._known[word] = self._tokenizer.terms(word)
            found += self._known[word]
        return found
