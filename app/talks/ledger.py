"""The ledger: every answer as it was heard, with the passages it rested on, written in order behind the talk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.sql.dml import UpdateBase

from app.database import truncate_log
from app.talks.tables import AnswerRow, ContactRow, TalkRow
from app.talks.talk import Answer, Talk
from app.wire import CloseReason
from core.clock import Clock
from core.errors import MadangError, NotFound

log = logging.getLogger(__name__)

REFUSALS = (MadangError, SQLAlchemyError, OSError, ValueError)
"""What a row can fail with; a driver that does not reach its database raises an `OSError` of its own."""

Job: TypeAlias = Callable[[AsyncSession], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept, in days; 0 keeps nothing past the end of the talk."""

    talks_days: int
    contacts_days: int


class Ledger:
    """One writer behind a queue, so that a talk never waits for the disk."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, retention: Retention) -> None:
        self._sessions = sessions
        self._clock = clock
        self._retention = retention
        self._jobs: asyncio.Queue[tuple[Job, asyncio.Future[None] | None]] = asyncio.Queue()

    async def write(self) -> None:
        """Writes what is queued, for as long as the service runs; a row that the database refuses is lost, no more."""
        while True:
            job, done = await self._jobs.get()
            try:
                async with self._sessions.begin() as session:
                    await job(session)
            except REFUSALS as error:
                _tell(done, error)
            else:
                if done and not done.done():
                    done.set_result(None)
            finally:
                if done:
                    done.cancel()  # nothing where it is done; else the writer ends here, and nobody waits for ever
                self._jobs.task_done()

    async def settle(self) -> None:
        """Returns when everything queued so far is on disk."""
        await self._jobs.join()

    def opened(self, talk: Talk) -> None:
        row = TalkRow(id=talk.id, official=talk.official_id, language=talk.language, opened_at=talk.opened_at)
        self._later(_adds(row))

    def answered(self, talk: Talk, answer: Answer) -> None:
        """Writes the answer, or writes it anew after the voice was interrupted."""
        if answer.closed:
            row = _answer_row(talk, answer, at=self._clock.now())
            self._later(_merges(row))
            if answer.closed.status == "crisis":  # what was said before it may tell who is in danger, and why
                self._later(_executes(_wordless(AnswerRow.talk_id == talk.id)))

    def closed(self, talk: Talk, reason: CloseReason) -> None:
        now = self._clock.now()
        self._later(_executes(update(TalkRow).where(TalkRow.id == talk.id).values(closed_at=now, closed_reason=reason)))
        if self._retention.talks_days == 0:
            self._later(_forgets_words(TalkRow.id == talk.id))

    async def rate(self, talk_id: str, answer_id: str, thumb: str) -> None:
        """Raises `NotFound` where the talk has no such answer."""

        async def job(session: AsyncSession) -> None:
            row = await session.get(AnswerRow, answer_id)
            if row is None or row.talk_id != talk_id:
                raise NotFound(f"no answer `{answer_id}` in this talk")
            row.thumb = thumb

        await self._now(job)

    async def leave_contact(self, talk_id: str, contact: str, purpose: str, answer_id: str | None) -> None:
        now = self._clock.now()

        async def job(session: AsyncSession) -> None:
            if await session.get(TalkRow, talk_id) is None:
                raise NotFound(f"no talk `{talk_id}`")
            row = ContactRow(talk_id=talk_id, answer_id=answer_id, purpose=purpose, contact=contact, created_at=now)
            session.add(row)

        await self._now(job)

    async def forget(self, talk_id: str) -> None:
        """Deletes every row of a talk; the cascade takes its answers and contacts, and no byte of them stays."""
        await self._now(_executes(delete(TalkRow).where(TalkRow.id == talk_id)))
        await truncate_log(self._sessions)

    async def expire(self) -> None:
        """Deletes what is older than its retention period; a contact outlives the words of its talk."""
        now = self._clock.now()
        contacts = delete(ContactRow).where(ContactRow.created_at < _before(now, self._retention.contacts_days))
        await self._now(_executes(contacts))
        # A talk that is going on is not taken away from under the citizen: `closed` sees to 0 days.
        await self._now(_forgets_words(TalkRow.opened_at < _before(now, max(self._retention.talks_days, 1))))
        await truncate_log(self._sessions)

    async def counts(self) -> dict[str, int]:
        """Answers by status, for the status page."""
        async with self._sessions() as session:
            rows = await session.execute(select(AnswerRow.status, func.count()).group_by(AnswerRow.status))
            return {status: number for status, number in rows}  # noqa: C416 - a row is no pair to the type checker

    def _later(self, job: Job) -> None:
        self._jobs.put_nowait((job, None))

    async def _now(self, job: Job) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._jobs.put_nowait((job, done))
        await done


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _answer_row(talk: Talk, answer: Answer, *, at: datetime) -> AnswerRow:
    """Words stay out where the talk is a counselling one or the citizen was in a crisis."""
    closed = answer.closed
    assert closed is not None
    in_crisis = any(other.closed and other.closed.status == "crisis" for other in talk.answers.values())
    keeps_words = not (answer.agent.official.private or in_crisis)
    return AnswerRow(
        id=answer.id,
        talk_id=talk.id,
        official=answer.agent.official.id,
        at=at,
        via=answer.via,
        status=closed.status,
        as_of=closed.as_of,
        question=answer.question if keeps_words else "",
        text=answer.text if keeps_words else "",
        heard=answer.heard if keeps_words else None,
        interrupted=answer.interrupted,
        passages=list(answer.passage_ids) if keeps_words else [],
    )


def _adds(row: TalkRow) -> Job:
    async def job(session: AsyncSession) -> None:
        session.add(row)

    return job


def _merges(row: AnswerRow) -> Job:
    async def job(session: AsyncSession) -> None:
        known = await session.get(AnswerRow, row.id)
        if known is None and await session.get(TalkRow, row.talk_id) is None:
            return  # the citizen had the talk deleted meanwhile
        row.thumb = known.thumb if known else None
        await session.merge(row)

    return job


def _executes(statement: UpdateBase) -> Job:
    async def job(session: AsyncSession) -> None:
        await session.execute(statement)

    return job


def _forgets_words(talks: ColumnElement[bool]) -> Job:
    """Deletes those talks; of one that a contact hangs on, the outline stays and every word goes."""
    kept = exists().where(ContactRow.talk_id == TalkRow.id)
    still = select(TalkRow.id).where(talks)

    async def job(session: AsyncSession) -> None:
        await session.execute(delete(TalkRow).where(talks, ~kept))
        await session.execute(_wordless(AnswerRow.talk_id.in_(still)))

    return job


def _wordless(answers: ColumnElement[bool]) -> UpdateBase:
    return update(AnswerRow).where(answers).values(question="", text="", heard=None)


def _tell(done: asyncio.Future[None] | None, error: Exception) -> None:
    """Whoever waits gets the error; its text may hold a citizen's words, so that the log has its kind alone."""
    if done and not done.done():
        done.set_exception(error)
    elif not isinstance(error, MadangError):
        log.error("the database refused a row of a talk with %s", type(error).__name__)
