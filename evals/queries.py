"""The questions that retrieval is scored on: what is asked, of whom, and which documents answer it.

evals/*_questions.jsonl, one a line:
    id (optional), language, official, text, right: [document ids] (none: nothing answers it), style (optional)
evals/misheard_questions.jsonl has `clean` and `misheard` in place of `text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from agents.officials import load_officials
from core.errors import InvalidInput

FOLDER = Path(__file__).parent
STARTER = FOLDER / "starter_questions.jsonl"
UNANSWERABLE = FOLDER / "unanswerable_questions.jsonl"
UNANSWERABLE_TRAINING = FOLDER / "unanswerable_training.jsonl"
CROSS_LANGUAGE = FOLDER / "cross_language_questions.jsonl"
MISHEARD = FOLDER / "misheard_questions.jsonl"


@dataclass(frozen=True, slots=True)
class Query:
    """One question with its right documents."""

    text: str
    right: frozenset[str]
    """Any of them is an answer; empty: nothing answers it."""
    collections: tuple[str, ...]
    """Where it is looked for: its official's collections."""
    language: str = "ko"
    style: str = ""


def read_queries(path: Path, *, text: str = "text") -> list[Query]:
    """`text`: the field that holds the question."""
    rows = [cast("dict[str, Any]", json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]
    officials = load_officials()
    return [
        Query(
            text=row[text],
            right=frozenset(row.get("right", ())),
            collections=officials[row["official"]].collections,
            language=row.get("language", "ko"),
            style=row.get("style", ""),
        )
        for row in rows
    ]


def answerable(queries: Sequence[Query], known: Iterable[str], *, partly: bool = False) -> list[Query]:
    """Those with a right document among the `known`; raises `InvalidInput` for an unknown one unless `partly`."""
    there = frozenset(known)
    unknown = sorted({document for query in queries for document in query.right} - there)
    if unknown and not partly:
        raise InvalidInput(f"no such documents: {', '.join(f'`{each}`' for each in unknown)}")
    return [query for query in queries if query.right & there]
