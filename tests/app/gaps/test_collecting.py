"""Which questions become gaps, how they come together, and what never gets there."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.database import Sessions
from app.gaps.collecting import Collecting
from app.gaps.tables import GapQuestionRow, GapRow
from app.talks.ledger import Ledger, Retention
from app.text_space import TextSpace
from tests.app.gaps.conftest import KIM, UNKNOWN, City
from tests.fakes.counter import Reply
from tests.fakes.retrieval import FakeEmbedder, FakeTokenizer

BICYCLE = "자전거 대여 요금이 얼마예요?"
BICYCLES = "자전거 대여 요금은 얼마인가요?"
FUNERAL = "화장장 예약은 어떻게 하나요?"
KNOWN = Reply(("14일 이내입니다.",), sources={0: "move-in#deadline@1"}, score=0.9)


async def left(sessions: Sessions) -> int:
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(GapQuestionRow)) or 0


async def test_questions_about_one_matter_come_together_and_citizens_are_counted(city: City) -> None:
    talk, _ = await city.asked(BICYCLE)
    await city.asked(BICYCLE, talk=talk)
    await city.asked(BICYCLES)
    await city.asked(FUNERAL)
    bicycle, funeral = await city.found()
    assert (bicycle.citizens, bicycle.questions, bicycle.reasons) == (2, 3, {"abstained": 3})
    assert (bicycle.official, bicycle.collection, bicycle.state) == ("complaints", "complaints", "open")
    assert bicycle.label in {BICYCLE, BICYCLES}
    assert "자전거" in bicycle.terms
    assert (funeral.citizens, funeral.label) == (1, FUNERAL)


async def test_a_question_is_looked_at_once(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    embedded = len(city.embedder.embedded)
    assert await city.collecting.collect() == 0
    assert len(city.embedder.embedded) == embedded
    await city.asked(BICYCLES)
    assert [gap.citizens for gap in await city.found()] == [2]


async def test_a_good_answer_is_no_gap(city: City) -> None:
    await city.asked(BICYCLE, KNOWN)
    await city.asked("안녕하세요", Reply(("안녕하세요.",), status="small_talk"))
    assert await city.found() == []


async def test_a_thumb_that_comes_later_makes_a_gap_of_an_answer(city: City) -> None:
    talk, answer = await city.asked(BICYCLE, KNOWN)
    assert await city.found() == []
    await city.ledger.rate(talk.id, answer, "down")
    assert [gap.reasons for gap in await city.found()] == [{"thumbs_down": 1}]


async def test_an_unsure_answer_is_a_gap(city: City) -> None:
    await city.asked(BICYCLE, Reply(("아마도요.",), sources={0: "bus#fee@1"}, score=0.4))
    assert [gap.reasons for gap in await city.found()] == [{"low_confidence": 1}]


async def test_the_question_before_a_person_was_wanted_is_a_gap_and_no_other_is(city: City) -> None:
    talk, _ = await city.asked(FUNERAL, KNOWN)
    await city.asked(BICYCLE, KNOWN, talk=talk)
    await city.asked("고마워요", Reply(("네.",), status="small_talk"), talk=talk)
    city.ledger.person_wanted(talk)
    await city.calendar.sleep(1)
    await city.asked("여권은요?", KNOWN, talk=talk)
    (gap,) = await city.found()
    assert (gap.label, gap.reasons) == (BICYCLE, {"handed_over": 1})


async def test_a_dismissed_matter_takes_later_questions_without_coming_back(city: City) -> None:
    await city.asked(BICYCLE)
    (gap,) = await city.found()
    await city.gaps.dismiss(gap.id, KIM, reason="시의 일이 아님")
    await city.asked(BICYCLES)
    assert [(one.state, one.citizens) for one in await city.found()] == [("dismissed", 2)]


async def test_another_model_makes_the_vectors_anew(city: City) -> None:
    await city.asked(BICYCLE)
    await city.found()
    other = TextSpace(FakeEmbedder(revision="2", dimensions=64))
    again = Collecting(city.sessions, city.calendar, other, FakeTokenizer(), private=())
    await again.collect()
    await city.asked(BICYCLES)
    await again.collect()
    async with city.sessions() as session:
        rows = list(await session.scalars(select(GapQuestionRow)))
    assert ({row.model for row in rows}, {len(row.vector) for row in rows}) == ({other.model}, {64 * 4})
    assert [gap.citizens for gap in await city.gaps.list(["open"])] == [2]


# What never gets there


async def test_a_counselling_talk_is_no_gap(city: City) -> None:
    await city.asked(BICYCLE, UNKNOWN, talk=city.talk(private=True))
    assert await city.found() == []
    assert city.embedder.embedded == []


async def test_a_talk_that_turns_into_a_crisis_loses_what_was_gathered_of_it(city: City) -> None:
    talk, _ = await city.asked(BICYCLE)
    await city.found()
    await city.asked("죽고 싶어요", Reply(("109",), status="crisis"), talk=talk)
    assert await left(city.sessions) == 0
    assert await city.found() == []
    await city.asked(FUNERAL, talk=talk)
    assert await city.found() == []


async def test_a_deleted_talk_leaves_no_word_in_the_gaps(city: City, database: Path) -> None:
    talk, _ = await city.asked(BICYCLE)
    await city.asked(BICYCLES)
    await city.found()
    await city.ledger.forget(talk.id)
    (gap,) = await city.found()
    assert (gap.label, gap.citizens, gap.questions) == (BICYCLES, 1, 1)
    assert BICYCLE not in (await city.gaps.detail(gap.id)).model_dump_json()
    await city.gaps.tidy()
    for path in database.parent.glob("madang.db*"):
        assert BICYCLE.encode() not in path.read_bytes()


async def test_the_last_question_that_goes_takes_the_gap_with_it(city: City, database: Path) -> None:
    talk, _ = await city.asked(BICYCLE)
    await city.found()
    await city.ledger.forget(talk.id)
    assert await left(city.sessions) == 0
    await city.gaps.tidy()
    assert await city.found() == []
    async with city.sessions() as session:
        assert [gap.state for gap in await session.scalars(select(GapRow))] == ["expired"]
    await city.ledger.expire()
    for path in database.parent.glob("madang.db*"):
        assert "자전거".encode() not in path.read_bytes()


async def test_what_is_past_its_retention_leaves_the_gaps(city: City) -> None:
    talk, answer = await city.asked(BICYCLE)
    await city.ledger.leave_contact(talk.id, "gilsoon@example.com", "changes", answer)
    await city.asked(BICYCLES)
    await city.found()
    city.calendar.days_later(31)
    await city.ledger.expire()
    assert await left(city.sessions) == 0
    assert await city.found() == []


async def test_zero_days_of_retention_leave_nothing_behind_the_end_of_the_talk(city: City) -> None:
    ledger = Ledger(city.sessions, city.calendar, Retention(0, 90), derived=())
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ledger.write())
        talk, _ = await city.asked(BICYCLE)
        await city.found()
        ledger.closed(talk, "citizen")
        await ledger.settle()
        writing.cancel()
    assert await left(city.sessions) == 0


async def test_words_that_go_while_they_are_embedded_are_not_kept(city: City) -> None:
    talk, _ = await city.asked(BICYCLE)
    found = await city.collecting._found()  # pyright: ignore[reportPrivateUsage]
    placed = city.collecting._placed(found)  # pyright: ignore[reportPrivateUsage]
    await city.ledger.forget(talk.id)
    async with city.sessions.begin() as session:
        await city.collecting._write(session, placed)  # pyright: ignore[reportPrivateUsage]
    assert await left(city.sessions) == 0


async def test_no_question_reaches_the_log(city: City, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="app"):
        await city.asked(BICYCLE)
        await city.found()
    assert "자전거" not in caplog.text
