"""The welfare booklet: 464 programmes and 7,637 questions with their document, as a set for retrieval.

It is not part of the repository (no licence is stated): its folder, with `docs.jsonl` and `queries_train.jsonl`, is
an argument.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.errors import NotFound
from core.passages import DocumentTexts, IndexedText, Passage
from evals.queries import Query
from knowledge.passages import split_text

COLLECTION = "welfare"
FOLDS = 5
SEED = 7


def welfare_documents(folder: Path) -> list[DocumentTexts]:
    """Each in passages of about 350 characters with the title in front, as any document is loaded."""
    return [_texts(row) for row in _rows(folder / "docs.jsonl")]


def welfare_queries(folder: Path) -> list[Query]:
    """In the order of the file."""
    return [Query(row["query"], frozenset(row["rel"]), (COLLECTION,)) for row in _rows(folder / "queries_train.jsonl")]


def folds(documents: list[DocumentTexts], queries: list[Query]) -> NDArray[np.int64]:
    """Which of the five folds each query belongs to: that of its document."""
    shuffled = np.random.default_rng(SEED).permutation(len(documents)) % FOLDS
    of = {document.document_id: int(fold) for document, fold in zip(documents, shuffled, strict=True)}
    return np.array([of[next(iter(query.right))] for query in queries])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Raises `NotFound` where the data is absent."""
    if not path.is_file():
        raise NotFound(f"there is no `{path.name}` in `{path.parent}`: give the folder of the welfare set")
    for line in path.read_text("utf-8").splitlines():
        yield cast("dict[str, Any]", json.loads(line))


def _texts(row: dict[str, Any]) -> DocumentTexts:
    title, body = str(row["title"]), str(row["text"])
    said = body.removeprefix(title).strip() or title
    texts = [
        IndexedText(
            Passage(
                id=f"{row['id']}#text-{place}@1",
                document_id=row["id"],
                version=1,
                collection=COLLECTION,
                section="text",
                title=title,
                text=piece,
                language="ko",
            ),
            f"{title}\n{piece}",
            is_question=False,
        )
        for place, piece in enumerate(split_text(said))
    ]
    return DocumentTexts(row["id"], COLLECTION, tuple(texts))
