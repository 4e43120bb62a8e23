"""Search over statutes: the core through the product's own import, the whole of them, and a million texts.

law        articles as `madang knowledge import --publish` takes them, embedded and indexed; then searched
law-all    every article indexed with real words and vectors near real ones, `--articles` of them built for real
           besides, to tell how long the whole would take; then searched
million    the articles again and again, with changes, until there are a million texts; each index by itself
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from app.database import open_engine, open_sessions, upgrade
from app.settings import Settings
from bench.corpus import COLLECTION, ArticleStore, NearbyEmbedder, WordByWord, articles
from bench.results import Figure, Result, figure, this_command, this_machine
from bench.searching import Searched, searched
from core.clock import SystemClock
from knowledge.importing import import_file
from knowledge.store import KnowledgeStore
from retrieval.embedder import open_embedder
from retrieval.library import Library
from retrieval.protocols import Channel, Embedder, PassageStore, Progress
from retrieval.tokens import KiwiTokenizer, words_of

CORES = 2  # that a build is told for
MILLION = 1_000_000
NEARBY = 500  # real vectors that others are near to


@dataclass(frozen=True, slots=True)
class Built:
    """What a build cost."""

    texts: int
    documents: int
    wall_seconds: float
    cpu_seconds: float

    @property
    def notes(self) -> dict[str, object]:
        return {
            "texts": self.texts,
            "documents": self.documents,
            "wall_seconds": round(self.wall_seconds),
            "cpu_seconds": round(self.cpu_seconds),
        }


async def measure_core(settings: Settings, data: Path, progress: Progress, *, nearby: bool) -> Result:
    """Imported, published, embedded and indexed as the product does it; `nearby`: but for the passages' vectors."""
    machine, folder = this_machine(), _folder(settings, "law-core")
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'madang.db'}")
    await upgrade(engine)
    store = KnowledgeStore(open_sessions(engine), SystemClock())
    report = await import_file(store, _as_jsonl(data, folder / "articles.jsonl"), COLLECTION, publish=True)
    index = folder / ("nearby.index" if nearby else "madang.index")
    if nearby:
        built = await _nearby_build(settings, data, store, index, progress)
    else:
        embedder, channel = open_embedder(_model(settings)), words_of(KiwiTokenizer())
        built = await _built(store, embedder, channel, index, progress)
    await engine.dispose()
    found = searched(_model(settings), index, COLLECTION)
    figures = (
        figure("one search, query embedded", found.search_ms, p50=40, p99=80),
        figure("  CPU of it", found.search_cpu_ms),
        figure("  its query embedded", found.embed_ms),
        *_standing(found),
    )
    vectors = "near real ones" if nearby else "real"
    notes = {"new_documents": report.created, "vectors": vectors, "build": built.notes, **_size(found)}
    return Result("law", figures, machine, this_command("bench"), notes)


async def measure_all(settings: Settings, data: Path, progress: Progress, *, built_articles: int) -> Result:
    """The build of some is measured, the serving of all."""
    machine, folder = this_machine(), _folder(settings, "law-all")
    sample = await _sample_build(settings, data, built_articles)
    whole = await _nearby_build(settings, data, ArticleStore(data), folder / "all.index", progress)
    found = searched(_model(settings), folder / "all.index", COLLECTION)
    minutes = sample.cpu_seconds / sample.documents * whole.documents / 60 / CORES
    figures = (
        figure(f"build of all on {CORES} cores, by the CPU time of {sample.documents}", [minutes], "min", most=120),
        figure("one search, query embedded", found.search_ms, p99=100),
        figure("  CPU of it", found.search_cpu_ms),
        *_standing(found, most=700),
    )
    notes = {"sample": sample.notes, "whole_with_nearby_vectors": whole.notes, **_size(found)}
    return Result("law-all", figures, machine, this_command("bench"), notes)


async def measure_million(settings: Settings, data: Path, progress: Progress) -> Result:
    """Without the embedder: each index, and both with the evidence of what they found."""
    machine, folder = this_machine(), _folder(settings, "million")
    whole = await _nearby_build(settings, data, ArticleStore(data, MILLION), folder / "million.index", progress)
    found = searched(_model(settings), folder / "million.index", COLLECTION)
    figures = (
        figure("dense", found.dense_ms, p99=10),
        figure("lexical", found.lexical_ms, p99=40),
        figure("both, with the evidence of what they found", found.view_ms),
        *_standing(found),
    )
    notes = {"build_with_nearby_vectors": whole.notes, **_size(found)}
    return Result("million", figures, machine, this_command("bench"), notes)


async def _sample_build(settings: Settings, data: Path, count: int) -> Built:
    """Every so-manieth article, built for real and forgotten."""
    with tempfile.TemporaryDirectory(dir=settings.var_dir) as name:
        store = ArticleStore(data, every=max(1, sum(1 for _ in articles(data)) // count))
        embedder, channel = open_embedder(_model(settings)), words_of(KiwiTokenizer())
        return await _built(store, embedder, channel, Path(name), lambda done, of: None)


async def _nearby_build(settings: Settings, data: Path, store: PassageStore, folder: Path, progress: Progress) -> Built:
    """Goes on where an earlier run stopped."""
    embedder = open_embedder(_model(settings))
    texts = [text.text async for item in ArticleStore(data, NEARBY, every=29).published() for text in item.texts]
    nearby = NearbyEmbedder(embedder, embedder.embed(texts, kind="passage"))
    return await _built(store, nearby, _word_by_word(), folder, progress)


async def _built(store: PassageStore, embedder: Embedder, channel: Channel, folder: Path, progress: Progress) -> Built:
    """With the CPU time of every thread, and of the index that its size asks for."""
    library = Library(store, embedder, [channel], folder)
    began, cpu = time.perf_counter(), time.process_time()
    await library.refresh(progress)
    while library.is_building:
        await asyncio.to_thread(library.wait_for_builds)
        await library.refresh()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - cpu
    view = library.views[COLLECTION]
    library.close()
    return Built(view.texts, view.documents, seconds, cpu_seconds)


def _word_by_word() -> Channel:
    """As the real channel, so that the real one reads the index."""
    tokenizer = KiwiTokenizer()
    return replace(words_of(tokenizer), tokenizer=WordByWord(tokenizer))


def _standing(found: Searched, **most: float) -> tuple[Figure, ...]:
    return (
        figure("start from the snapshot", [found.start_seconds], "s"),
        figure("memory that the index adds", [found.added_mb], "MiB", **most),
        figure("  of it no mapped file", [found.added_anonymous_mb], "MiB"),
    )


def _size(found: Searched) -> dict[str, object]:
    return {"index": f"faiss-{found.kind}", "texts": found.texts}


def _as_jsonl(data: Path, path: Path) -> Path:
    """As `madang knowledge import` reads it."""
    with path.open("w", encoding="utf-8") as out:
        for article in articles(data):
            line = {"id": article.id, "title": article.title, "text": article.text, "locator": article.locator}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def _model(settings: Settings) -> Path:
    return settings.models / "embedding"


def _folder(settings: Settings, name: str) -> Path:
    folder = settings.var_dir / "measured" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
