"""Words that may stand for one another in an official's sentence, and words that carry no claim."""

from __future__ import annotations

import re
from functools import cache

from core.speech import Language

_KOREAN_GROUPS = """
내 납부 제출 물 부과
부과 나오 매기
나오 지급 받 드리
받 수령 타 얻 발급
사유 이유
떼 발급 받
방문 가 찾아가 들르
가지 들 지참 챙기 준비
문의 묻 물어보 여쭈
알리 알려주 안내
나누 나눠 분할
즉시 바로 지체 곧바로 곧장
무료 공짜
쓰 작성 적
쓰 사용 이용
사 구입 구매
팔 매도
온라인 인터넷
살 거주
바꾸 변경 바뀌 고치
보내 송부 부치
끝나 종료 마치
고르 선택
모두 전부 다 모든
매년 해마다
매월 매달 달마다
본인 자신
필요 요구
가능 있
처하 받
"""
_KOREAN_FUNCTION = """
하 되 있 없 않 못 못하 안 말 수 것 거 때 경우 분 점 등 및 이 그 저 이것 그것 여기 거기 네 예
그래서 그리고 그러면 그런데 그럼 만약 만일 혹시 때문 위하 대하 따르 통하 관하 의하 또 또는 혹은 또한 다만
오직 뿐 밖에 이내 이하 이상 미만 초과 최대 최소 약 안 없이 아니 같 분들 데 바 줄 중 필요 가능 불가 불가능 금지
주 드리 보 게 그때 그날 날 거든 시 꼭 동안 번 정도 넘
"""
_KOREAN_DROPPABLE = "새 집 따로 해당 먼저나 각각의 그 것 계속 각 들"
_ENGLISH_GROUPS = """
obtain get receive
exceed over
need require necessary
provide give
phone call telephone
buy purchase
apply application
end finish
help assistance
fine fined
below under
child children
person people
"""
_ENGLISH_FUNCTION = """
a an the and or but nor so if when whenever where while once unless provided that which who whom whose
this these those it its they them their you your yours we our us he she his her i me my
be is are was were been being am have has had do does did done will would shall should can could may might must
ought need needs to of in on at by for with from into onto as than then there here also too please
not no none never neither within until before after since during per least most around about up to
ca wo sha cannot such very case any anyone someone something because able allowed permitted obliged supposed through via
"""
_ENGLISH_DROPPABLE = "bring there person people thing result lead case"


@cache
def _groups(language: Language) -> dict[str, frozenset[str]]:
    lines = (_KOREAN_GROUPS if language == "ko" else _ENGLISH_GROUPS).strip().splitlines()
    groups: dict[str, set[str]] = {}
    for line in lines:
        words = [stem_of(word) if language == "en" else word for word in line.split()]
        for word in words:
            groups.setdefault(word, set()).add(f"={words[0]}")
    return {word: frozenset({word, *names}) for word, names in groups.items()}


def senses_of(stem: str, language: Language) -> frozenset[str]:
    """The groups that a stem is in, and itself."""
    return _groups(language).get(stem, frozenset({stem}))


def stem_of(word: str) -> str:
    """An English word without its ending: `registered`, `registering` and `registers` are `regist`."""
    lowered = re.sub(r"['’]s?$", "", word.lower())
    for ending in ("ations", "ation", "ing", "ied", "ies", "ed", "es", "er", "s", "e", "y"):
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 3:
            stem = lowered.removesuffix(ending)
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem
    return lowered


FUNCTION: dict[Language, frozenset[str]] = {
    "ko": frozenset(_KOREAN_FUNCTION.split()),
    "en": frozenset(_ENGLISH_FUNCTION.split()),
}
DROPPABLE: dict[Language, frozenset[str]] = {
    "ko": frozenset(_KOREAN_DROPPABLE.split()),
    "en": frozenset(map(stem_of, _ENGLISH_DROPPABLE.split())),
}
