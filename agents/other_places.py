"""Matters of another city's own: this one has no knowledge of them, whatever its own rule is."""

from __future__ import annotations

import re

_CITIES = (
    "부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|수원|성남|용인|고양|부천|안산|안양|화성|남양주"
    "|평택|의정부|파주|김포|시흥|광명|하남|구리|과천|춘천|원주|강릉|청주|천안|전주|목포|여수|포항|경주|창원|김해|진주"
)
# `부산 시민인데`, `성남시 출산지원금`: the place is where somebody lives, or whose money or rule it is.
_OWN = re.compile(
    rf"(?<![가-힣])(?:{_CITIES})(?:광역시|특별자치[시도]|시|도)?\s*(?:시민|도민|주민"
    r"|(?:[가-힣]{0,8}(?:지원금|장려금|수당|조례|청년정책|지원\s*사업|버스비|시장님?|시청|도청)))"
    r"|\b(?:Busan|Daegu|Incheon|Gwangju|Daejeon|Ulsan|Sejong|Gyeonggi|Jeju|Suwon|Seongnam)(?: city)?(?:'s)?"
    r" (?:resident|citizen|subsid|allowance|ordinance|city hall|support|benefit)",
    re.IGNORECASE,
)
_SEOUL = re.compile(r"서울|\bSeoul\b", re.IGNORECASE)


def of_another_city(text: str) -> bool:
    """Whether it is asked what another city gives or rules; what is the same in the whole country is no such matter."""
    return _OWN.search(text) is not None and _SEOUL.search(text) is None
