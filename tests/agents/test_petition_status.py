"""`언제 끝나요?`: told from the clock of the petition that was filed, never from a document."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from agents.petition_status import asks_status, status_reply
from agents.understanding import understand
from core.answers import AnswerText, ToolUsed
from core.petitions import PetitionStanding
from core.turns import TalkSoFar, Turn

DAY = date(2026, 11, 23)
STARTER = Path(__file__).parents[2] / "evals" / "starter_questions.jsonl"
STANDING = PetitionStanding(
    "2026-000012", "제출됨", "filed", "2026년 12월 3일(목)까지", "by Thu, 3 Dec 2026", is_provisional=True
)
FILED = TalkSoFar(
    "complaints",
    "ko",
    (Turn("citizen", "고쳐 주세요"), Turn("official", "민원이 제출됐어요.", status="filed")),
    filed=("2026-000012",),
)
NEW = TalkSoFar("complaints", "ko")


class Register:
    """One petition."""

    async def standing(self, number: str) -> PetitionStanding | None:
        return STANDING if number == STANDING.number else None


@pytest.mark.parametrize(
    "text",
    [
        "언제 끝나요?",
        "며칠 걸려요?",
        "그거 언제 처리돼요?",
        "제 민원 어떻게 됐어요?",
        "진행 상황 알려 주세요",
        "when will it be done?",
    ],
)
def test_asked_of_the_petition_that_was_just_filed(text: str) -> None:
    assert asks_status(FILED, understand(FILED, text, today=DAY))


@pytest.mark.parametrize(
    "text", ["제 민원 언제 끝나요?", "민원번호 2026-000012 어떻게 됐어요?", "what is the status of my petition?"]
)
def test_asked_of_ones_own_petition_in_a_new_talk(text: str) -> None:
    assert asks_status(NEW, understand(NEW, text, today=DAY))


@pytest.mark.parametrize(
    "text", ["여권은 며칠 걸려요?", "민원은 보통 며칠 걸려요?", "언제 끝나요?", "고충민원은 언제까지 처리해야 돼요?"]
)
def test_a_rule_or_another_matter_is_left_to_the_knowledge(text: str) -> None:
    assert not asks_status(NEW, understand(NEW, text, today=DAY))


def test_no_question_that_the_knowledge_answers_is_taken_for_it() -> None:
    asked = [json.loads(line)["text"] for line in STARTER.read_text("utf-8").splitlines()]
    assert [text for text in asked if asks_status(NEW, understand(NEW, text, today=DAY))] == []


async def test_the_state_and_the_reckoned_deadline_are_told() -> None:
    reply = await status_reply(FILED, understand(FILED, "언제 끝나요?", today=DAY), Register())
    said = " ".join(event.text for event in reply.events if isinstance(event, AnswerText))
    assert "2026년 12월 3일(목)까지" in said
    assert "접수되면 확정" in said
    assert [event.name for event in reply.events if isinstance(event, ToolUsed)] == ["petition_status"]


async def test_any_other_petition_is_followed_by_number_and_name() -> None:
    reply = await status_reply(NEW, understand(NEW, "제 민원 언제 끝나요?", today=DAY), Register())
    assert [event.name for event in reply.events if isinstance(event, ToolUsed)] == ["petition_follow"]
    assert reply.status == "clarify"
