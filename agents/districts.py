"""Seoul's 25 districts, as they are named in a question."""

from __future__ import annotations

import re

from core.speech import Language

_NAMES = {
    "강남구": "Gangnam-gu", "강동구": "Gangdong-gu", "강북구": "Gangbuk-gu", "강서구": "Gangseo-gu",
    "관악구": "Gwanak-gu", "광진구": "Gwangjin-gu", "구로구": "Guro-gu", "금천구": "Geumcheon-gu",
    "노원구": "Nowon-gu", "도봉구": "Dobong-gu", "동대문구": "Dongdaemun-gu", "동작구": "Dongjak-gu",
    "마포구": "Mapo-gu", "서대문구": "Seodaemun-gu", "서초구": "Seocho-gu", "성동구": "Seongdong-gu",
    "성북구": "Seongbuk-gu", "송파구": "Songpa-gu", "양천구": "Yangcheon-gu", "영등포구": "Yeongdeungpo-gu",
    "용산구": "Yongsan-gu", "은평구": "Eunpyeong-gu", "종로구": "Jongno-gu", "중구": "Jung-gu",
    "중랑구": "Jungnang-gu",
}  # fmt: skip
# "강남이요", "강남 살아요": the short form counts where the district is what was asked for.
_SHORT = {name.removesuffix("구"): name for name in _NAMES if len(name) > 2}
_KOREAN = re.compile("(?<![가-힣])(?:서울시?\\s*)?(" + "|".join(sorted(_NAMES, key=len, reverse=True)) + ")")
_KOREAN_SHORT = re.compile("(?<![가-힣])(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + ")")
_ENGLISH = re.compile(
    "\\b(" + "|".join(name.removesuffix("-gu") for name in _NAMES.values()) + r")(?:[- ]?gu\b|\b)", re.IGNORECASE
)


def district_in(text: str, *, short: bool = False) -> str | None:
    """The district named in `text`, in Korean with its 구; `short` also takes `강남` for 강남구."""
    if found := _KOREAN.search(text):
        return found[1]
    if found := _ENGLISH.search(text):
        spelt = found[1].lower()
        return next(ko for ko, en in _NAMES.items() if en.lower().removesuffix("-gu") == spelt)
    if short and (found := _KOREAN_SHORT.search(text)):
        return _SHORT[found[1]]
    return None


def district_name(district: str, language: Language) -> str:
    return district if language == "ko" else _NAMES[district]


def districts_named(text: str) -> tuple[str, ...]:
    """Every district that a passage speaks of, in Korean, in order."""
    korean = tuple(found[1] for found in _KOREAN.finditer(text))
    english = tuple(d for found in _ENGLISH.finditer(text) if (d := district_in(found[0])))
    return tuple(dict.fromkeys((*korean, *english)))
