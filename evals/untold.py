"""Follow-ups that belong to a procedure and that it does not tell: `evals/untold_follow_ups.jsonl`.

Written from the procedures by sixteen writers who saw neither the talks nor any measured set.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from core.speech import Language

FILE = Path(__file__).with_name("untold_follow_ups.jsonl")


@dataclass(frozen=True, slots=True)
class UntoldQuestion:
    """A line of the file."""

    procedure: str
    language: Language
    text: str


@cache
def untold_questions() -> tuple[UntoldQuestion, ...]:
    """In the order of the file; raises `pydantic.ValidationError` for a line that is wrong."""
    read = TypeAdapter(UntoldQuestion).validate_json
    return tuple(read(line) for line in FILE.read_text("utf-8").splitlines())
