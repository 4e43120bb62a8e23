"""After a publication every gap is asked again, of the real official as of today, and closed where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.gaps.policy import Reply, is_answered, is_unanswered
from app.gaps.reading import Asked, questions_of
from app.gaps.tables import GapRow
from app.protocols import Agent
from core.answers import AnswerClosed, AnswerStatus, AnswerText, Cited
from core.clock import Clock
from core.errors import NotFound
from core.turns import TalkSoFar

SAMPLE = 5
"""Questions of each gap that are asked, the most central first."""
WATCHED = ("open", "drafted", "closed")


@dataclass(frozen=True, slots=True)
class _Open:
    """A gap to be asked again."""

    id: int
    official: str
    state: str


class Asking:
    """Puts the questions to officials outside any talk: nothing of it goes on record."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, agent_of: Callable[[str], Agent]
    ) -> None:
        """`agent_of` raises `NotFound` for an official that is not there any more."""
        self._sessions = sessions
        self._clock = clock
        self._agent_of = agent_of

    async def ask_again(self, revision: int) -> int:
        """Every gap that was not asked at this revision of the knowledge base yet; how many changed their state."""
        async with self._sessions() as session:
            due = select(GapRow).where(GapRow.state.in_(WATCHED), GapRow.asked_revision < revision).order_by(GapRow.id)
            gaps = [_Open(gap.id, gap.official, gap.state) for gap in await session.scalars(due)]
            questions = await questions_of(session, [gap.id for gap in gaps])
        changed = 0
        for gap in gaps:
            changed += await self._again(gap, questions.get(gap.id, []), revision)
        return changed

    async def _again(self, gap: _Open, asked: Sequence[Asked], revision: int) -> bool:
        replies = await self._replies(gap.official, asked)
        values: dict[str, object] = {"asked_revision": revision}
        used = {passage_id for one in asked for passage_id in one.passage_ids}
        now = self._clock.now()
        if gap.state != "closed" and is_answered(replies, used):
            document = next(iter(replies[0].passage_ids)).rpartition("#")[0]
            values |= {"state": "closed", "closed_at": now, "changed_at": now, "answer": replies[0].text}
            values |= {"document_id": document, "decided_by": ""}
        elif gap.state == "closed" and is_unanswered(replies):
            values |= {"state": "open", "closed_at": None, "changed_at": now, "answer": ""}
        async with self._sessions.begin() as session:
            same = (GapRow.id == gap.id, GapRow.state == gap.state)  # a curator may have decided in the meantime
            await session.execute(update(GapRow).where(*same).values(**values))
        return "state" in values

    async def _replies(self, official: str, asked: Sequence[Asked]) -> list[Reply]:
        different = list({one.text: one for one in asked}.values())[:SAMPLE]
        try:
            agent = self._agent_of(official)
        except NotFound:
            return []
        return [await _reply(agent, one) for one in different]


async def _reply(agent: Agent, asked: Asked) -> Reply:
    status: AnswerStatus = "error"
    sentences: list[str] = []
    passages: list[str] = []
    async for happened in agent.answer(TalkSoFar(agent.official.id, asked.language), asked.text):
        match happened:
            case AnswerText():
                sentences.append(happened.text)
            case Cited():
                passages.append(happened.citation.passage_id)
            case AnswerClosed():
                status = happened.status
            case _:
                pass
    return Reply(status, " ".join(sentences), tuple(dict.fromkeys(passage for passage in passages if passage)))
