"""How a citizen is changes the manner of an answer, and words that only sound like it change nothing."""

from __future__ import annotations

import pytest

from agents.feelings import Feeling, feeling_of, only_feels
from agents.phrases import (
    BEREAVED_HELP,
    CHILD_ALONE,
    CONDOLENCE,
    LISTENS_TO_ANGER,
    SLOWLY,
    SORRY_FOR_TROUBLE,
)
from tests.agents.talks import Talking
from tests.fakes.agents import starter_retriever

HEARD: tuple[tuple[str, Feeling], ...] = (
    ("아버지가 돌아가셨어요", "bereaved"),
    ("아버지가 어제 돌아가셨는데 뭐부터 해야 돼요?", "bereaved"),
    ("남편이 세상을 떠났어요", "bereaved"),
    ("얼마 전에 상을 당했어요", "bereaved"),
    ("my mother died yesterday", "bereaved"),
    ("I lost my husband", "bereaved"),
    ("진짜 짜증나네 몇 번을 말해", "angry"),
    ("정말 화가 나요", "angry"),
    ("열받네", "angry"),
    ("I'm so angry", "angry"),
    ("술 좀 마셨는데 얘기 좀 해줘요", "drunk"),
    ("나 취했어", "drunk"),
    ("소주 두 병 마셨어요", "drunk"),
    ("I'm drunk", "drunk"),
    ("엄마가 안 와요 집에 혼자 있어요", "child_alone"),
    ("저 일곱 살인데 길을 잃었어요", "child_alone"),
    ("집에 혼자 있는데 엄마가 연락이 안 돼요", "child_alone"),
    ("엄마를 잃어버렸어요", "child_alone"),
    ("I'm home alone and mom isn't answering", "child_alone"),
)
UNHEARD = (
    "아버지가 집으로 돌아가셨어요",
    "돌아가신 분 명의 차는 어떻게 해요?",
    "사망신고는 언제까지 해야 하나요?",
    "아이가 집에 혼자 있어요",
    "불꽃놀이 화약은 어디에 신고해요?",
    "화나는 일이 있으면 어디에 상담해요?",
    "음주운전하면 벌금 얼마예요?",
    "술 마시고 운전했어요",
    "미성년자가 술을 마셨어요",
    "엄마가 없어서 아빠가 대신 신청해도 돼요?",
    "혼자 사는데 전입신고는요?",
    "아버지 사망진단서는 어디서 떼요?",
    "관공서에서 말이 안 통해요. 외국 기업 도와주는 데 있나요?",
    "I lost my wife's card",
)


@pytest.mark.parametrize(("text", "feeling"), HEARD)
def test_a_feeling_is_heard(text: str, feeling: Feeling) -> None:
    assert feeling_of(text) == feeling


@pytest.mark.parametrize("text", UNHEARD)
def test_a_matter_is_no_feeling(text: str) -> None:
    assert feeling_of(text) is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("남편이 세상을 떠났어요", True),
        ("나 취했어", True),
        ("엄마 돌아가셨어 나도 갈래", False),
        ("취했어 이제 다 그만할래", False),
        ("아버지가 어제 돌아가셨는데 뭐부터 해야 돼요?", False),
    ],
)
def test_what_is_told_beside_a_feeling_is_still_weighed(text: str, alone: bool) -> None:
    assert only_feels(text) is alone


async def test_who_is_bereaved_is_condoled_before_the_answer() -> None:
    told = await Talking(retriever=starter_retriever("death-report")).say(
        "아버지가 돌아가셨는데 사망신고는 언제까지 해야 하나요?"
    )
    assert told.text.startswith(CONDOLENCE.ko)
    assert "1개월 이내" in told.text


async def test_who_only_tells_of_a_loss_is_asked_what_to_begin_with() -> None:
    told = await Talking(retriever=starter_retriever("property-tax")).say("남편이 세상을 떠났어요")
    assert told.text == f"{CONDOLENCE.ko} {BEREAVED_HELP.ko}"
    assert told.closed.offers_person


async def test_condolence_is_said_once() -> None:
    talk = Talking(retriever=starter_retriever("death-report"))
    await talk.say("아버지가 돌아가셨는데 사망신고는 언제까지 해야 하나요?")
    again = await talk.say("아버지가 돌아가셨는데 사망신고 서류는 뭐가 필요해요?")
    assert CONDOLENCE.ko not in again.text


async def test_anger_is_listened_to_and_its_question_answered() -> None:
    vented = await Talking().say("진짜 짜증나네")
    assert vented.text == LISTENS_TO_ANGER.ko
    asked = await Talking().say("짜증나네 이사했는데 언제까지 신고해야 돼요?")
    assert asked.text.startswith(SORRY_FOR_TROUBLE.ko)
    assert "14일 이내" in asked.text


async def test_who_is_drunk_is_met_slowly_and_told_little() -> None:
    assert (await Talking().say("나 취했어")).text == SLOWLY.ko
    asked = await Talking().say("술 마셨는데 이사했는데 언제까지 신고해야 돼요?")
    assert "14일 이내" in asked.text
    assert asked.text.count(".") == 1


@pytest.mark.parametrize("official", ["complaints", "youth", "guide"])
async def test_a_child_alone_gets_the_police_line_and_a_person(official: str) -> None:
    told = await Talking(official).say("엄마가 안 와요 집에 혼자 있어요")
    assert told.text.startswith(CHILD_ALONE.ko)
    assert "112" in told.text
    assert told.handoff is not None
    assert told.handoff.reason == "crisis"
