"""What opinions need of others, in core types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.speech import Language


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line that helps somebody in danger, with what is said of it."""

    number: str
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class CrisisAnswer:
    """What somebody in danger is told, and the lines that help."""

    ko: str
    en: str
    lines: tuple[Helpline, ...]
    is_certain: bool
    """Somebody's life is in danger in so many words; else it may be about something else, which its writer says."""


class OpinionSense(Protocol):
    """What can be heard in the words of an opinion. It advises: what becomes of an opinion a person decides."""

    def danger(self, text: str, language: Language) -> CrisisAnswer | None:
        """None where nobody's life or safety is in danger. Blocking."""
        ...

    def asks_for_act(self, text: str, language: Language) -> bool:
        """Whether it asks the city in so many words for an act or for redress, and so is a petition."""
        ...

    def is_abusive(self, text: str) -> bool:
        """Whether it holds words of abuse."""
        ...

    def sentences(self, text: str) -> tuple[str, ...]:
        """In order, verbatim."""
        ...


class OpinionSpace(Protocol):
    """Where opinions are compared. Blocking."""

    @property
    def model(self) -> str:
        """Changes when the same text would get another vector."""
        ...

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each; a cosine says how alike two are."""
        ...
