"""What the knowledge base needs from outside, in core types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.passages import Passage
from core.speech import Language


class Preview(Protocol):
    """What the official of a collection would say if these passages were published, and nothing else."""

    async def answer(
        self, passages: Sequence[Passage], *, question: str, language: Language
    ) -> list[dict[str, object]]:
        """The events of the answer, in order, as a talk would carry them."""
        ...


class Likeness(Protocol):
    """How alike two clauses are in meaning, their figures hidden."""

    def of(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """0 to 1 for each pair, 1 being a paraphrase. Blocking: called off the event loop."""
        ...
