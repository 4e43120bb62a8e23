"""Two questions of one turn are answered in order, and what has no source is named."""

from __future__ import annotations

from agents.phrases import OFFER_PERSON, SECOND_QUESTION
from tests.agents.talks import Talking
from tests.fakes.agents import starter_retriever

MOVE = "이사했는데 전입신고는 언제까지 해야 하나요?"


def talking() -> Talking:
    return Talking(retriever=starter_retriever("move-in-report", "property-tax", "bulky-waste"))


async def test_both_are_answered_in_order_and_cited() -> None:
    told = await talking().say(f"{MOVE} 그리고 재산세 납기는 언제인가요?")
    first, second = told.text.split(SECOND_QUESTION.ko)
    assert "14일 이내" in first
    assert "7월" in second
    assert {citation.document_id for citation in told.citations} == {"move-in-report", "property-tax"}
    assert told.closed.status == "answered"


async def test_what_has_no_source_is_named_and_the_answer_is_partial() -> None:
    told = await talking().say(f"{MOVE} 그리고 로켓 수수료는 얼마예요?")
    assert "14일 이내" in told.text
    assert "로켓 수수료는 제가 확인한 자료에 없어요." in told.text
    assert told.closed.status == "partial"
    assert told.closed.offers_person
    assert told.text.count(OFFER_PERSON.ko) == 1


async def test_what_one_of_them_asks_back_stands_at_the_end_and_is_answered_next() -> None:
    talk = talking()
    told = await talk.say(f"{MOVE} 그리고 소파를 버리려면 언제 신고하나요?")
    assert told.closed.status == "clarify"
    assert told.clarify is not None
    assert "강남구" in told.clarify.options
    assert "3일 전" in (await talk.say("강남구요")).text


async def test_two_parts_of_one_matter_are_one_answer() -> None:
    told = await talking().say("전입신고 기한이랑 늦으면 과태료 얼마인지 알려 주세요")
    assert SECOND_QUESTION.ko not in told.text
