"""How much a turn sounds like danger: a linear model over what it means and over its letter groups.

Patterns name what they know; this finds what is said in yet another way. The meaning is the embedder's vector; the
letters are hashed groups of two to six, Hangul taken apart, so that endings and misspellings share groups. Where there
is no vector, or one of another model than it was fitted with, a second model says what the letters alone tell.

`agents/danger_fit.npz` is made by `python -m evals.fit_danger --write`: kinds (k,), rarity (slots,), revision: of the
embedder, `joined_vector` (dimensions, 1+k), `joined_letters` and `letters` (slots, 1+k), `joined_bias` and
`letters_bias` (1+k,). The first column is danger, the others are the kinds, each against the other kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from agents.crisis_patterns import CrisisKind
from core.errors import InvalidInput
from core.letter_groups import SLOTS, Vector, letter_groups, unit
from core.text_vectors import TextVector
from retrieval.statefile import load_arrays

FITTED = Path(__file__).with_name("danger_fit.npz")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a turn is most like."""

    kind: CrisisKind
    score: float
    """About 0 for calm and 1 for danger; `thresholds` says what counts."""
    by_meaning: bool = False
    """False: by letters alone."""


@dataclass(frozen=True, slots=True)
class Slopes:
    """One column for danger, then one for each kind."""

    letters: NDArray[np.float32]
    """(slots, 1+k)."""
    vector: NDArray[np.float32]
    """(dimensions, 1+k); no rows where letters are all."""
    bias: NDArray[np.float32]
    """(1+k,)."""

    def score(self, letters: Vector, vector: Vector | None = None) -> Vector:
        """(1+k,)."""
        told = letters @ self.letters + self.bias
        return cast("Vector", told if vector is None else told + vector @ self.vector)


@dataclass(frozen=True, slots=True)
class DangerLikeness:
    """Fitted beforehand, read only."""

    kinds: tuple[CrisisKind, ...]
    rarity: Vector
    """(slots,): what a group of letters counts."""
    joined: Slopes
    letters: Slopes
    """On the scale of `joined`: the same share of calm turns stands above a bar."""
    revision: str
    """Of the embedder that `joined` was fitted with."""

    def of(self, text: str, vector: TextVector | None = None) -> Likeness:
        """`vector`: of the same text; one of another model is passed over."""
        row = unit(letter_groups(text) * self.rarity)
        known = vector.values if vector is not None and vector.revision == self.revision else None
        scores = self.letters.score(row) if known is None else self.joined.score(row, known)
        return Likeness(self.kinds[int(np.argmax(scores[1:]))], float(scores[0]), known is not None)


@cache
def load_danger_likeness(path: Path = FITTED) -> DangerLikeness:
    """Read once a process; raises `InvalidInput`, naming the file."""
    try:
        return _read(path)
    except (OSError, ValueError, KeyError) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m evals.fit_danger --write`") from error


def _read(path: Path) -> DangerLikeness:
    """Raises `OSError`, `KeyError` or `ValueError`."""
    stored = load_arrays(path)
    kinds = tuple(str(kind) for kind in stored["kinds"])
    rarity = stored["rarity"].astype(np.float32)
    joined = _slopes(stored, "joined", stored["joined_vector"])
    letters = _slopes(stored, "letters", np.zeros((0, 1 + len(kinds)), dtype=np.float32))
    shapes = {rarity.shape[0], joined.letters.shape[0], letters.letters.shape[0]}
    if set(kinds) - set(get_args(CrisisKind)) or shapes != {SLOTS}:
        raise ValueError("the arrays are not those of a fit")
    return DangerLikeness(cast("tuple[CrisisKind, ...]", kinds), rarity, joined, letters, str(stored["revision"]))


def _slopes(stored: dict[str, NDArray[np.float32]], name: str, vector: NDArray[np.float32]) -> Slopes:
    letters, bias = stored["joined_letters" if name == "joined" else name], stored[f"{name}_bias"]
    columns = 1 + len(stored["kinds"])
    if {letters.shape[1], vector.shape[1], bias.shape[0]} != {columns}:
        raise ValueError("the columns are not those of the kinds")
    return Slopes(letters.astype(np.float32), vector.astype(np.float32), bias.astype(np.float32))
