"""Attempts to make an official forget its rules or play another part."""

from __future__ import annotations

import re

_KOREAN = re.compile(
    r"(?:이전|앞|위|지금까지|기존|모든|너의|네|시스템)[가-힣\s]{0,8}(?:지시|명령|규칙|프롬프트|설정"
    r"|지침|제한)[가-힣\s]{0,6}(?:무시|잊|버리|어기|해제|바꿔|변경|삭제)"
    r"|(?:시스템\s*)?(?:프롬프트|지시문|내부\s*(?:지침|설정|규칙))[가-힣\s]{0,8}(?:보여|알려|출력|말해"
    r"|공개|반복)|(?:관리자|개발자|디버그|루트|탈옥)\s*(?:모드|권한)|(?:지금부터|이제부터"
    r"|앞으로)[가-힣\s]{0,6}(?:너는|넌|당신은)[^.?!]{0,30}(?:이야|(?<![거꺼테])야|입니다|이다|역할|처럼|척|행동"
    r"|해라|해줘)"
    r"|(?:라고|이라고)\s*(?:답|말|대답|출력|처리)(?:할\s*것|하라(?![가-힣])|하시오)|시스템\s*(?:알림|메시지|명령)\s*[:：]"
    r"|(?:시장|대통령|변호사|의사|해커)(?:인\s*척|처럼\s*행동|역할(?:을|극)?\s*해)|(?:소설|시|노래"
    r"|농담|코드|파이썬|프로그램|기사)(?:을|를|좀)?\s*(?:[한두]\s*(?:편|곡|줄|개|구절)(?:만|을|를)?\s*)?(?:좀\s*)?(?:써|지어|짜|만들어|작성)\s*(?:줘|주|봐|달)"
    r"|(?:과태료|수수료|기한)[가-힣\s]{0,8}(?:없다고|공짜라고|안\s*내도\s*된다고|아니라고)\s*(?:말해"
    r"|대답|답해|해\s*줘)|(?:그냥|무조건)\s*(?:승인|허가|확정)(?:해|한다고)\s*(?:줘|말해)"
)
_ENGLISH = re.compile(
    r"(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,30}\b(?:instructions?|rules?|prompts?"
    r"|guidelines?|restrictions?|training)\b|(?:system|hidden|initial) prompt|\b(?:jailbreak"
    r"|developer mode|debug mode|admin mode|DAN mode|sudo)\b"
    r"|\b(?:you are now|pretend (?:to be|you)|act as|role-?play|from now on you)\b|(?:reveal|print"
    r"|show|repeat)\b[^.?!]{0,20}\b(?:prompt|instructions)\b|write (?:me )?(?:a |an )?(?:poem|story"
    r"|essay|code|song|joke|script|program)\b|<\|?(?:im_start|system|endoftext)|\bBEGIN SYSTEM\b"
    r"|\{\{.*\}\}|<script|DROP TABLE|;--",
    re.IGNORECASE,
)


def is_injection(text: str) -> bool:
    return bool(_KOREAN.search(text) or _ENGLISH.search(text))


def without_injection(text: str) -> str:
    """What is left: somebody in danger may say it inside such an attempt."""
    plain = re.sub(r"[{}<>|]+", " ", text)  # what stands in such brackets may be meant
    return _ENGLISH.sub(" ", _KOREAN.sub(" ", plain)).strip()
