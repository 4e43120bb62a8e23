"""Questions that are learned from and stand in no index.

`evals/training_questions.jsonl` teaches maps what is near; written from the procedures by eighteen writers, two of them
in Japanese and Chinese, who saw neither the example questions nor any measured set. Eight more wrote follow-ups alone
(`evals/told_follow_ups.jsonl`), which teach everything but the maps: with them the maps told the part of a first
question worse. What asks the same as something that is measured was dropped, unread (`evals.apart`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from core.speech import WrittenLanguage

FILE = Path(__file__).with_name("training_questions.jsonl")
FOLLOW_UPS = Path(__file__).with_name("told_follow_ups.jsonl")


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


def training_questions() -> tuple[TrainingQuestion, ...]:
    """What maps learn from, in the order of the file; raises `pydantic.ValidationError` for a line that is wrong."""
    return _read(FILE)


def every_question() -> tuple[TrainingQuestion, ...]:
    """These, and the follow-ups that teach no map; raises as above."""
    return *_read(FILE), *_read(FOLLOW_UPS)


@cache
def _read(path: Path) -> tuple[TrainingQuestion, ...]:
    read = TypeAdapter(TrainingQuestion).validate_json
    return tuple(read(line) for line in path.read_text("utf-8").splitlines())
