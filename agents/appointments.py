"""Appointments in a talk: a citizen who wants to meet a person at a set time hears the next free ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from agents.phrases import OFFER_PERSON, Phrase
from agents.protocols import Slots
from agents.statements import events_of, phrases
from agents.telling import Reply
from core.answers import ToolUsed
from core.clock import SEOUL
from core.speech import Language

SLOTS_TOOL: Final = "appointment_slots"
MOST_TOLD = 3
NEXT_FREE = Phrase(
    "사람 담당자와 상담할 시간을 예약하실 수 있어요. 가장 빠른 시간은 서울 시각으로 {times}예요.",
    "You can book a time with a person. The next free times in Seoul are {times}.",
)
ON_THE_PAGE = Phrase(
    "예약 화면에서 시간을 고르시면 바로 예약돼요. 이미 예약하셨다면 그 화면에서 옮기거나 취소하실 수 있어요.",
    "Choose one on the booking page and it is yours at once. There you can also move or cancel what you booked.",
)
NONE_FREE = Phrase("지금은 예약할 수 있는 상담 시간이 없어요.", "There is no time to book with a person right now.")

_WITH_US = (
    r"(?:대면|방문|직접|전화|사람|담당자(?:와|랑|하고)?|직원(?:과|이랑|하고)?|투자|외국인\s*투자|창업|청소년|진로"
    r"|민원|개인)"
)
_BEFORE = r"(?:여기|오늘|내일|다음\s*주에?|언제|저|제가|혹시)\s+"
_MEETING = rf"(?:^|[,.!?]\s*|{_WITH_US}\s*|{_BEFORE})(?:상담|면담|미팅)"
_PERSON = r"(?:담당자|담당관|상담사|상담원|직원|공무원|사람|선생님|한결|투자\s*담당)"
_MEETS = r"(?:만나|만날|만났으면|뵙|뵐|뵈)"
_WHEN = r"(?:언제|몇\s*시|며칠|시간|날짜|약속|예약|일정)"
_KOREAN = re.compile(
    rf"{_MEETING}\s*(?:시간|일정|날짜)?\s*(?:을|를|은|도|좀)?\s*(?:예약|약속|잡)"
    rf"|{_PERSON}(?:님|분)?\s*(?:을|를|과|와|이랑|랑|하고)?\s*(?:직접|한번)?\s*{_MEETS}[^.?!]{{0,14}}{_WHEN}"
    rf"|{_WHEN}[^.?!]{{0,10}}{_PERSON}(?:님|분)?\s*(?:을|를|과|와|이랑|랑|하고)?\s*(?:직접|한번)?\s*{_MEETS}"
    rf"|{_PERSON}(?:님|분)?\s*(?:과|와|이랑|랑|하고)?\s*(?:의\s*)?(?:상담|면담|미팅|만남)?\s*(?:을|를)?\s*(?:예약|약속)"
    r"|^(?:예약|상담\s*예약)\s*(?:하고\s*싶|할게|할래|하려|해\s*줘|해\s*주|부탁|좀|가능|돼|되)"
)
_SOMEBODY = r"(?:person|someone|officer|official|adviser|advisor|staff)"
_ENGLISH = re.compile(
    r"\b(?:book|make|schedule|arrange|set up|get|need|want|have)\b[^.?!]{0,20}\b(?:an? )?(?:appointment|consultation)\b"
    rf"|\b(?:appointment|meeting)\b[^.?!]{{0,12}}\bwith\b[^.?!]{{0,20}}\b(?:{_SOMEBODY}|you)\b"
    rf"|\bwhen (?:can|could|may) I (?:meet|see)\b[^.?!]{{0,30}}\b{_SOMEBODY}\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"법률|변호사|법무|세무|노무|건강|심리|정신|진료|병원|검진|접종|치과|취업|일자리|주택|주거|대출|채무|금융"
    r"|복지관|시설|회의실|강당|체육|코트|테니스|수영|공연|도서관|여권|숙소|호텔|식당|출입국|대사관|하이코리아"
    r"|예약\s*(?:없이|안\s*하고|하지\s*않)"
    r"|\b(?:doctor|hospital|embassy|immigration|visa appointment|passport|lawyer|court|dentist|vaccin)",
    re.IGNORECASE,
)
_DAYS_KO = "월화수목금토일"
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def wants_appointment(text: str) -> bool:
    """Whether a time with a person of this counter is asked for; not with anybody elsewhere, such as a doctor."""
    return not _ELSEWHERE.search(text) and bool(_KOREAN.search(text.strip()) or _ENGLISH.search(text))


async def offered(slots: Slots | None, official: str, text: str, language: Language) -> Reply | None:
    """The next free times and where to book one; None for whoever wants no appointment, and where none is given."""
    if slots is None or not wants_appointment(text):
        return None
    free = await slots.next_free(official, most=MOST_TOLD)
    if free is None:
        return None
    if not free:
        said = [*phrases(NONE_FREE.say(language)), *phrases(OFFER_PERSON.say(language))]
        return Reply(tuple(events_of(said, language)), "answered", offers_person=True)
    times = told(free, language)
    said = [*phrases(NEXT_FREE.say(language, times=times), "relaxed"), *phrases(ON_THE_PAGE.say(language))]
    return Reply((*events_of(said, language), ToolUsed(SLOTS_TOOL, times)), "answered", offers_person=True)


def told(times: Sequence[datetime], language: Language) -> str:
    """The times in words, each day once: `11월 30일 월요일 오전 9시, 오후 1시 30분`."""
    words: list[str] = []
    day = None
    for time in (one.astimezone(SEOUL) for one in times):
        words.append(_hour(time, language) if time.date() == day else f"{_day(time, language)} {_hour(time, language)}")
        day = time.date()
    return ", ".join(words) if language == "ko" or len(words) < 2 else f"{', '.join(words[:-1])} and {words[-1]}"


def _day(time: datetime, language: Language) -> str:
    if language == "ko":
        return f"{time.month}월 {time.day}일 {_DAYS_KO[time.weekday()]}요일"
    return f"{_DAYS_EN[time.weekday()]}, {_MONTHS_EN[time.month - 1]} {time.day} at"


def _hour(time: datetime, language: Language) -> str:
    if language == "ko":
        minutes = f" {time.minute}분" if time.minute else ""
        return f"{'오전' if time.hour < 12 else '오후'} {time.hour % 12 or 12}시{minutes}"
    return f"{time:%H:%M}"
