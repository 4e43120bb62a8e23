"""An id for a procedure out of its Korean title: each syllable in Latin letters (Revised Romanization, by letter)."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

SLUG_CHARACTERS = 60
_FIRST = 0xAC00
_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_TAILS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip


def slug_of(title: str, taken: Collection[str] = ()) -> str:
    """`전입신고` as `jeonipsingo`; with a number behind it where that is taken."""
    letters = "".join(_latin(character) for character in title.lower())
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:SLUG_CHARACTERS].strip("-") or "procedure"
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in count(2) if f"{slug}-{number}" not in taken)


def _latin(character: str) -> str:
    code = ord(character) - _FIRST
    if not 0 <= code < 11_172:
        return character if character.isascii() else "-"
    return _LEADS[code // 588] + _VOWELS[code % 588 // 28] + _TAILS[code % 28]
