"""The report of a talk that an official ended, from the real official to what the desk reads."""

from __future__ import annotations

from sqlalchemy import select

from app.database import Sessions
from app.talks.ended import EndedTalks
from app.talks.ledger import Ledger
from app.talks.tables import AnswerRow
from tests.app.talks.talking import opened, says
from tests.fakes.calendar import Calendar

CURSE = "꺼져 병신아"
THREAT = "너희 공무원들 다 죽여버릴 거야"


async def test_a_talk_that_the_official_ends_is_reported_by_its_statuses(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    for _ in range(4):
        await says(talk, CURSE)
        assert not talk.closed
    await says(talk, CURSE)
    assert talk.closed
    assert talk.feed.kept()[-1].event == {"type": "talk-closed", "reason": "abuse"}
    await ledger.settle()
    (report,) = await EndedTalks(sessions).latest()
    assert (report.talk, report.official, report.reason) == (talk.id, "complaints", "abuse")
    assert [turn.status for turn in report.turns] == ["refused"] * 5
    assert report.person_wanted_at is not None
    assert report.closed_at == calendar.now()
    assert CURSE not in repr(report)


async def test_of_a_threat_the_report_has_statuses_and_the_ledger_no_word(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    for _ in range(4):
        await says(talk, THREAT)
    await ledger.settle()
    (report,) = await EndedTalks(sessions).latest()
    assert report.reason == "threat"
    assert [turn.status for turn in report.turns] == ["crisis"] * 4
    async with sessions() as session:
        kept = [(row.question, row.text) for row in await session.scalars(select(AnswerRow))]
    assert kept == [("", "")] * 4


async def test_talks_that_end_otherwise_are_in_no_report(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = opened(ledger, calendar)
    await says(talk, CURSE)
    talk.close("citizen")
    await ledger.settle()
    assert await EndedTalks(sessions).latest() == []
