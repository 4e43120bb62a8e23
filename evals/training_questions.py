"""Questions that teach what is near and that stand in no index: `evals/training_questions.jsonl`.

Written from the procedures by eighteen writers, two of them in Japanese and Chinese, who saw neither the example
questions nor any measured set; what asks the same as one of these was dropped, unread (`evals.apart`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from core.speech import WrittenLanguage

FILE = Path(__file__).with_name("training_questions.jsonl")


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A line of the file."""

    procedure: str
    parts: tuple[str, ...]
    """That answer it, the best one first."""
    turn: Literal["first", "later"]
    """Later: said after something else of the procedure was told, and often without naming the matter."""
    language: WrittenLanguage
    text: str


@cache
def training_questions() -> tuple[TrainingQuestion, ...]:
    """In the order of the file; raises `pydantic.ValidationError` for a line that is wrong."""
    read = TypeAdapter(TrainingQuestion).validate_json
    return tuple(read(line) for line in FILE.read_text("utf-8").splitlines())
