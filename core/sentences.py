"""Text to sentences, without breaking dates (`2025. 7. 22.`) and abbreviations (`Art. 16`)."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!])[\"'”’)]?\s+")
_NO_END = re.compile(
    r"(?:\b\d{1,4}\.|\b(?:Art|No|Mr|Mrs|Ms|Dr|St|Co|Inc|e\.g|i\.e|vs|approx|a\.m|p\.m)\.)$", re.IGNORECASE
)


def sentences_of(text: str) -> tuple[str, ...]:
    """In order, stripped; none is empty."""
    sentences: list[str] = []
    for piece in _END.split(text.strip()):
        if sentences and (_NO_END.search(sentences[-1]) or not re.search(r"\w", piece)):
            sentences[-1] = f"{sentences[-1]} {piece}"
        elif piece.strip():
            sentences.append(piece.strip())
    return tuple(sentences)
