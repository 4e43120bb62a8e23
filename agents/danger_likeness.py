"""How much a turn sounds like danger: a small linear model over letter groups, fitted on `danger_examples.toml`.

Patterns name what they know; this finds what is said in yet another way. Ridge regression on hashed groups of two to
six letters, Hangul taken apart, so that endings and misspellings share groups. It is fitted when a service starts, in
about a second: there is no training step and no file beside the examples.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agents.crisis_patterns import CrisisKind
from core.errors import InvalidInput
from core.letter_groups import Vector, letter_groups, unit

EXAMPLES = Path(__file__).parent / "danger_examples.toml"

_RIDGE = 1.0
_PRIOR = 0.2  # what a turn scores that shares no letters with any example: most turns are calm


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a turn is most like."""

    kind: CrisisKind
    score: float
    """About 0 for calm and 1 for danger; `thresholds` says what counts."""


class DangerLikeness:
    """Fitted once, then read only."""

    def __init__(self, danger: Mapping[CrisisKind, Sequence[str]], calm: Sequence[str]) -> None:
        texts = [text for kind in danger for text in danger[kind]]
        counts = np.stack([letter_groups(text) for text in (*texts, *calm)])
        self._rarity: Vector = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))).astype(np.float32)
        rows = unit(counts * self._rarity)
        wanted = np.repeat(np.array([1.0, 0.0], dtype=np.float32), [len(texts), len(calm)])
        likeness = rows @ rows.T + _RIDGE * np.eye(len(rows), dtype=np.float32)
        self._slope: Vector = (rows.T @ np.linalg.solve(likeness, wanted - _PRIOR)).astype(np.float32)
        self._kinds = tuple(danger)
        ends = np.cumsum([len(danger[kind]) for kind in self._kinds])
        self._centres: Vector = unit(np.stack([part.mean(axis=0) for part in np.split(rows[: ends[-1]], ends[:-1])]))

    def of(self, text: str) -> Likeness:
        """The kind is that of the examples it is closest to on average."""
        row = unit(letter_groups(text) * self._rarity)
        nearest = int(np.argmax(self._centres @ row))
        return Likeness(self._kinds[nearest], _PRIOR + float(row @ self._slope))


class _ExamplesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    calm: Annotated[list[str], Field(min_length=1)]
    danger: Annotated[dict[CrisisKind, list[str]], Field(min_length=1)]


@cache
def load_danger_likeness(path: Path = EXAMPLES) -> DangerLikeness:
    """Fitted once a process; raises `InvalidInput`, naming the file."""
    try:
        read = _ExamplesFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidInput(f"`{path.name}` holds no examples: {error}") from error
    return DangerLikeness(read.danger, read.calm)
