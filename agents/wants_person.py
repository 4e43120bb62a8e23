"""Whether a citizen wants a person: said outright, or a yes to the offer of one."""

from __future__ import annotations

import re

from agents.smalltalk import small_talk
from core.turns import TalkSoFar

_PERSON = (
    r"(?:상담원|상담사|상담\s*직원|사람|직원|담당자|공무원|사람\s*담당자|진짜\s*사람|실제\s*(?:사람"
    r"|직원)|안내원|주무관|선생님|휴먼|인간)"
)
_KOREAN = re.compile(
    rf"{_PERSON}\s*(?:분|님)?\s*(?:한테|에게|이랑|랑|하고|과|와|을|를|으로|로|좀|한\s*명)?\s*(?:좀|직접"
    r"|바로|빨리|한번)?\s*(?:연결|바꿔|바꾸|불러|통화|얘기|이야기|상담|말|대화|부탁|만나"
    rf"|연락)[가-힣\s]{{0,4}}(?:해|하|줘|주|시켜|고\s*싶|할|받|달|드|요|$)"
    rf"|(?:연결|바꿔|불러)[가-힣\s]{{0,5}}{_PERSON}|{_PERSON}\s*(?:없어요|없나요|있어요|나와|어디\s*있"
    r"|주세요|줘|은\s*없)|(?:사람|상담원|직원|담당자)(?:이랑|한테|하고)\s*(?:말|얘기|이야기|통화)"
    rf"|{_PERSON}(?:분|님)?(?:한테|에게|께)\s*(?:직접\s*)?(?:물어|여쭤)(?:볼래|볼게|볼\s*수|보고\s*싶|봐야)"
    r"|(?:전화|상담)\s*연결(?:해|\s*좀|\s*부탁|$)|^(?:상담원|상담사|직원|담당자|사람)\s*[!.]*$|(?:기계"
    r"|로봇|에이아이|AI|인공지능)\s*(?:말고|싫|은\s*싫|랑\s*(?:말하기|얘기하기)\s*싫)"
    r"|^(?:(?:네|예|응|어|그래요?|그럼|좋아요)[,.\s]*)?연결(?:해)?\s*(?:줘|주세요|해\s*줘|부탁)[가-힣]*$"
)
_ENGLISH = re.compile(
    r"(?:talk|speak|chat|connect|transfer|get|put|want|need|give|switch)\b[^.?!]{0,24}\b(?:human"
    r"|person|agent|operator|representative|staff|someone real|real person|official in charge)\b"
    r"|^(?:human|agent|operator|representative|person)(?: please)?\W*$|\breal (?:person"
    r"|human)\b(?! or)|not (?:a |an )?(?:robot|bot|machine|ai)\b.*(?:person|human)",
    re.IGNORECASE,
)
_ABOUT_A_PERSON = re.compile(
    r"(?:말씀?|상담|얘기|이야기|연락|대화|통화)[을를]?\s*(?:드리면|하면(?!\s*(?:안|좋|될|돼|되))|한\s*(?:거|것|게|걸|내용|말|얘기)|했(?:는데|더니))"
    r"|(?:담당자|공무원|직원)(?:이|가|은|는)\s*(?:누구|몇|불친절|왜|안|없는지)|누가\s*담당|(?:외국인"
    r"|신고하는|대신\s*갈)\s*사람"
)


def wants_person(talk: TalkSoFar, text: str) -> bool:
    """True for an explicit wish, and for `네` right after a person was offered."""
    if _ABOUT_A_PERSON.search(text):
        return False
    if _KOREAN.search(text) or _ENGLISH.search(text):
        return True
    last = talk.turns[-1] if talk.turns else None
    offered = last is not None and last.speaker == "official" and last.status in {"abstained", "partial", "refused"}
    return offered and small_talk(text) == "yes"
