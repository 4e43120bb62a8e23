"""What people say in danger, and what only sounds like it: phrases of several writers, none of them a real person's.

`danger_phrases.jsonl` is what `evals/fit_danger.py` learns from; `danger_unseen.jsonl`, by a writer of its own, is
never learned from. One object a line: text, kind, language, writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from agents.crisis_patterns import CrisisKind
from core.speech import Language

LEARNED = Path(__file__).with_name("danger_phrases.jsonl")
UNSEEN = Path(__file__).with_name("danger_unseen.jsonl")

PhraseKind: TypeAlias = CrisisKind | Literal["calm"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One turn by itself."""

    text: str
    kind: PhraseKind
    language: Language
    writer: str

    @property
    def is_danger(self) -> bool:
        return self.kind != "calm"


_PHRASE = TypeAdapter(Phrase)


def read_phrases(path: Path = LEARNED) -> Sequence[Phrase]:
    """In the order of the file."""
    return [_PHRASE.validate_json(line) for line in path.read_text("utf-8").splitlines()]
