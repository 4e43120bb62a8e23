"""Gaps are asked again after a publication, closed where they are answered, and opened where that ends."""

from __future__ import annotations

from datetime import timedelta

from tests.app.gaps.conftest import UNKNOWN, City
from tests.fakes.counter import Reply

BICYCLE = "자전거 대여 요금이 얼마예요?"
BICYCLES = "자전거 대여 요금은 얼마인가요?"
TOLD = Reply(("한 시간에 천 원입니다.",), sources={0: "bicycle#fee@1"}, score=0.9)


async def closed(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    city.script[BICYCLE] = TOLD
    await city.ask_again(1)
    await city.calendar.sleep(1)


async def test_a_gap_that_is_answered_is_closed_with_the_answer(city: City) -> None:
    await closed(city)
    (gap,) = await city.found()
    assert (gap.state, gap.answer, gap.document_id) == ("closed", "한 시간에 천 원입니다.", "bicycle")
    assert gap.closed_at == city.calendar.now() - timedelta(seconds=1)


async def test_a_gap_that_is_not_answered_stays_open(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    assert await city.ask_again(1) == 0
    assert [gap.state for gap in await city.found()] == ["open"]


async def test_a_gap_is_asked_once_for_each_publication(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    await city.ask_again(1)
    city.script[BICYCLE] = TOLD
    assert await city.ask_again(1) == 0
    assert await city.ask_again(2) == 1


async def test_the_answer_that_was_disliked_does_not_close_a_gap_when_it_is_given_again(city: City) -> None:
    talk, answer = await city.asked(BICYCLE, TOLD)
    await city.ledger.rate(talk.id, answer, "down")
    await city.found()
    city.script[BICYCLE] = TOLD
    assert await city.ask_again(1) == 0
    city.script[BICYCLE] = Reply(("두 시간에 천 원입니다.",), sources={0: "bicycle#fee@2"})
    assert await city.ask_again(2) == 1


async def test_a_closed_gap_opens_when_it_is_asked_in_vain_again(city: City) -> None:
    await closed(city)
    await city.asked(BICYCLES)
    (gap,) = await city.found()
    assert (gap.state, gap.citizens, gap.answer, gap.closed_at) == ("open", 2, "", None)


async def test_a_question_from_before_the_closing_does_not_open_a_gap(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    talk, answer = await city.asked(BICYCLES, TOLD)
    city.script[BICYCLE] = TOLD
    await city.ask_again(1)
    await city.ledger.rate(talk.id, answer, "down")
    assert [(gap.state, gap.citizens) for gap in await city.found()] == [("closed", 2)]


async def test_a_closed_gap_opens_when_its_answer_is_withdrawn(city: City) -> None:
    await closed(city)
    city.script[BICYCLE] = UNKNOWN
    assert await city.ask_again(2) == 1
    assert [gap.state for gap in await city.found()] == ["open"]


async def test_nothing_of_the_asking_goes_on_record(city: City) -> None:
    await closed(city)
    assert await city.ledger.counts() == {"abstained": 1}


async def test_the_questions_of_an_official_who_is_gone_wait(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    assert await city.ask_again(1) == 0
    assert [gap.state for gap in await city.found("open")] == ["open"]
