"""A citizen's question as it goes into a draft."""

from __future__ import annotations

from agents.masking import mask

LONGEST = 300  # characters of a title or an example question


def example_of(question: str) -> str:
    """One line, masked once more; the same words give the same line, by which it is found again."""
    return " ".join(mask(question).split())[:LONGEST].strip()
