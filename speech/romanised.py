"""Romanised Korean back to Hangul, so that `Jongno` and `Gwanghwamun` are not spelled letter by letter."""

from __future__ import annotations

import re
from typing import Final

# Revised Romanisation (Ministry of Culture notice 2000-8), longest spelling first.
_ONSETS: Final = {
    "kk": 1, "tt": 4, "pp": 8, "ss": 10, "jj": 13, "ch": 14, "g": 0, "n": 2, "d": 3, "r": 5, "l": 5, "m": 6, "b": 7,
    "s": 9, "j": 12, "k": 15, "t": 16, "p": 17, "h": 18, "": 11,
}  # fmt: skip
_VOWELS: Final = {
    "yeo": 6, "yae": 3, "wae": 10, "eo": 4, "eu": 18, "ae": 1, "ya": 2, "ye": 7, "yo": 12, "yu": 17, "wa": 9, "wo": 14,
    "we": 15, "wi": 16, "oe": 11, "ui": 19, "a": 0, "e": 5, "i": 20, "o": 8, "u": 13,
}  # fmt: skip
_CODAS: Final = {"ng": 21, "n": 4, "m": 16, "l": 8, "k": 1, "t": 7, "p": 17, "": 0}


def _any(spellings: dict[str, int]) -> str:
    return "|".join(spellings)


_VOWEL_AHEAD: Final = "[aeiouwy]"
_SYLLABLE: Final = re.compile(
    rf"({_any(_ONSETS)})({_any(_VOWELS)})((?:{_any(_CODAS)})(?!{_VOWEL_AHEAD})|ng(?={_VOWEL_AHEAD})|)"
)


def hangul_of(word: str) -> str | None:
    """The syllables of a romanised word; None when it does not read as Korean."""
    spelling, syllables, place = word.lower(), "", 0
    while place < len(spelling):
        found = _SYLLABLE.match(spelling, place)
        if found is None:
            return None
        onset, vowel, coda = _ONSETS[found[1]], _VOWELS[found[2]], _CODAS[found[3]]
        syllables += chr(0xAC00 + (onset * 21 + vowel) * 28 + coda)
        place = found.end()
    return syllables or None
