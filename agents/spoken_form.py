"""On-screen text to words with their spoken form: digits stay digits on the screen and become words in the mouth."""

from __future__ import annotations

import re

from agents import english_spoken, korean_spoken
from agents.korean_numbers import sino
from agents.korean_spoken import month_name
from core.speech import Language, SpokenWord, Words

_CHINESE_BESIDE = re.compile(
    r"\([\u3400-\u4dbf\u4e00-\u9fff]+\)"
)  # `전입신고(轉入申告)`: how the word before is written
_HANGUL = re.compile(r"[가-힣]")
_ON_SCREEN = "the Korean title on your screen"
_YEAR_DOT, _DAY_DOT = re.compile(r"(\d{4})\.$", re.ASCII), re.compile(r"(\d{1,2})\.?(\D*)$", re.ASCII)


def words_of(text: str, language: Language) -> Words:
    """One word per whitespace token; a token with nothing to say (`-`, an emoji) joins its neighbour.

    The on-screen forms joined by spaces are `text` with its whitespace made single.
    """
    shown = text.split()
    said = _korean(shown) if language == "ko" else _english(shown)
    return _joined(shown, said)


def _korean(shown: list[str]) -> list[str]:
    heard = [_CHINESE_BESIDE.sub("", word) for word in shown]
    said = [korean_spoken.say(korean_spoken.Place(word, *_around(shown, at))) for at, word in enumerate(heard)]
    for at in range(len(shown) - 2):
        _dotted_date(shown, said, at)
    return said


def _english(shown: list[str]) -> list[str]:
    said = [english_spoken.say(english_spoken.Place(word, *_around(shown, at))) for at, word in enumerate(shown)]
    return [_without_hangul(word, said[at - 1] if at else "") for at, word in enumerate(said)]


def _without_hangul(word: str, before: str) -> str:
    """What an English voice cannot read is pointed at, once for words that belong together."""
    if not _HANGUL.search(word):
        return word
    if _HANGUL.search(before):
        return ""
    return _ON_SCREEN + (word[-1] if word[-1] in ".,?!;:" else "")


def _around(shown: list[str], at: int) -> tuple[str, str]:
    return (shown[at - 1] if at else "", shown[at + 1] if at + 1 < len(shown) else "")


def _dotted_date(shown: list[str], said: list[str], at: int) -> None:
    """`2025. 7. 22.` over three tokens."""
    year, month, day = (_YEAR_DOT.match(shown[at]), _DAY_DOT.match(shown[at + 1]), _DAY_DOT.match(shown[at + 2]))
    if year and month and day and shown[at + 1].endswith(".") and 1 <= int(month[1]) <= 12:
        said[at] = f"{sino(int(year[1]))}년"
        said[at + 1] = month_name(int(month[1]))
        said[at + 2] = f"{sino(int(day[1]))}일{re.sub('[^가-힣]', '', day[2])}"


def _joined(shown: list[str], said: list[str]) -> Words:
    words: list[SpokenWord] = []
    waiting = ""
    for display, spoken in zip(shown, said, strict=True):
        if spoken:
            words.append(SpokenWord(f"{waiting} {display}".strip(), spoken))
            waiting = ""
        elif words:
            last = words[-1]
            words[-1] = SpokenWord(f"{last.display} {display}", last.spoken)
        else:
            waiting = f"{waiting} {display}".strip()
    return tuple(words)
