"""Which language a turn is in, by its script; the talk's own language decides what script cannot."""

from __future__ import annotations

import re

from core.speech import Language, WrittenLanguage

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_ENGLISH_ALONE = re.compile(
    r"^\W*(?:hello|hi|hey|help|thanks?|bye|goodbye|sorry|yes|no|please|why|where|when|what|who|how|human|person|agent"
    r"|repeat|again|english)\W*$",
    re.IGNORECASE,
)


def written_in(text: str, *, prior: Language) -> WrittenLanguage:
    """`ja` for kana and `zh` for Chinese characters where no Hangul stands; else the one of the two that are spoken."""
    if not _HANGUL.search(text):
        if _KANA.search(text):
            return "ja"
        if len(_HAN.findall(text)) >= 2:
            return "zh"
    return language_of(text, prior=prior)


def language_of(text: str, *, prior: Language) -> Language:
    """`ko` for any Hangul beyond a stray syllable; `en` for two Latin words and no Hangul; else `prior`."""
    hangul = len(_HANGUL.findall(text))
    latin = _LATIN_WORD.findall(text)
    if hangul and hangul * 3 >= sum(map(len, latin)):
        return "ko"
    if len(latin) >= 2 or _ENGLISH_ALONE.match(text):
        return "en"
    return "ko" if hangul else prior
