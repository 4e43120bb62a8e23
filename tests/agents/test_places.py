"""Who wants to book a room or a court hears the next free hours of one that fits, with where it was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from agents.agent import Agent
from agents.officials import load_officials
from agents.places import NONE_FREE, PLACES_TOOL, PlaceWish, place_offered, place_wish
from agents.protocols import FreePlace, Tools
from core.answers import AnswerText, Cited, ToolUsed
from core.speech import Language
from core.turns import TalkSoFar
from knowledge.starter import read_starter
from tests.fakes.agents import ScriptedRetriever, StillClock

TIMES = (datetime(2026, 11, 30, 0, tzinfo=UTC), datetime(2026, 11, 30, 1, tzinfo=UTC))
WANTED = "테니스장 예약하고 싶어요"


class ScriptedPlaces:
    """`agents.protocols.FreePlaces` with one court, or with what it is told to have."""

    def __init__(self, times: Sequence[datetime] = TIMES, *, has: bool = True) -> None:
        self._times, self._has = tuple(times), has
        self.asked: list[tuple[str, str, str | None]] = []

    async def next_free(self, kind: str, *, named: str, district: str | None, most: int) -> FreePlace | None:
        self.asked.append((kind, named, district))
        if not self._has:
            return None
        name: dict[Language, str] = {"ko": "마당 테니스장", "en": "Madang tennis court"}
        address: dict[Language, str] = {"ko": "서울특별시 마포구 없는길 1", "en": "1 Nowhere-gil, Mapo-gu, Seoul"}
        read = date(2026, 11, 1)
        return FreePlace("madang-tennis", name, address, "시설 안내", "https://example.org", read, self._times[:most])


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (WANTED, PlaceWish("sports_ground", "테니스")),
        ("체육관 예약하고 싶은데요", PlaceWish("sports_ground")),
        ("회의실 빌리고 싶습니다", PlaceWish("meeting_room")),
        ("강당 대관해 주세요", PlaceWish("hall")),
        ("마포구 축구장 예약 부탁드려요", PlaceWish("sports_ground", "축구")),
        ("스터디룸 예약할게요", PlaceWish("classroom")),
        ("배드민턴 코트 잡아 주세요", PlaceWish("sports_ground", "배드민턴")),
        ("I'd like to book a meeting room", PlaceWish("meeting_room")),
        ("I want to reserve a tennis court", PlaceWish("sports_ground", "테니스")),
    ],
)
def test_a_wish_for_a_facility_is_heard(text: str, wish: PlaceWish) -> None:
    assert place_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "회의실 대관료가 얼마예요?",
        "체육관 예약은 어떻게 하나요?",
        "테니스장 예약 취소하고 싶어요",
        "상담 예약하고 싶어요",
        "체육관 화장실 좀 고쳐 주세요",
        "식당 예약하고 싶어요",
        "How do I book a tennis court?",
        "my day in court was rescheduled",
        "이 책을 예약하고 싶어요",
    ],
)
def test_other_wishes_and_questions_are_left_alone(text: str) -> None:
    assert place_wish(text) is None


def test_no_question_that_the_starter_set_answers_is_taken_for_one() -> None:
    asked = [question.text for content in read_starter() for question in content.questions]
    assert len(asked) > 1_000
    assert [text for text in asked if place_wish(text)] == []


async def test_the_next_hours_are_told_with_the_place_and_its_source() -> None:
    places = ScriptedPlaces()
    reply = await place_offered(places, "마포구 " + WANTED, "ko")
    assert reply is not None
    said = [event.text for event in reply.events if isinstance(event, AnswerText)]
    assert said[0] == "마당 테니스장의 주소는 서울특별시 마포구 없는길 1예요."
    assert "11월 30일 월요일 오전 9시, 오전 10시" in said[1]
    assert [event.citation.locator for event in reply.events if isinstance(event, Cited)] == ["시설 안내"]
    assert reply.events[-1] == ToolUsed(PLACES_TOOL, "madang-tennis")
    assert places.asked == [("sports_ground", "테니스", "마포구")]


async def test_it_is_told_in_english() -> None:
    reply = await place_offered(ScriptedPlaces(), "I want to reserve a tennis court", "en")
    assert reply is not None
    said = " ".join(event.text for event in reply.events if isinstance(event, AnswerText))
    assert "Madang tennis court is at 1 Nowhere-gil" in said
    assert "Monday, November 30 at 09:00 and 10:00" in said


async def test_where_all_is_full_one_can_wait_and_where_none_fits_nothing_is_offered() -> None:
    full = await place_offered(ScriptedPlaces(()), WANTED, "ko")
    assert full is not None
    assert NONE_FREE.ko in " ".join(event.text for event in full.events if isinstance(event, AnswerText))
    assert await place_offered(ScriptedPlaces(has=False), WANTED, "ko") is None
    assert await place_offered(None, WANTED, "ko") is None


@pytest.mark.parametrize("official", ["complaints", "guide", "youth", "investment"])
async def test_every_official_offers_it_in_a_talk_and_to_no_child(official: str) -> None:
    officials = load_officials()
    tools = Tools(places=ScriptedPlaces())
    agent = Agent(officials[official], ScriptedRetriever([]), officials, StillClock(), tools=tools)
    for text, is_offered in ((WANTED, True), ("저 열두 살인데 " + WANTED, False)):
        events = [event async for event in agent.answer(TalkSoFar(official, "ko"), text)]
        assert any(isinstance(event, ToolUsed) for event in events) is is_offered, text
