"""Letters that somebody wrote apart, put together again: `ㅈㅏㅎㅐ` is `자해`."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"([ㄱ-ㅎ])([ㅏ-ㅣ])(?:([ㄱ-ㅎ])(?![ㅏ-ㅣ]))?")
_GAP = re.compile(r"(?<=[ㄱ-ㅎㅏ-ㅣ])[\s.]+(?=[ㄱ-ㅎㅏ-ㅣ])")
_LETTER = "가-힣ㄱ-ㅎA-Za-z"
_SINGLE = rf"(?<![{_LETTER}])[{_LETTER}](?![{_LETTER}])"
_OPEN = re.compile(r"([가-힣])([ㄱ-ㅎ])(?=[가-힣]|$)")
_LETTER_BY_LETTER = re.compile(rf"{_SINGLE}(?:[\s.,·~_*-]+{_SINGLE}){{3,}}")
_LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TRAILING = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def whole_syllables(text: str) -> str:
    """Every consonant with the vowel after it as one syllable, gaps or not; initials alone (`ㅈㅅ`) stay."""
    return _APART.sub(_syllable, _GAP.sub("", text))


def without_gaps(text: str) -> str:
    """What was written letter by letter as one word: `더.는.못.버.티.겠.어.요`, `ㅈ ㅜ ㄱ 고 시 ㅍ 다`."""
    return _LETTER_BY_LETTER.sub(_word, whole_syllables(text))


def _word(spelt: re.Match[str]) -> str:
    return _OPEN.sub(_closed, re.sub(rf"[^{_LETTER}]", "", spelt[0]))


def _closed(apart: re.Match[str]) -> str:
    """An open syllable with the consonant after it."""
    syllable, trailing = apart.groups()
    is_open = (ord(syllable) - ord("가")) % (1 + len(_TRAILING)) == 0
    return chr(ord(syllable) + 1 + _TRAILING.index(trailing)) if is_open and trailing in _TRAILING else apart[0]


def _syllable(apart: re.Match[str]) -> str:
    leading, vowel, trailing = apart[1], apart[2], apart[3]
    if leading not in _LEADING or (trailing and trailing not in _TRAILING):
        return apart[0]
    letters = chr(0x1100 + _LEADING.index(leading)) + chr(0x1161 + ord(vowel) - ord("ㅏ"))
    if trailing:
        letters += chr(0x11A8 + _TRAILING.index(trailing))
    return unicodedata.normalize("NFC", letters)
