"""Evidence from the starter set with its own example questions held out of the index."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.database import open_engine, open_sessions, upgrade
from core.clock import SystemClock
from core.passages import DocumentTexts, IndexedText
from knowledge.starter import load_starter
from knowledge.store import KnowledgeStore
from retrieval.book import Opened
from retrieval.embedder import E5Embedder
from retrieval.protocols import Vectors
from retrieval.records import as_embedded
from retrieval.shelf import Shelf
from retrieval.tokens import KiwiTokenizer, words_of
from retrieval.vectors import StoredVectors

TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Trial:
    """One question as search found it."""

    question: str
    language: str
    document_id: str
    collection: str
    answerable: bool
    """False: the whole document was out of the index, so that nothing that was found is right."""
    found: tuple[Opened, ...]


async def starter_texts() -> list[DocumentTexts]:
    """What would be indexed of the starter set."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{folder}/starter.db")
        await upgrade(engine)
        store = KnowledgeStore(open_sessions(engine), SystemClock())
        await load_starter(store)
        texts = [item async for item in store.published()]
        await engine.dispose()
    return texts


def trials(documents: list[DocumentTexts], models: Path) -> Iterator[Trial]:
    """Two for each example question: without itself, and without its document."""
    embedder, channels = E5Embedder(models / "embedding"), [words_of(KiwiTokenizer())]
    vectors = StoredVectors(embedder, models.parent / "evals")

    def rows(document_id: str, texts: tuple[IndexedText, ...]) -> tuple[str, tuple[IndexedText, ...], Vectors]:
        return document_id, texts, vectors.embed([as_embedded(text) for text in texts])

    with tempfile.TemporaryDirectory() as folder:
        shelves = {
            name: Shelf(Path(folder) / name, channels, embedder.capabilities)
            for name in {item.collection for item in documents}
        }
        for item in documents:
            shelves[item.collection].replace([rows(item.document_id, item.texts)])
        vectors.save()
        for item in documents:
            shelf = shelves[item.collection]
            for held in (text for text in item.texts if text.is_question):
                vector = vectors.embed([as_embedded(held)])[0]
                language = held.passage.language
                for answerable, rest in ((True, tuple(t for t in item.texts if t is not held)), (False, ())):
                    shelf.replace([rows(item.document_id, rest)])
                    found = shelf.search(held.text, vector, as_of=TODAY, language=language)
                    yield Trial(held.text, language, item.document_id, item.collection, answerable, tuple(found))
            shelf.replace([rows(item.document_id, item.texts)])
        for shelf in shelves.values():
            shelf.close()


def starter_trials(models: Path) -> list[Trial]:
    """All of them; a few minutes on two cores."""
    return list(trials(asyncio.run(starter_texts()), models))
