"""What is kept of a talk, for how long, and that nothing is left of it afterwards."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection, event, select, text

from app.database import Sessions
from app.protocols import Agent
from app.talks.ledger import COUNTED_FOR_SECONDS, Ledger, Retention
from app.talks.tables import AnswerPassageRow, AnswerRow, ContactRow, TalkRow
from app.talks.talk import Happenings, Talk
from core.errors import InvalidInput, NotFound
from tests.fakes.calendar import Calendar
from tests.fakes.counter import Reply, ScriptedAgent, official

QUESTION = "우리집은 삼청동인데 전입신고는"
SECRET = "삼청동"


def opened(ledger: Ledger, calendar: Calendar, agent: ScriptedAgent | None = None) -> Talk:
    tell = Happenings(ledger.answered, lambda _talk, _request: None, ledger.closed)
    talk = Talk(cast("Agent", agent or ScriptedAgent()), "ko", address="", clock=calendar, tell=tell)
    ledger.opened(talk)
    return talk


async def answered(talk: Talk, question: str = QUESTION) -> str:
    answer = talk.ask(question, via="text")
    async for _ in talk.answer(answer):
        pass
    return answer.id


async def rows(sessions: Sessions) -> list[AnswerRow]:
    async with sessions() as session:
        return list(await session.scalars(select(AnswerRow).order_by(AnswerRow.at)))


async def count(sessions: Sessions, table: str) -> int:
    async with sessions() as session:
        return (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()


def bytes_on_disk(database: Path) -> bytes:
    """Of the file, its log and whatever else lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob("madang.db*")))


