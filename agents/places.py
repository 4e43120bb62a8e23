"""Public facilities in a talk: who wants to book a room or a court hears the next free hours of one that fits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from agents.appointments import told
from agents.districts import district_in
from agents.own_passages import own_passage
from agents.phrases import Phrase
from agents.protocols import FreePlace, FreePlaces
from agents.statements import Statement, events_of, phrases
from agents.telling import Reply
from core.answers import ToolUsed
from core.passages import Source
from core.speech import Language

PLACES_TOOL: Final = "facility_slots"
MOST_TOLD = 3
NEXT_FREE = Phrase(
    "예약할 수 있는 가장 빠른 시간은 서울 시각으로 {times}예요.",
    "The next free times there, by the clocks of Seoul, are {times}.",
)
NONE_FREE = Phrase(
    "지금은 빈 시간이 없어요. 시설 예약 화면에서 차례를 기다리실 수 있어요.",
    "There is no free time at the moment. On the booking page you can join the waiting list.",
)
ON_THE_PAGE = Phrase(
    "시설 예약 화면에서 시간을 고르시면 바로 예약돼요. 이용 조건과 요금도 그 화면에 있어요.",
    "Choose one on the booking page and it is yours at once. Its rules and fee are told there too.",
)


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """Which kind of facility is wanted, by the kinds of `casework.facilities`, and what its name has to hold."""

    kind: str
    named: str = ""
    """The sport in Korean; empty where any of the kind will do."""


_KINDS: tuple[tuple[str, str], ...] = (
    ("meeting_room", r"회의실|세미나실|\bmeeting rooms?\b|\bconference rooms?\b|\bseminar rooms?\b"),
    ("hall", r"강당|공연장|다목적\s?홀|\bauditoriums?\b|\b(?:event|concert) halls?\b"),
    ("classroom", r"강의실|교육실|스터디\s?룸|공부방|\bclassrooms?\b|\bstudy rooms?\b"),
    ("counselling_room", r"상담실|\bcounsell?ing rooms?\b"),
    (
        "sports_ground",
        (
            r"체육관|체육\s?시설|운동장|경기장|구장|코트|(?:테니스|축구|풋살|농구|배드민턴|야구|족구|탁구|배구)\s?(?:장|대)"
            r"|\b(?:sports (?:hall|ground|field)|gym(?:nasium)?|courts?|pitch(?:es)?|football field|soccer field)\b"
        ),
    ),
)
_SPORTS: Mapping[str, str] = {
    "테니스": r"테니스|\btennis\b",
    "축구": r"축구|\b(?:soccer|football)\b",
    "풋살": r"풋살|\bfutsal\b",
    "농구": r"농구|\bbasketball\b",
    "배드민턴": r"배드민턴|\bbadminton\b",
    "야구": r"야구|\bbaseball\b",
    "족구": r"족구",
    "탁구": r"탁구|\btable tennis\b|\bping[- ]pong\b",
    "배구": r"배구|\bvolleyball\b",
}
_WANTS = re.compile(
    r"(?:예약|대관|대여|빌리|빌려|이용|사용|잡)[가-힣\s]{0,6}?(?:고\s*싶|려고|려는데|할게|할래|릴게|릴래|해\s*(?:줘|주세요|주십시오|주실)"
    r"|부탁|아\s*(?:줘|주세요)|을게|을래)|(?:예약|대관)\s*(?:이요|요|해요|합니다)?\s*[.!]?$"
    r"|\b(?:book|reserve|rent|hire)\b",
    re.IGNORECASE,
)
_ASKS_OTHERWISE = re.compile(
    r"얼마|요금|사용료|대관료|이용료|감면|할인|환불|취소|서류|자격|몇\s*(?:명|시까지)|방법|어떻게|어디서|되나요|하나요|인가요|있나요|있어요\s*\?"
    r"|\b(?:how|fees?|costs?|refund|cancel|which|where|do i need|can i|may i|is it)\b",
    re.IGNORECASE,
)


def place_wish(text: str) -> PlaceWish | None:
    """None for whoever asks about booking in general, which published knowledge answers, or wants something else."""
    if not _WANTS.search(text) or _ASKS_OTHERWISE.search(text):
        return None
    kind = next((kind for kind, words in _KINDS if re.search(words, text, re.IGNORECASE)), None)
    if kind is None:
        return None
    sports = (sport for sport, words in _SPORTS.items() if re.search(words, text, re.IGNORECASE))
    return PlaceWish(kind, next(sports, "") if kind == "sports_ground" else "")


async def place_offered(places: FreePlaces | None, text: str, language: Language) -> Reply | None:
    """The facility with its address and source, its next free hours, and where to book; None where none fits."""
    wish = place_wish(text)
    if places is None or wish is None:
        return None
    found = await places.next_free(wish.kind, named=wish.named, district=district_in(text), most=MOST_TOLD)
    if found is None:
        return None
    where = _where(found, language)
    if not found.times:
        said = [where, *phrases(NONE_FREE.say(language))]
        return Reply((*events_of(said, language), ToolUsed(PLACES_TOOL, found.id)), "answered")
    times = told(found.times, language)
    said = [where, *phrases(NEXT_FREE.say(language, times=times), "relaxed"), *phrases(ON_THE_PAGE.say(language))]
    return Reply((*events_of(said, language), ToolUsed(PLACES_TOOL, found.id)), "answered")


def _where(place: FreePlace, language: Language) -> Statement:
    """Name and address, as the administrator's source has them."""
    name, address = place.name[language], place.address[language]
    text = f"{name}의 주소는 {address}예요." if language == "ko" else f"{name} is at {address}."
    source = Source("notice", place.source, text_version=place.read_on, url=place.url, evidence=f"{name}, {address}")
    return Statement(text, own_passage(f"facility-{place.id}", "where", text, language, source, title=name))
