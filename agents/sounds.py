"""How Korean words sound, roughly: misspelt and misheard words that sound alike get the same key.

`죽고 싶어`, `죽고시퍼`, `주꼬 십어` -> one key: aspirated consonants fall together with the plain ones, a tense one is
two plain ones, finals move over to a silent beginning, and ㅔ/ㅐ and their like are one vowel.
"""

from __future__ import annotations

import re

_FIRST = "ㄱ ㄱㄱ ㄴ ㄷ ㄷㄷ ㄹ ㅁ ㅂ ㅂㅂ ㅅ ㅅㅅ ㅇ ㅈ ㅈㅈ ㅈ ㄱ ㄷ ㅂ ㅎ"
_FIRSTS = tuple(_FIRST.split())
_VOWEL = "ㅏㅔㅑㅔㅓㅔㅕㅔㅗㅘㅙㅙㅛㅜㅝㅙㅟㅠㅡㅢㅣ"
_FINAL = "-ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㅂㄹㄹㅂㄹㅁㅂㅂㅅㅅㅇㅈㅈㄱㄷㅂ-"  # one for each of the 28 finals; `-` is silent
_AT_REST = str.maketrans("ㅅㅈ", "ㄷㄷ")  # what a final says before another consonant


def sound_key(text: str) -> str:
    """Hangul only; everything else is dropped."""
    syllables = [_split(letter) for letter in re.sub(r"[^가-힣]", "", text)]
    key: list[str] = []
    for place, (first, vowel, final) in enumerate(syllables):
        following = syllables[place + 1][0] if place + 1 < len(syllables) else ""
        key += [first if first != "ㅇ" else "", vowel]
        key.append(final if following == "ㅇ" and final != "ㅇ" else final.translate(_AT_REST))
    return re.sub(r"([ㄱ-ㅎ])\1{2,}", r"\1\1", "".join(key))


def sounds_alike(one: str, other: str) -> bool:
    """Whether both have one key, doubled consonants aside: `냄마자요` and `네, 맞아요`."""
    return _undoubled(sound_key(one)) == _undoubled(sound_key(other))


def _undoubled(key: str) -> str:
    return re.sub(r"([ㄱ-ㅎ])\1", r"\1", key)


def _split(syllable: str) -> tuple[str, str, str]:
    first, rest = divmod(ord(syllable) - ord("가"), 588)
    vowel, final = divmod(rest, 28)
    return _FIRSTS[first], _VOWEL[vowel], _FINAL[final].strip("-")
