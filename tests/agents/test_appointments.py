"""Who wants a time with a person hears the next free ones, and nobody else does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from agents.agent import Agent
from agents.appointments import NONE_FREE, SLOTS_TOOL, offered, told, wants_appointment
from agents.officials import load_officials
from agents.protocols import Tools
from core.answers import AnswerText, HandoffRequested, ToolUsed
from core.turns import TalkSoFar
from knowledge.starter import read_starter
from tests.fakes.agents import ScriptedRetriever, StillClock
from tests.fakes.slots import ScriptedSlots

TIMES = [
    datetime(2026, 11, 30, 0, tzinfo=UTC),
    datetime(2026, 11, 30, 4, 30, tzinfo=UTC),
    datetime(2026, 12, 1, 0, tzinfo=UTC),
    datetime(2026, 12, 1, 1, tzinfo=UTC),
]


@pytest.mark.parametrize(
    "text",
    [
        "상담 예약하고 싶어요", "담당자 만나고 싶은데 언제 되나요?", "투자 상담 예약할 수 있나요?", "상담 시간 예약",
        "담당자와 면담 예약", "언제 담당자를 만날 수 있어요?", "예약하고 싶어요", "상담 예약 취소하고 싶어요",
        "사람이랑 상담 예약하고 싶습니다", "청소년 상담 예약은 어떻게 해요?", "외국인투자 상담 약속 잡고 싶어요",
        "다음 주에 상담 잡아 주세요", "담당자랑 약속 잡고 싶은데요", "직원분 만나 뵙고 싶은데 시간 언제가 좋을까요",
        "I'd like to book an appointment", "When can I meet someone in charge?", "Can I schedule a consultation?",
    ],
)  # fmt: skip
def test_a_wish_for_a_time_with_a_person_is_heard(text: str) -> None:
    assert wants_appointment(text)


@pytest.mark.parametrize(
    "text",
    [
        "담당자 연결해 주세요", "상담원 바꿔 주세요", "법률 상담 예약은 어떻게 하나요?", "예방접종 예약하고 싶어요",
        "예약 없이 가도 되나요?", "취업 상담 예약", "심리상담 예약하려면?", "하이코리아 방문예약",
        "회의실 예약하고 싶어요", "대형폐기물 수거 예약", "사람 만나는 게 무서워요", "친구 만날 시간이 없어요",
        "I want to talk to a person", "Do I need an appointment at immigration?",
    ],
)  # fmt: skip
def test_other_wishes_and_other_places_are_left_alone(text: str) -> None:
    assert not wants_appointment(text)


def test_no_question_that_the_starter_set_answers_is_taken_for_one() -> None:
    asked = [question.text for content in read_starter() for question in content.questions]
    assert len(asked) > 1_000
    assert [text for text in asked if wants_appointment(text)] == []


async def test_the_next_three_times_are_told_and_shown_as_looked_up() -> None:
    reply = await offered(ScriptedSlots("investment", TIMES), "investment", "상담 예약하고 싶어요", "ko")
    assert reply is not None
    times = "11월 30일 월요일 오전 9시, 오후 1시 30분, 12월 1일 화요일 오전 9시"
    assert reply.events[-1] == ToolUsed(SLOTS_TOOL, times)
    first = reply.events[0]
    assert isinstance(first, AnswerText)
    assert times in " ".join(event.text for event in reply.events if isinstance(event, AnswerText))
    assert "오전 아홉 시" in " ".join(event.spoken for event in reply.events if isinstance(event, AnswerText))
    assert (reply.status, reply.offers_person) == ("answered", True)


async def test_where_no_time_is_free_a_person_is_offered() -> None:
    reply = await offered(ScriptedSlots("investment", []), "investment", "상담 예약하고 싶어요", "ko")
    assert reply is not None
    said = [event.text for event in reply.events if isinstance(event, AnswerText)]
    assert said[0] == NONE_FREE.ko
    assert reply.offers_person


async def test_where_nobody_can_be_booked_nothing_is_offered() -> None:
    slots = ScriptedSlots("investment", TIMES)
    assert await offered(slots, "guide", "상담 예약하고 싶어요", "ko") is None
    assert await offered(None, "investment", "상담 예약하고 싶어요", "ko") is None


@pytest.mark.parametrize(
    ("text", "is_offered"),
    [
        ("담당자 만나고 싶은데 언제 되나요?", True),
        ("담당자 바로 연결해 주세요", False),
        ("죽고 싶어요. 상담 예약", False),
    ],
)
async def test_a_time_is_offered_before_a_person_is_fetched_and_never_before_danger(
    text: str, is_offered: bool
) -> None:
    officials = load_officials()
    slots = ScriptedSlots("investment", TIMES)
    agent = Agent(officials["investment"], ScriptedRetriever([]), officials, StillClock(), tools=Tools(slots))
    events = [event async for event in agent.answer(TalkSoFar("investment", "ko"), text)]
    assert any(isinstance(event, ToolUsed) for event in events) is is_offered
    assert any(isinstance(event, HandoffRequested) for event in events) is not is_offered


def test_times_are_told_in_english() -> None:
    assert told(TIMES[:2], "en") == "Monday, November 30 at 09:00 and 13:30"
    assert told(TIMES[:1], "en") == "Monday, November 30 at 09:00"
