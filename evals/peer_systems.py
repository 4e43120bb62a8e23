"""Two other retrieval frameworks over the same texts and vectors: Haystack and LlamaIndex, each as its manual shows it.

Both keep BM25 and vectors in memory and join the two rankings by reciprocal rank fusion; only how many texts each
retriever gives is set here, so that ten documents come out. They are an extra that is installed for a measurement
(`pip install -c constraints.txt -r <(python scripts/requirements.py peers)`) and have no types here.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

import numpy as np

from core.passages import DocumentTexts
from evals.queries import Query
from retrieval.protocols import Embedder, Vectors
from retrieval.records import as_embedded

TEXTS = 100  # of each retriever: a procedure has about thirty, and ten documents are wanted


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a peer is given: texts with their vectors and, by the same place, the document of each."""

    texts: Sequence[str]
    vectors: Vectors
    documents: Sequence[str]


class Ask(Protocol):
    """A peer over one corpus."""

    def __call__(self, question: str) -> list[int]:
        """Places of texts, best first."""
        ...


Peer = Callable[[Corpus, Embedder], Ask]


class PeerRanker:
    """One peer with an index for each collection: what an official looks in."""

    def __init__(self, name: str, peer: Peer, corpora: dict[str, Corpus], embedder: Embedder) -> None:
        self._name = name
        self._corpora = corpora
        self._asks = {collection: peer(corpus, embedder) for collection, corpus in corpora.items()}

    @property
    def name(self) -> str:
        return self._name

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        """Each text stands for its document."""
        return [self._ranked(query) for query in queries]

    def _ranked(self, query: Query) -> list[str]:
        (collection,) = query.collections
        documents = self._corpora[collection].documents
        return list(dict.fromkeys(documents[place] for place in self._asks[collection](query.text)))


def corpora_of(documents: Sequence[DocumentTexts], embedder: Embedder) -> dict[str, Corpus]:
    """By collection: every text that the product's own search indexes, with the vector that it has there."""
    together: dict[str, list[DocumentTexts]] = defaultdict(list)
    for document in documents:
        together[document.collection].append(document)
    return {collection: _corpus(some, embedder) for collection, some in together.items()}


def _corpus(documents: Sequence[DocumentTexts], embedder: Embedder) -> Corpus:
    texts = [as_embedded(text) for document in documents for text in document.texts]
    vectors = [embedder.embed([text], kind=kind)[0] for text, kind in texts]
    return Corpus(
        [text for text, _ in texts],
        np.stack(vectors),
        [document.document_id for document in documents for _ in document.texts],
    )


def haystack(corpus: Corpus, embedder: Embedder) -> Ask:
    """BM25 and embedding retriever into a `DocumentJoiner`, as in its manual on hybrid retrieval."""
    core, join = _haystack(), import_module("haystack.components.joiners")
    bm25, dense = _haystack_retrievers(corpus)
    pipeline: Any = core.Pipeline()
    pipeline.add_component("embedder", _haystack_embedder(embedder))
    pipeline.add_component("bm25", bm25)
    pipeline.add_component("dense", dense)
    pipeline.add_component("joiner", join.DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("embedder.embedding", "dense.query_embedding")
    pipeline.connect("bm25.documents", "joiner.documents")
    pipeline.connect("dense.documents", "joiner.documents")

    def ask(question: str) -> list[int]:
        found = pipeline.run({"embedder": {"text": question}, "bm25": {"query": question}})
        return [int(document.id) for document in found["joiner"]["documents"]]

    return ask


def llama_index(corpus: Corpus, embedder: Embedder) -> Ask:
    """`BM25Retriever` and a vector index into a `QueryFusionRetriever`, which is not to write questions of its own."""
    retrievers, llms = import_module("llama_index.core.retrievers"), import_module("llama_index.core.llms")
    bm25 = import_module("llama_index.retrievers.bm25")
    nodes = _llama_nodes(corpus)
    fused: Any = retrievers.QueryFusionRetriever(
        [
            _llama_dense(nodes, embedder),
            bm25.BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=min(TEXTS, len(nodes))),
        ],
        llm=llms.MockLLM(),
        mode="reciprocal_rerank",
        similarity_top_k=TEXTS,
        num_queries=1,
        use_async=False,
    )
    return _llama_ask(fused)


def llama_index_dense(corpus: Corpus, embedder: Embedder) -> Ask:
    """The vector index alone."""
    return _llama_ask(_llama_dense(_llama_nodes(corpus), embedder))


def _haystack() -> Any:
    """It would send statistics of its use from here, unless it is told otherwise before it is imported."""
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "false"  # noqa: TID251 - another program's setting, there is no other way
    return import_module("haystack")


def _haystack_retrievers(corpus: Corpus) -> tuple[Any, Any]:
    core, memory = _haystack(), import_module("haystack.document_stores.in_memory")
    retrievers = import_module("haystack.components.retrievers.in_memory")
    store: Any = memory.InMemoryDocumentStore(embedding_similarity_function="cosine", return_embedding=False)
    rows = zip(corpus.texts, corpus.vectors.tolist(), strict=True)
    store.write_documents(
        [core.Document(id=str(at), content=text, embedding=vector) for at, (text, vector) in enumerate(rows)]
    )
    return (
        retrievers.InMemoryBM25Retriever(document_store=store, top_k=TEXTS),
        retrievers.InMemoryEmbeddingRetriever(document_store=store, top_k=TEXTS),
    )


def _haystack_embedder(embedder: Embedder) -> Any:
    core = _haystack()

    class TextEmbedder:
        def __init__(self) -> None:
            core.component.set_output_types(self, embedding=list[float])

        def run(self, text: str) -> dict[str, list[float]]:
            return {"embedding": embedder.embed([text], kind="query")[0].tolist()}

    return core.component(TextEmbedder)()


def _llama_nodes(corpus: Corpus) -> list[Any]:
    schema = import_module("llama_index.core.schema")
    rows = zip(corpus.texts, corpus.vectors.tolist(), strict=True)
    return [schema.TextNode(id_=str(at), text=text, embedding=vector) for at, (text, vector) in enumerate(rows)]


def _llama_dense(nodes: Sequence[Any], embedder: Embedder) -> Any:
    core = import_module("llama_index.core")
    embedding: Any = import_module("llama_index.core.base.embeddings.base").BaseEmbedding

    class OurEmbedding(embedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return embedder.embed([query], kind="query")[0].tolist()

        def _get_text_embedding(self, text: str) -> list[float]:
            return embedder.embed([text], kind="passage")[0].tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    index: Any = core.VectorStoreIndex(nodes=list(nodes), embed_model=OurEmbedding())
    return index.as_retriever(similarity_top_k=TEXTS)


def _llama_ask(retriever: Any) -> Ask:
    def ask(question: str) -> list[int]:
        return [int(found.node.node_id) for found in retriever.retrieve(question)]

    return ask
