"""Of whoever is under 14 no word is kept: neither of the turn that told it nor of those before it."""

from __future__ import annotations

from sqlalchemy import select

from app.database import Sessions
from app.talks.ledger import Ledger
from app.talks.tables import AnswerRow
from tests.app.talks.talking import opened, says
from tests.fakes.calendar import Calendar


async def test_no_word_of_a_child_is_kept(ledger: Ledger, sessions: Sessions, calendar: Calendar) -> None:
    talk = opened(ledger, calendar)
    for text in ("이사하면 언제까지 신고해야 돼요?", "저 초등학교 4학년인데요", "전입신고는 어디서 하나요?"):
        await says(talk, text)
    await ledger.settle()
    async with sessions() as session:
        kept = list(await session.scalars(select(AnswerRow).order_by(AnswerRow.at)))
    assert [(row.question, row.text, row.heard) for row in kept] == [("", "", None)] * 3
    assert sorted(row.status for row in kept) == ["answered", "answered", "small_talk"]
