"""Documents with example questions that have something in common which a linear map can learn, or have nothing."""

from __future__ import annotations

import numpy as np

from core.passages import DocumentTexts
from tests.retrieval.texts import asked, passage, told

GREETING = "안녕하세요 선생님 여쭤볼 것이 있어서 글을 남기는데요"
SYLLABLES = 11_172  # of Hangul, from U+AC00 on


def greeted(documents: int = 40, questions: int = 6) -> list[DocumentTexts]:
    """Every question greets first, and half of the documents begin as a greeting does: it leads astray."""
    return [
        _document(
            number,
            f"{_name(number)} 안내" + (f" {GREETING[:11]}" if number % 2 else ""),
            [f"{GREETING} {_name(number)[:4]} {_name(1_000 + number * questions + at)[:2]}" for at in range(questions)],
        )
        for number in range(documents)
    ]


def plain(documents: int = 10, questions: int = 5) -> list[DocumentTexts]:
    """Every question names its document, and is answered by it already."""
    return [
        _document(number, f"{_name(number)} 안내", [f"{_name(number)} {at}" for at in range(questions)])
        for number in range(documents)
    ]


def _document(number: int, text: str, questions: list[str]) -> DocumentTexts:
    said = passage(f"document-{number}", text)
    return DocumentTexts(said.document_id, said.collection, (told(said), *(asked(one, said) for one in questions)))


def _name(seed: int) -> str:
    """Six syllables that no other name shares."""
    return "".join(chr(0xAC00 + at) for at in np.random.default_rng(seed).integers(0, SYLLABLES, 6).tolist())
