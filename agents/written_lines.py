"""What a language model wrote, taken apart: a numbered line for each sentence that it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.sentences import sentences_of

_LINE = re.compile(r"^\s*(\d{1,2})[.)][^\S\n]+(\S.*?)\s*$", re.MULTILINE)


def numbered(sentences: Sequence[str]) -> str:
    """`1. ...`, a line each."""
    return "\n".join(f"{at}. {sentence}" for at, sentence in enumerate(sentences, 1))


def lines_of(written: str, count: int) -> dict[int, str]:
    """By the number of the sentence, from 0; what cannot be told apart is left out.

    A model that numbers nothing is understood when it wrote as many sentences as it was given.
    """
    lines: dict[int, str] = {}
    for found in _LINE.finditer(written):
        if 1 <= int(found[1]) <= count:
            lines.setdefault(int(found[1]) - 1, found[2])
    if lines:
        return lines
    sentences = sentences_of(written)
    if count == 1 and sentences:
        return {0: " ".join(sentences)}
    return dict(enumerate(sentences)) if len(sentences) == count else {}


def whole_lines(written: str) -> str:
    """What was written when it broke off, without the line that it broke off in."""
    return written.rpartition("\n")[0]
