"""Search over the whole starter set with the real models, without a database: the starter set as it would be published.

The index is kept in `var/tests.index` from one run to the next, and taken over from `var/madang.index` where the
service has made them already: embedding all of them takes a few minutes on two cores.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from app.settings import Settings
from core.passages import DocumentTexts
from knowledge.passages import indexed_texts
from knowledge.starter import read_starter
from retrieval.claim import copy_index
from retrieval.embedder import E5Embedder
from retrieval.fitted import load_fitted
from retrieval.fusion import load_fusion
from retrieval.protocols import Channel
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.sounds import sounds_of
from retrieval.tokens import KiwiTokenizer, words_of
from tests.fakes.passage_store import FakePassageStore


@cache
def real_embedder() -> E5Embedder:
    """Loaded once a run: half a gigabyte."""
    return E5Embedder(Settings().models / "embedding")


def open_starter_search() -> Search:
    """Ready; close it."""
    store = FakePassageStore()
    for texts in starter_texts():
        store.put(texts.document_id, texts.collection, *texts.texts)
    search = Search(store, real_embedder(), starter_channels(), starter_ranking(), index_of_starter())
    with ThreadPoolExecutor(1) as pool:  # the caller may be inside an event loop
        pool.submit(lambda: asyncio.run(search.refresh())).result()
    return search


def starter_channels() -> list[Channel]:
    """As the service compares words."""
    return [words_of(KiwiTokenizer()), sounds_of()]


def starter_ranking() -> Ranking:
    """With everything that was fitted."""
    return Ranking(load_fusion(), fitted=load_fitted(real_embedder().capabilities.revision))


def starter_texts() -> list[DocumentTexts]:
    """What would be indexed of the starter set."""
    procedures = read_starter()
    return [DocumentTexts(each.id, each.collection, tuple(indexed_texts(each, version=1))) for each in procedures]


def index_of_starter() -> Path:
    """Where the index is kept; begins as the service's own one where there is one."""
    settings = Settings()
    folder, made = settings.var_dir / "tests.index", settings.var_dir / "madang.index"
    if made.is_dir() and not folder.exists():
        copy_index(made, folder)
    return folder
