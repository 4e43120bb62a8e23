"""Consultations in whole talks: they begin, wait while something else is asked, and never stand in the way."""

from __future__ import annotations

from datetime import datetime

import pytest

from core.answers import AnswerClosed, ConsultationChanged, ToolUsed
from core.clock import SEOUL
from core.consultations import Consultation
from tests.agents.talks import Heard, Talking
from tests.fakes.agents import starter_retriever
from tests.fakes.slots import ScriptedSlots

KNOWN = (
    "fdi-notification", "fdi-definition", "visa-corporate-investment", "visa-intracompany", "foreign-branch",
    "business-registration", "fdi-registration",
)  # fmt: skip
FREE = (datetime(2026, 11, 24, 10, tzinfo=SEOUL), datetime(2026, 11, 24, 14, tzinfo=SEOUL))
OFFER = "투자 상담 준비할게요"


def talking(official: str = "investment", **more: object) -> Talking:
    talk = Talking(official, retriever=starter_retriever(*KNOWN), slots=ScriptedSlots("investment", FREE))
    for name, value in more.items():
        setattr(talk, name, value)
    return talk


def changes(heard: Heard) -> list[Consultation | None]:
    return [event.consultation for event in heard.events if isinstance(event, ConsultationChanged)]


def documents(heard: Heard) -> set[str]:
    return {citation.document_id for citation in heard.citations}


async def test_a_plan_begins_one_and_the_way_in_is_told_with_its_sources() -> None:
    heard = await talking().say("독일 회사인데 서울에 법인을 세우고 싶어요")
    assert heard.closed.status == "clarify"
    assert changes(heard) == [Consultation(country="독일", form="새 법인 설립", asked="sector")]
    assert {"fdi-notification", "visa-corporate-investment"} <= documents(heard)
    assert heard.text.endswith("어떤 업종이에요?")
    assert isinstance(heard.events[-1], AnswerClosed)


async def test_a_branch_has_another_way() -> None:
    heard = await talking().say("중국 회사인데 서울에 지사를 내려고 해요")
    assert "foreign-branch" in documents(heard)
    assert "fdi-notification" not in documents(heard)


async def test_the_least_amount_is_told_once_the_amount_is_known() -> None:
    talk = talking(consultation=Consultation("독일", "로봇", form="새 법인 설립", asked="amount"))
    heard = await talk.say("5천만 원이요")
    assert documents(heard) == {"fdi-definition"}
    assert "1억원" in heard.text


async def test_all_is_read_back_with_the_next_free_times() -> None:
    talk = talking(consultation=Consultation("독일", "로봇", "5억 원", "새 법인 설립", asked="timing"))
    heard = await talk.say("내년 상반기요")
    assert "나라: 독일, 업종: 로봇, 금액: 5억 원, 형태: 새 법인 설립, 시기: 내년 상반기." in heard.text
    assert "11월 24일 화요일 오전 10시, 오후 2시" in heard.text
    assert [event.name for event in heard.events if isinstance(event, ToolUsed)] == ["consultation_slots"]
    assert heard.closed.offers_person


async def test_nobody_free_is_said() -> None:
    talk = talking(consultation=Consultation("독일", "로봇", "5억 원", "지점", asked="timing"))
    talk.slots = ScriptedSlots("investment", ())
    assert "예약할 수 있는 상담 시간이 없어요" in (await talk.say("내년이요")).text


async def test_another_question_is_answered_and_the_consultation_goes_on() -> None:
    talk = talking()
    await talk.say("투자 상담 받고 싶어요")
    heard = await talk.say("외국인투자 신고는 언제 해야 하나요?")
    assert heard.closed.status == "answered"
    assert documents(heard) == {"fdi-notification"}
    assert heard.text.endswith("준비하던 투자 상담을 이어 갈게요. 어느 나라에서 투자하세요?")
    await talk.say("미국이요")
    assert talk.consultation == Consultation(country="미국", asked="sector")


async def test_what_is_told_beside_a_question_is_collected_too() -> None:
    talk = talking()
    await talk.say("투자 상담 받고 싶어요")
    heard = await talk.say("미국 회사예요. 외국인투자 신고는 언제 해야 하나요?")
    assert heard.closed.status == "answered"
    assert talk.consultation == Consultation(country="미국", asked="sector")
    assert heard.text.endswith("어떤 업종이에요?")


