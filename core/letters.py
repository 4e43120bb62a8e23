"""How a letter fares on its way out, as those who had it written see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

LetterState: TypeAlias = Literal["waiting", "held", "sending", "sent", "failed", "unclear"]
"""`held`: its address was sent as many letters as one may get for now, so it goes later.

`unclear`: its sending was cut off, and nobody knows whether it arrived.
"""
LetterProblem: TypeAlias = Literal["", "unreachable", "refused"]
"""Of the last attempt: the mail server was not there, or did not take the letter."""
LOST: frozenset[LetterState] = frozenset({"failed", "unclear"})
"""It goes no further by itself: a person decides."""


@dataclass(frozen=True, slots=True)
class LetterStanding:
    """Where one letter stands."""

    state: LetterState
    attempts: int
    problem: LetterProblem
    changed_at: datetime
