"""Search over a set of documents, opened for a measurement: the product's own code over documents in memory."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from core.errors import InvalidInput
from core.passages import DocumentTexts
from evals.memory_store import MemoryStore
from evals.vectors import StoredVectors
from knowledge.passages import indexed_texts
from knowledge.starter import read_starter
from retrieval.embedder import open_embedder
from retrieval.fitted import Fitted, load_fitted
from retrieval.fusion import load_fusion
from retrieval.protocols import Embedder, Kind, TokenEmbedder, TokenStates, Vectors
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.sounds import sounds_of
from retrieval.tokens import KiwiTokenizer, words_of


def starter_documents() -> list[DocumentTexts]:
    """What is indexed of the starter set."""
    procedures = read_starter()
    return [DocumentTexts(each.id, each.collection, tuple(indexed_texts(each, version=1))) for each in procedures]


class KeptEmbedder:
    """The product's embedder; a vector that it made once it does not make again."""

    def __init__(self, models: Path, name: str) -> None:
        embedder = open_embedder(models / "embedding")
        self._embedder, self.capabilities = embedder, embedder.capabilities
        self.vectors = StoredVectors(embedder, models.parent / "evals" / name)

    def states(self, text: str, *, kind: Kind) -> TokenStates:
        """Made each time; raises `InvalidInput` where the model shows none."""
        if not isinstance(self._embedder, TokenEmbedder):
            raise InvalidInput(f"`{self.capabilities.name}` shows no token states: it runs without a close reading")
        return self._embedder.states(text, kind=kind)

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        return self.vectors.embed([(text, kind) for text in texts])


@asynccontextmanager
async def open_search(
    documents: Sequence[DocumentTexts],
    models: Path,
    name: str,
    *,
    embedder: Embedder | None = None,
    fitted: Fitted | None = None,
) -> AsyncGenerator[Search]:
    """Ready to be asked; vectors are kept beside the models under `name`, unless another `embedder` is given.

    `fitted`: in place of what is in use.
    """
    folder = models.parent / "evals" / name / "index"
    chosen, channels = embedder or KeptEmbedder(models, name), [words_of(KiwiTokenizer()), sounds_of()]
    ranking = Ranking(load_fusion(), fitted=fitted or load_fitted(chosen.capabilities.revision))
    search = Search(MemoryStore(documents), chosen, channels, ranking, folder)
    try:
        await search.refresh()
        yield search
    finally:
        search.close()
        if isinstance(chosen, KeptEmbedder):
            chosen.vectors.save()
