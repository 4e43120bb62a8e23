"""A citizen under 14: heard from their own words, told once in a child's words what happens, and helped all the same.

Of whoever is under 14 nothing that names or reaches them is taken without the consent of a legal guardian (Personal
Information Protection Act, Art. 22-2(1)), and notices are in words that a child can read (Art. 22-2(3)).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, TypeAlias

from agents.appointments import SLOTS_TOOL
from agents.consulting import CONSULTATION_SLOTS
from agents.own_passages import own_passage
from agents.phrases import CHILD_NOTICE, GUARDIAN_NEEDED, HELP_WITHOUT
from agents.places import PLACES_TOOL
from agents.statements import Statement, events_of, phrases
from agents.telling import Reply, led_by
from core.answers import ConsultationChanged, DraftChanged, ToolUsed
from core.passages import Source
from core.speech import Language
from core.turns import TalkSoFar

Age: TypeAlias = Literal["child", "older"]

_NUMBERS = r"(?:[5-9]|1[0-3]|다섯|여섯|일곱|여덟|아홉|열(?:\s*(?:한|두|세))?)"
_TENS = r"(?:스물|스무|서른|마흔|쉰|예순|일흔|여든)(?:\s*[가-힣]{1,2})?"
_OLDER_NUMBERS = rf"(?:1[4-9]|[2-9]\d|열\s*(?:네|다섯|여섯|일곱|여덟|아홉)|{_TENS})"
# Who begins a middle school turns 13 in that year (Elementary and Secondary Education Act, Art. 13(1) and (3)).
_ELEMENTARY = r"(?:초등(?:학교|학생)?|초딩|초(?=\s*[1-6](?:이|예|인|야|요|$)))\s*(?:[1-6]\s*(?:학년)?)?(?:생)?"
_SCHOOL = rf"(?:{_ELEMENTARY}|중학?교?\s*1\s*(?:학년)?|유치원(?:생)?)"
_AGE = rf"(?:만\s*)?{_NUMBERS}\s*살|(?:만\s*)?(?:[5-9]|1[0-3])\s*세"
_IS = r"\s*(?:이에요|예요|에요|이야|야|이고요?|고요?|인데요?|이거든요?|거든요?|입니다|이요|요|임|인)"
_I = r"(?:저|나|전|난|제가|내가)(?:는|도)?"
_AGO = r"(?:지금|올해|이제|아직|그냥|사실)?"
_KOREAN = re.compile(
    rf"(?:^|[\s,.!?]){_I}\s*{_AGO}\s*(?:{_AGE}|{_SCHOOL}){_IS}"
    rf"|^(?:네|예|아|음|저기요|안녕하세요|안녕)?[\s,.!]*(?:{_AGE}|{_SCHOOL}){_IS}(?=[\s,.!?~ㅠㅜㅎㅋ]|$)"
)
_OLDER = re.compile(
    rf"{_I}\s*{_AGO}\s*(?:(?:만\s*)?{_OLDER_NUMBERS}\s*(?:살|세){_IS}|(?:어른|성인){_IS})"
    r"|\bi(?:'m| am)\s+(?:an adult|a grown-?up|(?:1[4-9]|[2-9]\d)(?:\s*years? old|\s*[,.!]|$))",
    re.IGNORECASE,
)
_YOUNG = r"(?:[5-9]|1[0-3]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_GRADE = r"(?:1st|2nd|3rd|[4-6]th|first|second|third|fourth|fifth|sixth)\s+grade|grade\s+[1-6]"
_AFTER = r"(?=\s*(?:$|[,.!?;]|years?\b|yrs?\b|y/?o\b|(?:and|but|so)\b))"
_ENGLISH = re.compile(
    rf"\bi(?:'m| am)\s+(?:only |just |still )?{_YOUNG}{_AFTER}"
    rf"|\bi(?:'m| am)\s+(?:an? ){_YOUNG}[- ]years?[- ]old\b"
    rf"|\bi(?:'m| am)\s+(?:still |only )?in\s+(?:the\s+)?(?:{_GRADE}|elementary school|primary school|kindergarten)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"안녕하세요|안녕|저기요|요|\b(?:hi|hello|years?|old)\b", re.IGNORECASE)
# Somebody who speaks for a child.
_KIN = r"(?:아이|애기?|아기|자녀|딸|아들|조카|손주|손자|손녀|동생|제자|학생)"
_OF_ANOTHER = re.compile(
    rf"(?<![가-힣]){_KIN}(?:가|이|는|은|를|을|도|의|랑|한테|에게)?\s|(?:우리|저희)\s*{_KIN}"
    r"|\bmy (?:son|daughter|child|kid|kids|brother|sister|nephew|niece|student)\b",
    re.IGNORECASE,
)

_LAW: Final = Source(
    kind="statute",
    name="개인정보 보호법",
    article="제22조의2제1항",
    title="아동의 개인정보 보호",
    text_version=date(2026, 9, 11),
    url="https://www.law.go.kr/법령/개인정보보호법",
    evidence=(
        "개인정보처리자는 만 14세 미만 아동의 개인정보를 처리하기 위하여 이 법에 따른 동의를 받아야 할 때에는"
        " 그 법정대리인의 동의를 받아야 하며, 법정대리인이 동의하였는지를 확인하여야 한다."
    ),
)
_RULE: Mapping[Language, str] = {
    "ko": "만 14세가 안 된 어린이의 이름이나 연락처를 받으려면 보호자(법정대리인)의 동의가 있어야 해요.",
    "en": "Before we may take the name or number of a child under 14, a parent or guardian has to agree.",
}
_STORING_TOOLS = frozenset({SLOTS_TOOL, CONSULTATION_SLOTS, PLACES_TOOL})


def age_told(text: str) -> Age | None:
    """What a turn says of the age of who speaks; None where it says nothing of it."""
    plain = text.replace("’", "'")
    if _OLDER.search(plain):
        return "older"
    if _OF_ANOTHER.search(plain):
        return None
    return "child" if _KOREAN.search(plain) or _ENGLISH.search(plain) else None


def is_child(talk: TalkSoFar, text: str) -> bool:
    """Whether the citizen has said that they are under 14; what was said last counts."""
    said = [text, *reversed(talk.told)]
    return next((age for age in map(age_told, said) if age is not None), None) == "child"


def only_tells_age(text: str) -> bool:
    """Whether a turn says how old the citizen is and nothing else."""
    plain = text.replace("’", "'").strip()
    found = _KOREAN.search(plain) or _ENGLISH.search(plain)
    if found is None or age_told(plain) != "child":
        return False
    rest = _BESIDE.sub("", plain[: found.start()] + plain[found.end() :])
    return not any(map(str.isalnum, rest))


def as_child(talk: TalkSoFar, reply: Reply, language: Language) -> Reply:
    """The reply for a child: the notice before it, once, and a guardian where a name or contact would be asked for."""
    if reply.status == "crisis":
        return reply  # what helps goes first; the notice has time
    if any(_takes_details(event) for event in reply.events):
        text = _RULE[language]
        rule = Statement(text, own_passage("child-consent", "who", text, language, _LAW))
        said = [rule, *phrases(GUARDIAN_NEEDED.say(language)), *phrases(HELP_WITHOUT.say(language), "relaxed")]
        reply = Reply((*events_of(said, language), DraftChanged(None), ConsultationChanged(None)), "refused")
    notice = CHILD_NOTICE.say(language)
    told = any(CHILD_NOTICE.stands_in(turn.text) for turn in talk.turns)
    return reply if told else led_by(phrases(notice, "relaxed"), reply, language)


def _takes_details(event: object) -> bool:
    """Whether it leads to a form that takes a name or a contact."""
    if isinstance(event, DraftChanged):
        return event.draft is not None
    if isinstance(event, ConsultationChanged):
        return event.consultation is not None
    return isinstance(event, ToolUsed) and event.name in _STORING_TOOLS