@pytest.mark.parametrize(
    "text", ["외국인투자 신고는 어떻게 해요?", "투자 상담은 어디서 받아요?", "투자 비자 조건이 얼마예요?"]
)
async def test_a_plain_question_begins_none(text: str) -> None:
    talk = talking()
    heard = await talk.say(text)
    assert changes(heard) == []
    assert talk.consultation is None


async def test_one_is_offered_once_after_an_answer_about_investing() -> None:
    talk = talking()
    first = await talk.say("외국인투자 신고는 언제 해야 하나요?")
    assert first.clarify is not None
    assert first.clarify.options == (OFFER,)
    second = await talk.say("외국회사 영업소 등기는 며칠 안에 해요?")
    assert second.clarify is None or OFFER not in second.clarify.options
    begun = await talk.say(OFFER)
    assert begun.closed.status == "clarify"
    assert talk.consultation is not None


async def test_a_time_that_is_asked_for_is_told_and_a_consultation_is_offered() -> None:
    heard = await talking().say("투자 상담 예약하고 싶어요")
    assert "오전 10시" in heard.text
    assert heard.clarify is not None
    assert heard.clarify.options == (OFFER,)


@pytest.mark.parametrize(
    "text", ["어디에 투자하면 돈이 될까요?", "투자하면 수익이 보장되나요?", "어떤 업종에 투자하는 게 좋을까요?"]
)
async def test_no_advice_is_given_in_the_middle_of_one(text: str) -> None:
    talk = talking(consultation=Consultation("독일", asked="sector"))
    heard = await talk.say(text)
    assert heard.closed.status == "refused"
    assert talk.consultation == Consultation("독일", asked="sector")


@pytest.mark.parametrize("text", ["저 D-8 비자 받을 수 있나요?", "제가 외국인투자 승인 받을 수 있을까요?"])
async def test_nothing_is_promised_in_the_middle_of_one(text: str) -> None:
    talk = talking(consultation=Consultation("독일", "로봇", "5억 원", asked="form"))
    heard = await talk.say(text)
    assert "받으실 수 있어요" not in heard.text
    assert heard.closed.offers_person
    assert talk.consultation is not None
    assert talk.consultation.asked == "form"


async def test_a_person_and_help_in_danger_are_always_reached() -> None:
    talk = talking()
    await talk.say("투자 상담 받고 싶어요")
    assert (await talk.say("사람 연결해 주세요")).closed.status == "handed_over"
    assert (await talk.say("죽고 싶어요")).closed.status == "crisis"


async def test_who_stops_is_let_go() -> None:
    talk = talking()
    await talk.say("투자 상담 받고 싶어요")
    heard = await talk.say("그만할게요")
    assert changes(heard) == [None]
    assert talk.consultation is None
    assert heard.closed.status == "small_talk"


@pytest.mark.parametrize("official", ["complaints", "guide", "youth"])
async def test_no_other_official_prepares_one(official: str) -> None:
    heard = await talking(official).say("서울에 법인을 세우고 싶어요")
    assert changes(heard) == []


async def test_a_petition_that_is_being_written_goes_first() -> None:
    talk = talking()
    await talk.say("민원 넣고 싶어요")
    await talk.say("서울에 투자하고 싶은데 담당자가 연락을 안 받아요")
    assert talk.consultation is None
    assert talk.draft is not None


async def test_in_english() -> None:
    talk = talking(language="en")
    heard = await talk.say("We are a fintech company from Singapore and we want to set up a branch in Seoul.")
    assert heard.closed.language == "en"
    assert changes(heard) == [Consultation(country="Singapore", sector="fintech", form="a branch", asked="amount")]
    assert "foreign-branch" in documents(heard)
    await talk.say("about two million US dollars")
    await talk.say("make it 3 million")
    read = await talk.say("within six months")
    assert "Amount: USD 3 million" in read.text
    assert "Tuesday, November 24 at 10:00" in read.text


async def test_a_yes_to_the_offer_begins_one() -> None:
    talk = talking()
    await talk.say("외국인투자 신고는 언제 해야 하나요?")
    assert changes(await talk.say("네")) == [Consultation(asked="country")]


async def test_a_yes_to_anything_else_begins_none() -> None:
    talk = talking()
    await talk.say("안녕하세요")
    assert changes(await talk.say("네")) == []
