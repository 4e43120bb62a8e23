"""BM25 over terms in tantivy, its score given as a share of the best score that the query could reach.

<folder>/*            tantivy's own files, memory-mapped
         mark.json    {"mark": what the caller called this state, "opstamp": tantivy's name of it}
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import tantivy
from numpy.typing import NDArray

from retrieval.protocols import PassageIndexCapabilities, Vectors

K1 = 1.2  # tantivy's BM25 constant; a term's weight in a text never exceeds idf x (K1 + 1)
WRITER_HEAP_BYTES = 15_000_000  # the least that tantivy takes
BODY, KEY = "body", "key"


class TantivyIndex:
    """Takes additions and deletions; `freeze` makes them seen. In memory without a folder. `close` it at the end."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises `ValueError` or `OSError` where what is in the folder cannot be used."""
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = tantivy.Index(_schema(), path=str(folder) if folder else None)
        self._index.config_reader("manual")
        self._writer = self._index.writer(WRITER_HEAP_BYTES, num_threads=1)
        self._index.reload()
        self._opstamp = self._writer.commit_opstamp  # of the state that it began with, whatever it commits later

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities("tantivy-bm25", takes_deletions=True)

    @property
    def mark(self) -> str:
        """What the state was called when it was kept; empty where it was not."""
        if self._folder is None:
            return ""
        try:
            kept = json.loads((self._folder / "mark.json").read_text("utf-8"))
            return str(kept["mark"]) if kept["opstamp"] == self._opstamp else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def add(self, keys: Sequence[int], terms: Sequence[Sequence[str]], vectors: Vectors) -> None:
        """`vectors` are not looked at. No term holds a space."""
        for key, words in zip(keys, terms, strict=True):
            document = tantivy.Document()
            document.add_integer(KEY, int(key))
            document.add_text(BODY, " ".join(words))
            self._writer.add_document(document)

    def remove(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._writer.delete_documents_by_term(KEY, int(key))

    def freeze(self) -> TantivySearcher:
        """Commits. Raises `OSError`."""
        try:
            self._opstamp = self._writer.commit()
            self._index.reload()
        except ValueError as error:
            raise OSError("tantivy could not write or read its index") from error
        return TantivySearcher(self._index)

    def keep(self, mark: str) -> None:
        """Calls the last commit so, for the next start."""
        if self._folder:
            text = json.dumps({"mark": mark, "opstamp": self._opstamp})
            partial = self._folder / "mark.partial"
            partial.write_text(text, "utf-8")
            partial.replace(self._folder / "mark.json")

    def close(self) -> None:
        """Waits for tantivy's own threads."""
        self._writer.wait_merging_threads()


class TantivySearcher:
    """The index as it was when it was frozen."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()

    def search(self, terms: Sequence[str], vector: NDArray[np.float32], *, limit: int) -> list[tuple[int, float]]:
        """(key, 0 to 1), best first. Words that no text holds count as if they were rare ones that were missed."""
        searcher = self._searcher
        wanted = list(dict.fromkeys(terms))
        if not wanted or not searcher.num_docs:
            return []
        ideal = sum(_idf(searcher.num_docs, searcher.doc_freq(BODY, term)) for term in wanted) * (K1 + 1)
        found = searcher.search(
            tantivy.Query.boolean_query([self._should(term) for term in wanted]), limit, count=False
        )
        hits = cast("list[tuple[float, Any]]", found.hits)
        keys = searcher.fast_field_values(KEY, [address for _, address in hits])
        return [(int(cast("int", key)), min(score / ideal, 1.0)) for key, (score, _) in zip(keys, hits, strict=True)]

    def _should(self, term: str) -> tuple[tantivy.Occur, tantivy.Query]:
        return tantivy.Occur.Should, tantivy.Query.term_query(self._schema, BODY, term, "freq")


def open_index(folder: Path, mark: str) -> tuple[TantivyIndex, bool]:
    """The index of a folder and whether it is in the state that was called so; an empty one where it is not."""
    try:
        index = TantivyIndex(folder)
        if index.mark == mark:
            return index, True
        index.close()
    except (OSError, ValueError):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    return TantivyIndex(folder), False


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field(BODY, tokenizer_name="whitespace", index_option="freq")
    schema.add_integer_field(KEY, indexed=True, fast=True)
    return schema.build()


def _idf(documents: int, holding: int) -> float:
    """Robertson and Sparck Jones' idf as in tantivy and Lucene."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
