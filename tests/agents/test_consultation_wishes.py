"""Who wants an investment consultation, and who only asks."""

from __future__ import annotations

import pytest

from agents.consultation_wishes import asks_something, wants_consultation
from core.speech import Language
from knowledge.starter import read_starter

WANTS = (
    "독일 회사인데 서울에 법인을 세우고 싶어요",
    "일본 회사예요. 3억 원을 투자해서 서울에 법인을 설립하려고 합니다.",
    "투자 상담을 받고 싶습니다",
    "서울에 투자하고 싶어요",
    "중국 회사인데 서울에 지사를 내려고 해요",
    "저희가 미국 회사인데요 한국에 자회사를 하나 만들까 합니다",
    "일본 사람인데 홍대에서 카페를 차리고 싶어요",
    "서울에 연락사무소를 두려고 합니다",
    "투자 상담 좀 부탁드려요",
    "투자 상담 준비할게요",
    "한국 회사 지분을 사려고 해요",
    "서울 진출을 검토하고 있어요",
    "한국에서 사업을 시작하려고요",
    "투자 상담 받을 수 있을까요?",
    "투자 관련해서 상담 좀 하고 싶은데요",
    "지점 설립을 준비 중이에요",
    "네 상담도 받아 볼게요",
)
WANTS_ENGLISH = (
    "We are a fintech company from Singapore and we want to set up a branch in Seoul.",
    "I'd like to invest in Seoul",
    "We're planning to buy a stake in a Korean game studio.",
    "I want to start a company in Seoul, I'm from Brazil",
    "I would like an investment consultation please",
    "We are thinking of opening an office in Seoul",
    "our company plans to establish a subsidiary in Korea",
    "we are considering investing in Seoul",
    "Prepare an investment consultation",
)
ASKS = (
    "외국인투자 신고는 어떻게 해요?",
    "투자 상담은 어디서 받아요?",
    "지점을 내고 싶은데 등기는 언제까지 해야 하나요?",
    "법인을 세우려면 등기를 어디에 해야 하나요?",
    "투자 비자를 받고 싶어요",
    "외국인투자 신고를 하고 싶어요",
    "사업자등록을 하고 싶어요",
    "지점 등기를 하고 싶어요",
    "사람 담당자랑 얘기하고 싶어요",
    "법인을 차리려는데 순서를 모르겠어요",
    "어디에 투자하고 싶은지 추천해 줄 수 있나요?",
)
ASKS_ENGLISH = (
    "How do I notify a foreign investment?",
    "which one is better for tax, a branch or a subsidiary?",
    "We want to set up a branch. What do we need?",
    "I want an investor visa",
    "Should I invest now or wait?",
    "Can a foreign company open a branch in Korea?",
    "I need an investment visa",
)


@pytest.mark.parametrize(("text", "language"), [*((t, "ko") for t in WANTS), *((t, "en") for t in WANTS_ENGLISH)])
def test_a_consultation_is_wanted(text: str, language: Language) -> None:
    assert wants_consultation(text, language)


@pytest.mark.parametrize(("text", "language"), [*((t, "ko") for t in ASKS), *((t, "en") for t in ASKS_ENGLISH)])
def test_a_question_stays_a_question(text: str, language: Language) -> None:
    assert not wants_consultation(text, language)


def test_no_question_of_the_starter_set_begins_a_consultation() -> None:
    asked = [question for each in read_starter() for question in each.questions]
    assert [one.text for one in asked if one.language in {"ko", "en"} and _begins(one.text)] == []


def _begins(text: str) -> bool:
    return wants_consultation(text, "ko") or wants_consultation(text, "en")


@pytest.mark.parametrize(
    "clause", ["신고는 언제 해야 하나요", "how much is it", "저 D-8 비자 받을 수 있나요?", "should I invest?"]
)
def test_what_asks_something(clause: str) -> None:
    assert asks_something(clause)


@pytest.mark.parametrize(
    "clause", ["독일 회사예요", "아직 못 정했어요", "we are from Japan", "한국에 자회사를 만들까 합니다"]
)
def test_what_tells_something(clause: str) -> None:
    assert not asks_something(clause)
