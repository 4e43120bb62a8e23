"""What answers rest on: the database, the published procedures, and the search over them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from agents.korean_morphemes import Tagger
from app.adapters import Adapters
from app.database import Sessions, open_engine, open_sessions, upgrade
from app.likeness import ClauseLikeness
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from core.bus import Bus, LocalBus
from core.clock import Clock
from knowledge.audit import seal
from knowledge.conflicts import Conflicts
from knowledge.starter import load_starter
from knowledge.store import KnowledgeStore
from retrieval.fitted import load_fitted
from retrieval.fusion import load_fusion
from retrieval.protocols import Channel, Embedder, Progress, Tokenizer
from retrieval.ranking import Ranking
from retrieval.reranking import Reranking
from retrieval.search import Search
from retrieval.sounds import sounds_of


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Open for as long as the `async with` of `open_knowledge_base`."""

    engine: AsyncEngine
    sessions: Sessions
    store: KnowledgeStore
    search: Search
    conflicts: Conflicts
    bus: Bus
    """Tells of publications on `knowledge.store.TOPIC`."""
    embedder: Embedder
    tokenizer: Tokenizer
    tagger: Tagger
    """The same one, asked for every morpheme."""


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncGenerator[tuple[AsyncEngine, Sessions]]:
    """The database with its schema up to date."""
    engine = open_engine(settings.database)
    try:
        await upgrade(engine)
        yield engine, open_sessions(engine)
    finally:
        await engine.dispose()


@asynccontextmanager
async def open_knowledge_base(
    settings: Settings, clock: Clock, progress: Progress | None = None
) -> AsyncGenerator[KnowledgeBase]:
    """Published procedures, searchable; the starter set is loaded into an empty database."""
    async with open_database(settings) as (engine, sessions):
        bus = LocalBus()
        store = KnowledgeStore(sessions, clock, bus)
        if settings.load_starter:
            await load_starter(store)
        async with sessions.begin() as session:
            await seal(session)  # lines from before there was a chain
        models = await asyncio.to_thread(_models, settings)
        embedder, tokenizer = models.embedder, models.words.tokenizer
        ranking = await asyncio.to_thread(open_ranking, settings, embedder.capabilities.revision)
        channels, folder = [models.words, sounds_of()], index_folder(settings)
        search = Search(store, embedder, channels, ranking, folder, reranking=models.reranking)
        conflicts = Conflicts(store, sessions, clock, tokenizer.terms, ClauseLikeness(embedder))
        try:
            await search.refresh(progress)
            yield KnowledgeBase(engine, sessions, store, search, conflicts, bus, embedder, tokenizer, models.tagger)
        finally:
            search.close()


def index_folder(settings: Settings) -> Path:
    """Beside the database it belongs to, so that two databases never share one."""
    url = make_url(settings.database)
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database).with_suffix(".index")
    return settings.var_dir / f"{url.host or 'database'}-{url.database}.index"


@dataclass(frozen=True, slots=True)
class _Models:
    """What search works with; the search for conflicts shares some of it."""

    embedder: Embedder
    words: Channel
    tagger: Tagger
    reranking: Reranking | None


def _models(settings: Settings) -> _Models:
    """Blocking, a few seconds."""
    from retrieval.embedder import open_embedder
    from retrieval.tokens import KiwiTokenizer, words_of

    embedder = open_embedder(open_store(settings).path(ModelRole.EMBEDDING))
    kiwi = KiwiTokenizer()
    return _Models(embedder, words_of(kiwi), kiwi, open_reranking(settings))


def open_reranking(settings: Settings) -> Reranking | None:
    """None where no manifest names a model for it, as the packaged one. Blocking, seconds."""
    folder = open_store(settings).optional_path(ModelRole.RERANKING)
    if folder is None:
        return None
    from retrieval.cross_encoder import CrossEncoderReranker

    return Reranking(CrossEncoderReranker(folder), seconds=settings.rerank_seconds)


def adapter_folder(settings: Settings) -> Path:
    """Where the adapters of this database are kept."""
    return index_folder(settings).with_suffix(".adapters")


def open_ranking(settings: Settings, revision: str) -> Ranking:
    """With what was fitted for that revision of the embedding model. Blocking."""
    adapter = Adapters(adapter_folder(settings)).load(revision)
    return Ranking(load_fusion(), fitted=load_fitted(revision), adapter=adapter)
