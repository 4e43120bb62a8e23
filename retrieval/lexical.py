"""BM25 over morphemes in tantivy, its score given as a share of the best score that the query could reach."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from retrieval.protocols import PassageIndexCapabilities, Tokenizer, Vectors

K1 = 1.2  # tantivy's BM25 constant; a term's weight in a text never exceeds idf x (K1 + 1)
WRITER_HEAP_BYTES = 15_000_000  # the least that tantivy takes
BODY, KEY = "body", "key"


class TantivyIndex:
    """An in-memory index that takes additions and deletions; a search sees the state of the last commit."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field(BODY, tokenizer_name="whitespace", index_option="freq")
        schema.add_integer_field(KEY, stored=True, indexed=True)
        self._index = tantivy.Index(schema.build())
        self._writer = self._index.writer(WRITER_HEAP_BYTES, num_threads=1)
        self._tokenizer = tokenizer

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities("tantivy-bm25-kiwi", takes_deletions=True)

    def add(self, keys: Sequence[int], texts: Sequence[str], vectors: Vectors) -> None:
        """`vectors` are not looked at."""
        for key, text in zip(keys, texts, strict=True):
            document = tantivy.Document()
            document.add_integer(KEY, key)
            document.add_text(BODY, " ".join(self._tokenizer.terms(text)))
            self._writer.add_document(document)
        self._commit()

    def remove(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._writer.delete_documents_by_term(KEY, key)
        self._commit()

    def search(self, text: str, vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, 0 to 1), best first. Words that no text holds count as if they were rare ones that were missed."""
        searcher = self._index.searcher()
        terms = list(dict.fromkeys(self._tokenizer.terms(text)))
        if not terms or not searcher.num_docs:
            return []
        ideal = sum(_idf(searcher.num_docs, searcher.doc_freq(BODY, term)) for term in terms) * (K1 + 1)
        schema = self._index.schema
        clauses = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, BODY, term, "freq")) for term in terms]
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit).hits
        return [(_key(searcher, address), min(score / ideal, 1.0)) for score, address in hits]

    def _commit(self) -> None:
        self._writer.commit()
        self._index.reload()


def _idf(documents: int, holding: int) -> float:
    """Robertson and Sparck Jones' idf as in tantivy and Lucene."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))


def _key(searcher: Any, address: Any) -> int:
    return int(searcher.doc(address)[KEY][0])
