"""Reports of talks that an official ended: who was there, when, how each turn stood; nobody's words.

The employer protects who serves there, and keeps what it takes (Civil Petitions Act, Art. 4(2); Decree, Art. 4(1)).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import cast, get_args

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.talks.tables import AnswerRow, TalkRow
from core.answers import AnswerStatus, EndReason
from core.speech import Language

MOST = 100  # the latest ones; older ones are in the ledger for as long as it keeps talks


class TurnStatusView(BaseModel):
    """One answer of such a talk, by its outcome alone."""

    at: datetime
    status: AnswerStatus


class EndedTalkView(BaseModel):
    """One report; no word of the talk."""

    talk: str
    official: str
    language: Language
    reason: EndReason
    opened_at: datetime
    closed_at: datetime
    person_wanted_at: datetime | None
    turns: list[TurnStatusView]


class EndedTalks:
    """Read from the ledger: a report is there for as long as the talk is."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def latest(self) -> list[EndedTalkView]:
        """The latest first."""
        ended = select(TalkRow).where(TalkRow.closed_reason.in_(get_args(EndReason)))
        async with self._sessions() as session:
            talks = list(await session.scalars(ended.order_by(TalkRow.closed_at.desc()).limit(MOST)))
            asked = select(AnswerRow.talk_id, AnswerRow.at, AnswerRow.status)
            rows = await session.execute(
                asked.where(AnswerRow.talk_id.in_([talk.id for talk in talks])).order_by(AnswerRow.at)
            )
            turns: defaultdict[str, list[TurnStatusView]] = defaultdict(list)
            for talk_id, at, status in rows:
                turns[talk_id].append(TurnStatusView(at=at, status=cast("AnswerStatus", status)))
        return [_report(talk, turns[talk.id]) for talk in talks]


def _report(talk: TalkRow, turns: list[TurnStatusView]) -> EndedTalkView:
    return EndedTalkView(
        talk=talk.id,
        official=talk.official,
        language=cast("Language", talk.language),
        reason=cast("EndReason", talk.closed_reason),
        opened_at=talk.opened_at,
        closed_at=talk.closed_at or talk.opened_at,
        person_wanted_at=talk.person_wanted_at,
        turns=turns,
    )
