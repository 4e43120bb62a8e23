"""Text as it sounds: letters of Hangul, merged where a recogniser confuses them, in runs of four.

`저닙신고` and `전입신고` are one word to the ear. An initial `ㅇ` is silent and disappears; tense and aspirated
consonants count as plain ones, and vowels that are spoken alike as one. Spaces are not heard. Each letter is one byte,
so that a run of four is a number of 32 bits.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.protocols import Channel

Grams = NDArray[np.uint32]
Whole = TypeVar("Whole", bound=np.integer[Any])

RUN = 4
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
# In Unicode's order of initial, medial and final letters.
INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅ-ㅈㅈㅈㄱㄷㅂㅎ"  # `-`: nothing is heard
MEDIALS = (
    "ㅏ", "ㅔ", "ㅏ", "ㅔ", "ㅓ", "ㅔ", "ㅓ", "ㅔ", "ㅗ", "ㅘ", "ㅙ", "ㅙ", "ㅗ", "ㅜ", "ㅝ", "ㅙ", "ㅟ", "ㅜ",
    "ㅡ", "ㅣ", "ㅣ",
)  # fmt: skip
FINALS = (
    "", "ㄱ", "ㄱ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㄷ", "ㄹㅂ", "ㄹ",
    "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅅ", "ㄴ", "ㅈ", "ㅈ", "ㄱ", "ㄷ", "ㅂ", "",
)  # fmt: skip
LETTERS = {letter: 1 + place for place, letter in enumerate("ㄱㄴㄷㄹㅁㅂㅅㅈㅎㅏㅓㅔㅗㅘㅙㅜㅝㅟㅡㅣ")}
ASCII_FROM, OTHERS_FROM, OTHERS = 32, 96, 160  # codes of a-z and 0-9; of every other script, which share theirs


@cache
def _heard(character: str) -> bytes:
    """The codes of one character; nothing for spaces and signs."""
    code = ord(character)
    if FIRST_SYLLABLE <= code <= LAST_SYLLABLE:
        initial, rest = divmod(code - FIRST_SYLLABLE, 588)
        medial, final = divmod(rest, 28)
        letters = f"{INITIALS[initial]}{MEDIALS[medial]}{FINALS[final]}".replace("-", "")
        return bytes(LETTERS[letter] for letter in letters)
    if not character.isalnum():
        return b""
    if character.isascii():
        return bytes([ASCII_FROM + int(character.lower(), 36)])
    return bytes([OTHERS_FROM + code % OTHERS])


def sounds_in(text: str) -> Grams:
    """The runs of four, sorted, each once; a shorter text is one run."""
    heard = np.frombuffer(b"".join(map(_heard, text)), np.uint8).astype(np.uint32)
    if not len(heard):
        return np.zeros(0, np.uint32)
    if len(heard) < RUN:
        heard = np.concatenate([heard, np.zeros(RUN - len(heard), np.uint32)])
    runs = (heard[:-3] << 24) | (heard[1:-2] << 16) | (heard[2:-1] << 8) | heard[3:]
    return once(runs.astype(np.uint32))


def once(numbers: NDArray[Whole]) -> NDArray[Whole]:
    """Sorted, each once: for a few hundred numbers fifteen times faster than `np.unique`."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


class TitleSounds:
    """A `Tokenizer` of the first line: a document's title, or a whole question."""

    def terms(self, text: str) -> list[str]:
        """The runs in hexadecimal, in no order; empty for a text without letters."""
        return [f"{run:x}" for run in sounds_in(text.partition("\n")[0]).tolist()]


def sounds_of() -> Channel:
    """The channel that finds a misheard title."""
    return Channel("sounds", TitleSounds(), "title 1", keeps_terms=False)
