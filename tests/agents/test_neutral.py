"""No side is taken in politics; how to vote is told."""

from __future__ import annotations

import pytest

from agents.neutral import asks_politics
from agents.phrases import NEUTRAL
from tests.agents.talks import Talking

POLITICS = (
    "누구 뽑아야 돼요?",
    "대통령 어떻게 생각해?",
    "어느 당이 제일 나아요",
    "시장님 잘하고 있어요?",
    "어느 후보를 찍어야 해요",
    "시장이 요즘 일을 못하지 않아요?",
    "탄핵에 찬성해요?",
    "who should I vote for?",
    "what do you think of the president?",
)
NONE = (
    "사전투표는 언제 해요?",
    "투표할 때 뭐 가져가요?",
    "시장에게 의견을 내고 싶어요",
    "정부가 문제를 해결해 주나요?",
    "전통시장 주차는 어때요?",
    "동대표는 누구를 뽑아야 해요?",
    "구청장이 정한 조례는 어디서 봐요?",
    "정부24는 어떻게 써요?",
    "후보 등록은 언제 해요?",
    "국회의원 선거일은 언제예요?",
    "where do I vote?",
)


@pytest.mark.parametrize("text", POLITICS)
def test_a_side_is_asked_for(text: str) -> None:
    assert asks_politics(text)


@pytest.mark.parametrize("text", NONE)
def test_how_to_vote_is_no_side(text: str) -> None:
    assert not asks_politics(text)


async def test_no_side_is_taken() -> None:
    told = await Talking().say("이번 선거에서 누구를 찍어야 해요?")
    assert (told.text, told.closed.status, told.citations) == (NEUTRAL.ko, "refused", [])
