"""An opinion to the mayor has a page of its own; what asks for an act stays a petition."""

from __future__ import annotations

import pytest

from agents.agent import Agent
from agents.mayor import ON_THE_PAGE, OPINIONS_TOOL, PAGE, wants_mayor
from agents.officials import load_officials
from core.answers import AnswerText, Cited, Clarify, DraftChanged, ToolUsed
from core.petitions import PetitionDraft
from core.speech import Language
from core.turns import TalkSoFar
from knowledge.starter import read_starter
from tests.fakes.agents import ScriptedRetriever, StillClock

WANTED = "시장님께 의견을 보내고 싶어요"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (WANTED, "ko"),
        ("시장님께 건의하고 싶어요", "ko"),
        ("서울시장에게 하고 싶은 말이 있는데 어디에 하나요?", "ko"),
        ("시장님한테 칭찬 한마디 남기고 싶습니다", "ko"),
        ("시장님께 편지 쓰고 싶은데 방법이 있나요", "ko"),
        ("I want to send an opinion to the mayor", "en"),
        ("Can I write to the mayor?", "en"),
    ],
)
def test_a_wish_to_tell_the_mayor_is_heard(text: str, language: Language) -> None:
    assert wants_mayor(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("시장님께 건의합니다. 우리 동네 가로등이 꺼졌으니 고쳐 주세요", "ko"),
        ("시장님께 건의하고 싶어요. 공원에 벤치를 늘려 주세요", "ko"),
        ("건의하고 싶어요", "ko"),
        ("시장 선거는 언제예요?", "ko"),
        ("전통시장에 가고 싶어요", "ko"),
        ("남대문시장에서 의견 조사하나요", "ko"),
        ("민원 넣고 싶어요", "ko"),
        ("Who is the mayor?", "en"),
        ("I want to send feedback to the mayor: please fix the street lights on my road", "en"),
    ],
)
def test_a_petition_stays_one_and_other_words_are_left_alone(text: str, language: Language) -> None:
    assert not wants_mayor(text, language)


def test_no_question_that_the_starter_set_answers_is_taken_for_one() -> None:
    asked = [(q.text, q.language) for content in read_starter() for q in content.questions]
    assert [text for text, language in asked if language in ("ko", "en") and wants_mayor(text, language)] == []


async def said(official: str, text: str, language: Language = "ko", draft: PetitionDraft | None = None) -> list[object]:
    officials = load_officials()
    agent = Agent(officials[official], ScriptedRetriever([]), officials, StillClock())
    return [event async for event in agent.answer(TalkSoFar(official, language, draft=draft), text)]


async def test_the_page_is_told_with_the_difference_its_source_and_the_way_to_a_petition() -> None:
    events = await said("complaints", WANTED)
    text = " ".join(event.text for event in events if isinstance(event, AnswerText))
    assert text.startswith(ON_THE_PAGE.ko)
    assert "14일 이내" in text
    (cited,) = (event.citation for event in events if isinstance(event, Cited))
    assert cited.locator.startswith("민원 처리에 관한 법률 시행령 제15조")
    assert ToolUsed(OPINIONS_TOOL, PAGE) in events
    assert any(isinstance(event, Clarify) for event in events)
    assert not any(isinstance(event, DraftChanged) for event in events)


async def test_an_official_who_writes_no_petitions_offers_none() -> None:
    events = await said("youth", "I want to send an opinion to the mayor", "en")
    assert ToolUsed(OPINIONS_TOOL, PAGE) in events
    assert "within 14 days" in " ".join(event.text for event in events if isinstance(event, AnswerText))
    assert not any(isinstance(event, Clarify) for event in events)


async def test_a_petition_that_is_being_written_is_not_left_for_it() -> None:
    draft = PetitionDraft("suggestion", text="시장님께 드리는 말씀", subject="건의", asked="text")
    events = await said("complaints", WANTED, draft=draft)
    assert not any(isinstance(event, ToolUsed) for event in events)
