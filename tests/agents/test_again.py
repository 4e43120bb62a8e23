"""An answer told again in the manner that the citizen wants, from the same passages."""

from __future__ import annotations

import pytest

from agents.statements import RINGS
from core.answers import AnswerText
from tests.agents.talks import Talking
from tests.fakes.agents import starter_retriever

MOVE = "이사했는데 언제까지 신고해야 돼요?"


async def test_shorter_is_the_one_sentence_that_bears_on_the_question() -> None:
    talk = Talking()
    first = await talk.say(MOVE)
    short = await talk.say("짧게 말해 줘")
    assert short.text == first.text.split(". ")[0] + "."
    assert short.closed.status == "answered"
    assert short.citations[0].locator == "주민등록법 제16조제1항 (거주지의 이동)"


async def test_simpler_explains_the_hard_words_and_keeps_the_facts() -> None:
    talk = Talking()
    await talk.say("전입신고를 늦게 하면 과태료가 얼마예요?")
    simple = await talk.say("너무 어려워요")
    assert "5만원 이하" in simple.text
    assert "과태료는 정해진 일을 하지 않았을 때 관청에 내는 돈이에요." in simple.text
    assert simple.citations
    again = await talk.say("더 쉽게 말해 줘")
    assert "과태료는 정해진" not in again.text  # it was explained


async def test_step_by_step_is_numbered_on_the_screen_and_counted_aloud() -> None:
    talk = Talking()
    await talk.say(MOVE)
    steps = await talk.say("단계별로 알려 주세요")
    told = [event for event in steps.events if isinstance(event, AnswerText) and event.text[0] in RINGS]
    assert [event.text[0] for event in told] == list(RINGS[: len(told)])
    assert len(told) >= 4
    assert told[0].spoken.startswith("첫째, 이사하면")
    assert all(event.text == " ".join(word.display for word in event.words) for event in told)
    assert {citation.document_id for citation in steps.citations} == {"move-in-report"}


async def test_from_the_beginning_within_steps_is_the_first_step_again() -> None:
    talk = Talking()
    await talk.say(MOVE)
    steps = await talk.say("단계별로 알려 주세요")
    assert (await talk.say("처음부터 다시")).text == steps.text


@pytest.mark.parametrize("wish", ["처음부터", "처음부터 다시 할게요", "start over"])
async def test_a_fresh_start_drops_the_topic(wish: str) -> None:
    talk = Talking()
    await talk.say(MOVE)
    fresh = await talk.say(wish)
    assert fresh.closed.status == "small_talk"
    assert fresh.citations == []
    assert (await talk.say("그럼 늦으면요?")).citations == []


@pytest.mark.parametrize("wish", ["더 쉽게 말해 줘", "짧게", "단계별로 알려 주세요", "briefly"])
async def test_before_any_answer_there_is_nothing_to_tell_again(wish: str) -> None:
    assert (await Talking().say(wish)).closed.status == "clarify"


async def test_a_manner_in_the_same_breath_applies_to_the_new_answer() -> None:
    talk = Talking()
    short = await talk.say("이사했는데 언제까지 신고해야 돼요? 짧게 말해 주세요")
    assert short.text.count(".") == 1
    assert "14일 이내" in short.text
    late = await talk.say("그럼 늦으면 어떻게 되는지 한마디로 알려 주세요")
    assert "5만원 이하" in late.text
    assert late.text.count(".") == 1


async def test_the_question_behind_several_wishes_is_still_the_question() -> None:
    talk = Talking()
    await talk.say(MOVE)
    await talk.say("더 쉽게 말해 줘")
    assert "14일 이내" in (await talk.say("짧게")).text


async def test_what_has_no_steps_is_told_as_it_is_and_says_so() -> None:
    talk = Talking("youth", retriever=starter_retriever("minimum-wage-2026"))
    await talk.say("2026년 최저임금은 얼마예요?")
    told = await talk.say("단계별로 알려 주세요")
    assert told.closed.status in {"partial", "answered"}
    assert "10,320원" in told.text


async def test_steps_in_english() -> None:
    talk = Talking(language="en")
    await talk.say("I just moved. By when do I have to report my new address?")
    steps = await talk.say("step by step please")
    assert "① You must report a move within 14 days" in steps.text
