"""A citizen under 14: heard, told once in a child's words, helped, and asked for no name or contact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.childhood import age_told, is_child, only_tells_age
from agents.phrases import CHILD_ASK, CHILD_NOTICE
from core.answers import ConsultationChanged, DraftChanged
from core.turns import TalkSoFar, Turn
from tests.agents.talks import Talking


@pytest.mark.parametrize(
    "text",
    [
        "저 초등학교 4학년인데요",
        "열두 살이에요",
        "I'm 11",
        "저는 13살이에요",
        "나 초딩인데",
        "전 만 12세입니다",
        "초5요",
        "초등학생이에요",
        "저 열 살인데 도서관 카드 만들 수 있어요?",
        "저는 중1이에요",
        "제가 아홉 살인데요",
        "네 열한 살이요",
        "안녕하세요, 초등학교 6학년이에요",
        "I’m 12 years old and I lost my card",
        "I am in fourth grade",
        "I'm a 9-year-old girl",
        "i'm just ten",
        "저 중학교 1학년이에요",
    ],
)
def test_a_child_is_heard(text: str) -> None:
    assert age_told(text) == "child"


@pytest.mark.parametrize(
    "text",
    [
        "우리 아이가 열두 살인데요",
        "딸이 초등학교 4학년인데요",
        "초등학교 4학년 아이 돌봄 신청하고 싶어요",
        "12살부터 카드 되나요?",
        "10세 이하 무료인가요?",
        "저는 열네 살이에요",
        "저는 21살이에요",
        "I'm 11 minutes late",
        "I am 5 months pregnant",
        "My son is 11",
        "저 1살 아기 엄마인데요",
        "초등학교 앞 신호등이 고장났어요",
        "저는 초등학교 교사예요",
        "제 동생 열 살인데요",
        "초등학교에 입학시키려면요",
        "저 12월에 이사했어요",
        "저는 13년째 살고 있어요",
        "I'm in grade school district 5",
        "전 10세대 사는 빌라 주인인데요",
        "저는 5세 훈이 이모예요",
        "나이는 12살 이상이요?",
    ],
)
def test_who_speaks_of_a_child_or_of_something_else_is_none(text: str) -> None:
    assert age_told(text) != "child"


def test_what_was_said_last_counts() -> None:
    talk = TalkSoFar("complaints", "ko", (Turn("citizen", "저 열두 살이에요"), Turn("official", "네")))
    assert is_child(talk, "도서관은 어디예요?")
    assert not is_child(talk, "아니에요 저는 스무 살이에요")
    assert not is_child(TalkSoFar("complaints", "ko"), "도서관은 어디예요?")


def test_an_age_alone_is_told_from_an_age_with_a_question() -> None:
    assert only_tells_age("안녕하세요, 저 초등학교 4학년인데요")
    assert only_tells_age("I'm 11 years old.")
    assert not only_tells_age("저 열 살인데 전입신고는 뭐예요?")


async def test_a_child_is_told_once_in_its_own_words_and_answered() -> None:
    talk = Talking()
    first = await talk.say("저 초등학교 4학년인데요")
    assert first.text == f"{CHILD_NOTICE.ko} {CHILD_ASK.ko}"
    assert first.closed.of_child
    second = await talk.say("이사하면 언제까지 신고해야 돼요?")
    assert "14일 이내" in second.text
    assert CHILD_NOTICE.ko not in second.text
    assert second.closed.of_child


async def test_a_question_that_comes_with_the_age_is_answered_after_the_notice() -> None:
    told = await Talking().say("저 열두 살인데 이사하면 언제까지 신고해야 돼요?")
    assert told.text.startswith(CHILD_NOTICE.ko)
    assert "14일 이내" in told.text


async def test_an_english_child_reads_english() -> None:
    told = await replace(Talking(), language="en").say("I'm 11")
    assert told.text == f"{CHILD_NOTICE.en} {CHILD_ASK.en}"


async def test_no_petition_is_drafted_with_a_child_and_the_ways_are_told_with_the_law() -> None:
    talk = Talking()
    await talk.say("저 열두 살이에요")
    told = await talk.say("민원 넣고 싶어요. 놀이터 그네가 부서졌어요")
    assert talk.draft is None
    assert DraftChanged(None) in told.events
    assert "보호자(법정대리인)의 동의" in told.text
    assert "이름 없이 하는 상담" in told.text
    assert [one.locator for one in told.citations] == ["개인정보 보호법 제22조의2제1항 (아동의 개인정보 보호)"]


async def test_no_consultation_is_prepared_with_a_child() -> None:
    talk = Talking("investment")
    await talk.say("저 열두 살이에요")
    told = await talk.say("투자 상담 준비하고 싶어요")
    assert talk.consultation is None
    assert ConsultationChanged(None) in told.events
    assert "보호자(법정대리인)의 동의" in told.text


async def test_a_child_in_danger_is_helped_before_anything_is_explained() -> None:
    told = await Talking("youth").say("저 열 살인데요 죽고 싶어요")
    assert told.closed.status == "crisis"
    assert told.closed.of_child
    assert CHILD_NOTICE.ko not in told.text


async def test_grown_ups_hear_no_notice() -> None:
    told = await Talking().say("우리 아이가 열두 살인데 이사하면 언제까지 신고해야 돼요?")
    assert CHILD_NOTICE.ko not in told.text
    assert not told.closed.of_child
