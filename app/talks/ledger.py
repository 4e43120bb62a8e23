"""The ledger: every answer as it was heard, with the passages it rested on, written in order behind the talk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.database import truncate_log
from app.talks.contacts import Purpose, checked
from app.talks.rows import (
    Derived,
    Job,
    adds,
    answer_row,
    executes,
    forgets_talk,
    forgets_words,
    merges,
    passage_rows,
    seals,
    seals_talk,
)
from app.talks.tables import AnswerRow, ContactRow, TalkRow
from app.talks.talk import Answer, Talk
from app.wire import CloseReason
from core.clock import Clock
from core.errors import MadangError, NotFound

log = logging.getLogger(__name__)

COUNTED_FOR_SECONDS = 10.0  # how often the status page asks
REFUSALS = (MadangError, SQLAlchemyError, OSError, ValueError)
"""What a row can fail with; a driver that does not reach its database raises an `OSError` of its own."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept, in days; 0 keeps nothing past the end of the talk."""

    talks_days: int
    contacts_days: int


class Ledger:
    """One writer behind a queue, so that a talk never waits for the disk."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        retention: Retention,
        *,
        derived: Sequence[Derived] = (),
    ) -> None:
        """`derived`: what else is made of citizens' words, and goes in the same transaction as they do."""
        self._sessions = sessions
        self._clock = clock
        self._retention = retention
        self._derived = tuple(derived)
        self._jobs: asyncio.Queue[tuple[Job, asyncio.Future[None] | None]] = asyncio.Queue()
        self._counted: tuple[float, dict[str, int]] | None = None
        self._counting = asyncio.Lock()

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
        self._later(adds(row))

    def answered(self, talk: Talk, answer: Answer) -> None:
        """Writes the answer, or writes it anew after the voice was interrupted."""
        if answer.closed:
            row = answer_row(talk, answer, at=self._clock.now())
            self._later(merges(row, passage_rows(talk, answer)))
            if seals(answer):  # what was said before it may tell who is in danger, or in need, and why
                self._later(seals_talk(talk.id, self._derived))

    def person_wanted(self, talk: Talk) -> None:
        """The citizen or the official asked for a person; the first time counts."""
        wanted = update(TalkRow).where(TalkRow.id == talk.id, TalkRow.person_wanted_at.is_(None))
        self._later(executes(wanted.values(person_wanted_at=self._clock.now())))

    def closed(self, talk: Talk, reason: CloseReason) -> None:
        now = self._clock.now()
        self._later(executes(update(TalkRow).where(TalkRow.id == talk.id).values(closed_at=now, closed_reason=reason)))
        if self._retention.talks_days == 0:
            self._later(forgets_words(TalkRow.id == talk.id, self._derived))

    async def rate(self, talk_id: str, answer_id: str, thumb: str) -> None:
        """Raises `NotFound` where the talk has no such answer."""

        async def job(session: AsyncSession) -> None:
            row = await session.get(AnswerRow, answer_id)
            if row is None or row.talk_id != talk_id:
                raise NotFound(f"no answer `{answer_id}` in this talk")
            row.thumb = thumb

        await self._now(job)

    async def leave_contact(self, talk_id: str, contact: str, purpose: Purpose, answer_id: str | None) -> None:
        """Raises `InvalidInput` for what reaches nobody, `NotFound` where the talk has no such answer."""
        now, contact = self._clock.now(), checked(contact, purpose)

        async def job(session: AsyncSession) -> None:
            if await session.get(TalkRow, talk_id) is None:
                raise NotFound(f"no talk `{talk_id}`")
            answer = await session.get(AnswerRow, answer_id) if answer_id is not None else None
            if answer_id is not None and (answer is None or answer.talk_id != talk_id):
                raise NotFound("this talk has no such answer")
            row = ContactRow(talk_id=talk_id, answer_id=answer_id, purpose=purpose, contact=contact, created_at=now)
            session.add(row)

        await self._now(job)

    async def forget(self, talk_id: str) -> None:
        """Deletes every row of a talk; the cascade takes its answers and contacts, and no byte of them stays."""
        await self._now(forgets_talk(talk_id, self._derived))
        await truncate_log(self._sessions)

    async def expire(self) -> None:
        """Deletes what is older than its retention period; a contact outlives the words of its talk."""
        now = self._clock.now()
        contacts = delete(ContactRow).where(ContactRow.created_at < _before(now, self._retention.contacts_days))
        await self._now(executes(contacts))
        # A talk that is going on is not taken away from under the citizen: `closed` sees to 0 days.
        over = TalkRow.opened_at < _before(now, max(self._retention.talks_days, 1))
        await self._now(forgets_words(over, self._derived))
        await truncate_log(self._sessions)

    async def counts(self) -> dict[str, int]:
        """Answers by status, for the status page: of the last seconds, because anybody may ask as often as he likes."""
        async with self._counting:
            now = self._clock.monotonic()
            if self._counted is None or now - self._counted[0] >= COUNTED_FOR_SECONDS:
                self._counted = (now, await self._count())
            return self._counted[1]

    async def _count(self) -> dict[str, int]:
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


def _tell(done: asyncio.Future[None] | None, error: Exception) -> None:
    """Whoever waits gets the error; its text may hold a citizen's words, so that the log has its kind alone."""
    if done and not done.done():
        done.set_exception(error)
    elif not isinstance(error, MadangError):
        log.error("the database refused a row of a talk with %s", type(error).__name__)
