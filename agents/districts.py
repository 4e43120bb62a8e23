"""Seoul's 25 districts, as they are named in a question."""

from __future__ import annotations

import re

from core.districts import ENGLISH
from core.speech import Language
from core.turns import TalkSoFar

# "강남이요", "강남 살아요": the short form counts where the district is what was asked for.
_SHORT = {name.removesuffix("구"): name for name in ENGLISH if len(name) > 2}
_KOREAN = re.compile("(?<![가-힣])(?:서울시?\\s*)?(" + "|".join(sorted(ENGLISH, key=len, reverse=True)) + ")")
_KOREAN_SHORT = re.compile("(?<![가-힣])(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + ")")
_ENGLISH = re.compile(
    "\\b(" + "|".join(name.removesuffix("-gu") for name in ENGLISH.values()) + r")(?:[- ]?gu\b|\b)", re.IGNORECASE
)

_PUT_RIGHT = re.compile(r"(?<![가-힣])아니(?:요|오|야|다|에요|라)?(?![가-힣])|\bno\b|\bi mean\b", re.IGNORECASE)


def district_in(text: str, *, short: bool = False) -> str | None:
    """The district named in `text`, in Korean with its 구; `short` also takes `강남` for 강남구."""
    if (meant := _PUT_RIGHT.split(text)[-1]) != text and (right := district_in(meant, short=short)):
        return right
    if found := _KOREAN.search(text):
        return found[1]
    if found := _ENGLISH.search(text):
        spelt = found[1].lower()
        return next(ko for ko, en in ENGLISH.items() if en.lower().removesuffix("-gu") == spelt)
    if short and (found := _KOREAN_SHORT.search(text)):
        return _SHORT[found[1]]
    return None


def lives_in(talk: TalkSoFar) -> str | None:
    """The district that the citizen named last."""
    return next((district for text in reversed(talk.told) if (district := district_in(text))), None)


def district_name(district: str, language: Language) -> str:
    return district if language == "ko" else ENGLISH[district]


def districts_named(text: str) -> tuple[str, ...]:
    """Every district that a passage speaks of, in Korean, in order."""
    korean = tuple(found[1] for found in _KOREAN.finditer(text))
    english = tuple(d for found in _ENGLISH.finditer(text) if (d := district_in(found[0])))
    return tuple(dict.fromkeys((*korean, *english)))
