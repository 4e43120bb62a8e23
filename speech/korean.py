"""Korean words to the IPA that Kokoro was trained on.

`kokorog2p` applies the Standard Pronunciation rules and gives Hangul as it sounds (`겠습니다` -> `겓씀니다`). The
mapping from those syllables to phonemes is ours, because Kokoro knows no Korean: of the variants that were tried, this
one was understood best by Whisper (docs/measurements.md). Lenis stops are voiced between sonorants, ㅅ is palatal
before i and j, and tense stops are a glottal stop and a plain stop.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any, Final, cast

_FIRST_SYLLABLE: Final = 0xAC00
_SYLLABLES: Final = 11_172
# In the order of Unicode: ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ
_VOWELS: Final = tuple("a,ɛ,ja,jɛ,ʌ,e,jʌ,je,o,wa,wɛ,we,jo,u,wʌ,we,wi,ju,ɯ,ɯi,i".split(","))  # noqa: SIM905
# ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
_ONSETS: Final = ("k", "ʔk", "n", "t", "ʔt", "ɾ", "m", "p", "ʔp", "s", "s", "", "ʨ", "ʔʨ", "ʨʰ", "kʰ", "tʰ", "pʰ", "h")
_CODAS: Final = (
    "",
    *["k"] * 3,
    *["n"] * 3,
    "t",
    *["l"] * 8,
    "m",
    "p",
    "p",
    "t",
    "t",
    "ŋ",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
)
_VOICED: Final = {"k": "ɡ", "t": "d", "p": "b", "ʨ": "ʥ"}
_PALATALISING: Final = ("i", "j", "wi")
_AFTER_CODA: Final = {"l": "l", "n": "n", "m": "n", "ŋ": "n"}  # ㄹ; Standard Pronunciation, Art. 19, e.g. 독립문
_SONORANT_CODAS: Final = ("", "n", "m", "ŋ", "l")

_LETTERS: Final = {
    "A": "에이", "B": "비", "C": "씨", "D": "디", "E": "이", "F": "에프", "G": "지", "H": "에이치", "I": "아이",
    "J": "제이", "K": "케이", "L": "엘", "M": "엠", "N": "엔", "O": "오", "P": "피", "Q": "큐", "R": "알", "S": "에스",
    "T": "티", "U": "유", "V": "브이", "W": "더블유", "X": "엑스", "Y": "와이", "Z": "지",
}  # fmt: skip
_DIGITS: Final = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
_UNSPOKEN: Final = re.compile(r"[^가-힣\s]")


def letters_in_hangul(text: str) -> str:
    """`D-8` as it is read letter by letter: `디팔`. A number is expected in words; a stray digit is read by itself."""
    return "".join(_LETTERS.get(char.upper(), _DIGITS.get(char, char)) for char in text)


class KoreanPronunciation:
    """Holds the morphological dictionary; not safe to share between threads."""

    def __init__(self) -> None:
        from kokorog2p.ko.g2pk import G2p

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves its table of rules open
            self._rules = G2p(morphology="required")

    def phonemes(self, pieces: Sequence[str]) -> list[str]:
        """One phoneme string per piece (a run without spaces); sounds change across pieces, as in speech."""
        hangul = [_UNSPOKEN.sub("", letters_in_hangul(piece)) for piece in pieces]
        spoken = [piece for piece in hangul if piece]
        sounded = iter(self._sounded(spoken))
        return [syllables_to_ipa(next(sounded)) if piece else "" for piece in hangul]

    def _sounded(self, pieces: Sequence[str]) -> list[str]:
        if not pieces:
            return []
        together = self._as_it_sounds(" ".join(pieces)).split(" ")
        if len(together) == len(pieces):
            return together
        return [self._as_it_sounds(piece).replace(" ", "") for piece in pieces]

    def _as_it_sounds(self, text: str) -> str:
        return cast("Any", self._rules)(text, to_syl=True)


def syllables_to_ipa(sounded: str) -> str:
    """Hangul as it sounds to phonemes; other characters are dropped."""
    phonemes: list[str] = []
    coda: str | None = None  # of the syllable before; None at the start, where a lenis stop is voiceless
    for syllable in sounded:
        index = ord(syllable) - _FIRST_SYLLABLE
        if not 0 <= index < _SYLLABLES:
            continue
        onset, vowel = _ONSETS[index // 588], _VOWELS[index % 588 // 28]
        phonemes.append(_onset_in_place(onset, vowel, coda) + vowel)
        coda = _CODAS[index % 28]
        phonemes.append(coda)
    return "".join(phonemes)


def _onset_in_place(onset: str, vowel: str, coda_before: str | None) -> str:
    if onset in _VOICED and coda_before in _SONORANT_CODAS:
        return _VOICED[onset]
    if onset == "s" and vowel.startswith(_PALATALISING):
        return "ɕ"
    if onset == "ɾ":
        return _AFTER_CODA.get(coda_before or "", onset)
    return onset