async def test_an_answer_is_kept_with_the_passages_it_rested_on(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    agent = ScriptedAgent({QUESTION: Reply(("14일", "주민센터"), sources={0: "move-in", 1: "move-in"})})
    talk = opened(ledger, calendar, agent)
    await answered(talk)
    await ledger.settle()
    (row,) = await rows(sessions)
    assert (row.question, row.text, row.heard, row.status) == (QUESTION, "14일 주민센터", None, "answered")
    assert row.passages == ["move-in#1@1"]
    async with sessions() as session:
        (passage,) = list(await session.scalars(select(AnswerPassageRow)))
    assert (passage.answer_id, passage.passage_id, passage.document_id, passage.version, passage.sentence) == (
        row.id, "move-in#1@1", "move-in", 1, "14일 주민센터",
    )  # fmt: skip


async def test_of_an_interrupted_sentence_only_what_was_heard_counts(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    sentences = Reply(("14일 이내입니다.", "주민센터에 갑니다."), sources={0: "deadline", 1: "where"})
    talk = opened(ledger, calendar, ScriptedAgent({QUESTION: sentences}))
    answer = talk.answers[await answered(talk)]
    talk.spoke(answer, "14일 이내입니다. 주민", interrupted=True)
    await ledger.settle()
    async with sessions() as session:
        kept = {row.document_id: row.sentence for row in await session.scalars(select(AnswerPassageRow))}
    assert kept == {"deadline": "14일 이내입니다.", "where": "주민"}


async def test_the_score_and_the_wish_for_a_person_are_kept(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar, ScriptedAgent({QUESTION: Reply(("14일",), score=0.42)}))
    await answered(talk)
    ledger.person_wanted(talk)
    wanted = calendar.now()
    calendar.days_later(1)
    ledger.person_wanted(talk)
    await ledger.settle()
    (row,) = await rows(sessions)
    async with sessions() as session:
        outline = await session.get_one(TalkRow, talk.id)
    assert (row.score, outline.person_wanted_at) == (0.42, wanted)


async def test_an_interrupted_answer_is_kept_as_it_was_heard(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    answer = talk.answers[await answered(talk)]
    talk.spoke(answer, "우리집은", interrupted=True)
    await ledger.settle()
    (row,) = await rows(sessions)
    assert (row.heard, row.interrupted) == ("우리집은", True)


async def test_a_thumb_survives_the_correction_of_its_answer(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    answer = talk.answers[await answered(talk)]
    await ledger.rate(talk.id, answer.id, "up")
    talk.spoke(answer, "우리집은", interrupted=True)
    await ledger.settle()
    assert [row.thumb for row in await rows(sessions)] == ["up"]


async def test_only_an_answer_of_the_talk_can_be_rated(ledger: Ledger, calendar: Calendar) -> None:
    one, other = opened(ledger, calendar), opened(ledger, calendar)
    answer = await answered(one)
    for talk_id, answer_id in ((other.id, answer), (one.id, "none")):
        with pytest.raises(NotFound):
            await ledger.rate(talk_id, answer_id, "up")


async def test_a_contact_needs_a_talk_and_its_answer(ledger: Ledger, calendar: Calendar) -> None:
    one, other = opened(ledger, calendar), opened(ledger, calendar)
    answer = await answered(one)
    for talk_id, answer_id in (("none", None), (other.id, answer), (one.id, "none")):
        with pytest.raises(NotFound):
            await ledger.leave_contact(talk_id, "010-0000-0000", "changes", answer_id)


async def test_a_contact_that_reaches_nobody_is_not_kept(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    with pytest.raises(InvalidInput):
        await ledger.leave_contact(talk.id, "삼청동", "changes", None)
    assert await count(sessions, "contact") == 0


@pytest.mark.parametrize(
    "agent",
    [
        ScriptedAgent(about=official("youth", private=True)),
        ScriptedAgent({QUESTION: Reply(("109",), status="crisis", sources={0: "x"})}),
    ],
)
async def test_a_counselling_talk_and_a_crisis_leave_no_word(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, database: Path, agent: ScriptedAgent
) -> None:
    talk = opened(ledger, calendar, agent)
    answer = talk.answers[await answered(talk)]
    talk.spoke(answer, f"{SECRET} 답", interrupted=True)
    await ledger.settle()
    (row,) = await rows(sessions)
    assert (row.question, row.text, row.heard, row.score) == ("", "", None, None)
    assert row.passages == [citation.passage_id for citation in answer.citations]
    assert row.status == answer.turn().status
    assert await count(sessions, "answer_passage") == 0
    assert SECRET.encode() not in bytes_on_disk(database)


async def test_a_crisis_takes_the_words_before_and_after_it_out_of_the_record(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    told = Reply(("14일",), sources={0: "move-in"}, score=0.9)
    agent = ScriptedAgent({QUESTION: told, "위기": Reply(("109",), status="crisis")})
    talk = opened(ledger, calendar, agent)
    before = talk.answers[await answered(talk)]
    await answered(talk, "위기")
    talk.spoke(before, SECRET, interrupted=True)
    await answered(talk, "그 뒤에")
    await ledger.settle()
    assert {(row.question, row.text, row.heard, row.score) for row in await rows(sessions)} == {("", "", None, None)}
    assert [row.passages for row in await rows(sessions)] == [["move-in#1@1"], [], []]
    assert await count(sessions, "answer_passage") == 0


async def test_a_talk_that_goes_on_to_a_counsellor_loses_the_words_from_before(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, database: Path
) -> None:
    talk = opened(ledger, calendar, ScriptedAgent({QUESTION: Reply(("14일",), sources={0: "move-in"})}))
    await answered(talk)
    talk.switch(cast("Agent", ScriptedAgent(about=official("youth", private=True))))
    await answered(talk, "괴롭힘을 당해요")
    talk.switch(cast("Agent", ScriptedAgent()))
    await answered(talk, "그럼 이사는요")
    await ledger.settle()
    assert {(row.question, row.text) for row in await rows(sessions)} == {("", "")}
    assert await count(sessions, "answer_passage") == 0
    await ledger.expire()  # empties the log of the database as well
    assert SECRET.encode() not in bytes_on_disk(database)


async def test_a_counselling_answer_stays_wordless_when_the_citizen_has_moved_on(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar, ScriptedAgent(about=official("youth", private=True)))
    answer = talk.answers[await answered(talk)]
    talk.switch(cast("Agent", ScriptedAgent()))
    talk.spoke(answer, SECRET, interrupted=True)
    await ledger.settle()
    (row,) = await rows(sessions)
    assert (row.official, row.question, row.heard) == ("youth", "", None)


async def test_a_deleted_talk_leaves_no_row_and_no_byte(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, database: Path
) -> None:
    talk = opened(ledger, calendar)
    answer = await answered(talk)
    await ledger.leave_contact(talk.id, "gilsoon@example.com", "changes", answer)
    await ledger.settle()
    assert SECRET.encode() in bytes_on_disk(database)
    await ledger.forget(talk.id)
    for table in ("talk", "answer", "answer_passage", "contact"):
        assert await count(sessions, table) == 0
    left = bytes_on_disk(database)
    assert SECRET.encode() not in left
    assert b"gilsoon" not in left
    assert talk.id.encode() not in left


async def test_what_is_said_after_the_deletion_is_not_written(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    answer = talk.answers[await answered(talk)]
    await ledger.forget(talk.id)
    talk.spoke(answer, SECRET, interrupted=True)
    await ledger.settle()
    assert await count(sessions, "answer") == 0


async def test_words_expire_before_a_contact_does(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, database: Path
) -> None:
    agent = ScriptedAgent({QUESTION: Reply((f"{SECRET} 14일",), sources={0: "move-in"})})
    kept, gone = opened(ledger, calendar, agent), opened(ledger, calendar)
    answer = await answered(kept)
    await answered(gone)
    await ledger.leave_contact(kept.id, "gilsoon@example.com", "changes", answer)
    calendar.days_later(29)
    await ledger.expire()
    assert await count(sessions, "talk") == 2
    calendar.days_later(2)
    await ledger.expire()
    (row,) = await rows(sessions)
    assert (row.id, row.question, row.text) == (answer, "", "")
    async with sessions() as session:
        assert [passage.sentence for passage in await session.scalars(select(AnswerPassageRow))] == [""]
    assert await count(sessions, "contact") == 1
    assert SECRET.encode() not in bytes_on_disk(database)
    calendar.days_later(60)
    await ledger.expire()
    for table in ("talk", "answer", "contact"):
        assert await count(sessions, table) == 0
    assert b"gilsoon" not in bytes_on_disk(database)


async def test_zero_days_keep_nothing_past_the_end_of_the_talk(sessions: Sessions, calendar: Calendar) -> None:
    ledger = Ledger(sessions, calendar, Retention(talks_days=0, contacts_days=90))
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ledger.write())
        talk = opened(ledger, calendar)
        await answered(talk)
        await ledger.expire()
        assert await count(sessions, "talk") == 1
        talk.close("citizen")
        await ledger.settle()
        assert await count(sessions, "talk") == 0
        writing.cancel()


async def test_a_row_that_the_database_refuses_stops_neither_the_writer_nor_says_a_word(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, caplog: pytest.LogCaptureFixture
) -> None:
    lost, kept = opened(ledger, calendar), opened(ledger, calendar)
    await ledger.settle()
    async with sessions.begin() as session:
        await session.execute(text("ALTER TABLE answer RENAME TO elsewhere"))
    await answered(lost)
    await ledger.settle()
    async with sessions.begin() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO answer"))
    await answered(kept)
    await ledger.settle()
    assert [row.talk_id for row in await rows(sessions)] == [kept.id]
    assert "OperationalError" in caplog.text
    assert SECRET not in caplog.text


async def test_whoever_waits_for_a_database_that_is_out_of_reach_is_told(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    answer = await answered(talk)
    await ledger.settle()
    engine = sessions.kw["bind"].sync_engine
    event.listen(engine, "begin", out_of_reach)
    async with asyncio.timeout(5):
        with pytest.raises(ConnectionRefusedError):
            await ledger.rate(talk.id, answer, "up")
        with pytest.raises(ConnectionRefusedError):
            await ledger.forget(talk.id)
    event.remove(engine, "begin", out_of_reach)
    await ledger.rate(talk.id, answer, "down")
    assert [row.thumb for row in await rows(sessions)] == ["down"]


async def test_nobody_waits_for_a_writer_that_has_ended(sessions: Sessions, calendar: Calendar) -> None:
    ledger = Ledger(sessions, calendar, Retention(talks_days=30, contacts_days=90))
    event.listen(sessions.kw["bind"].sync_engine, "begin", defective)
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(ledger.forget("any"))
        with pytest.raises(ZeroDivisionError):
            await ledger.write()
        await asyncio.wait({waiting}, timeout=5)
        over = waiting.cancelled()
        waiting.cancel()
    assert over


def out_of_reach(_: Connection) -> None:
    raise ConnectionRefusedError


def defective(_: Connection) -> None:
    raise ZeroDivisionError


async def test_answers_are_counted_by_status(ledger: Ledger, calendar: Calendar) -> None:
    agent = ScriptedAgent({"없는 것": Reply(("모릅니다",), status="abstained")})
    talk = opened(ledger, calendar, agent)
    for question in (QUESTION, "또", "없는 것"):
        await answered(talk, question)
    await ledger.settle()
    assert await ledger.counts() == {"answered": 2, "abstained": 1}


async def test_answers_are_counted_anew_after_a_few_seconds_only(ledger: Ledger, calendar: Calendar) -> None:
    assert await ledger.counts() == {}
    await answered(opened(ledger, calendar))
    await ledger.settle()
    assert await ledger.counts() == {}
    calendar.time += timedelta(seconds=COUNTED_FOR_SECONDS)
    assert await ledger.counts() == {"answered": 1}


async def test_the_outline_of_a_talk_is_kept(ledger: Ledger, sessions: Sessions, calendar: Calendar) -> None:
    talk = opened(ledger, calendar)
    talk.close("idle")
    await ledger.settle()
    async with sessions() as session:
        row = await session.get(TalkRow, talk.id)
        assert row is not None
        assert (row.official, row.language, row.closed_reason) == ("complaints", "ko", "idle")
        assert list(await session.scalars(select(ContactRow))) == []
