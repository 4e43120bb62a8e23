"""Letters of Hangul that somebody wrote apart, put together again: `ㅈㅏㅎㅐ` is `자해`."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"([ㄱ-ㅎ])([ㅏ-ㅣ])(?:([ㄱ-ㅎ])(?![ㅏ-ㅣ]))?")
_GAP = re.compile(r"(?<=[ㄱ-ㅎㅏ-ㅣ])[\s.]+(?=[ㄱ-ㅎㅏ-ㅣ])")
_LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TRAILING = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def whole_syllables(text: str) -> str:
    """Every consonant with the vowel after it as one syllable, gaps or not; initials alone (`ㅈㅅ`) stay."""
    return _APART.sub(_syllable, _GAP.sub("", text))


def _syllable(apart: re.Match[str]) -> str:
    leading, vowel, trailing = apart[1], apart[2], apart[3]
    if leading not in _LEADING or (trailing and trailing not in _TRAILING):
        return apart[0]
    letters = chr(0x1100 + _LEADING.index(leading)) + chr(0x1161 + ord(vowel) - ord("ㅏ"))
    if trailing:
        letters += chr(0x11A8 + _TRAILING.index(trailing))
    return unicodedata.normalize("NFC", letters)
