"""Call-backs: what a citizen gets when nobody is on duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.tables import CallbackRow
from core.clock import Clock
from core.errors import Conflict, NotFound


@dataclass(frozen=True, slots=True)
class Callback:
    """One request."""

    id: int
    official: str
    contact: str
    requested_at: datetime
    done_at: datetime | None
    done_by: str | None


class Callbacks:
    """The list of people to call."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    async def request(self, talk_id: str, official: str, contact: str) -> None:
        """A second request of the same talk replaces the first: nobody is called twice."""
        async with self._sessions.begin() as session:
            await session.execute(
                delete(CallbackRow).where(CallbackRow.talk_id == talk_id, CallbackRow.done_at.is_(None))
            )
            now = self._clock.now()
            session.add(CallbackRow(talk_id=talk_id, official=official, contact=contact, requested_at=now))

    async def waiting(self) -> list[Callback]:
        """Requests that nobody has served, oldest first."""
        async with self._sessions() as session:
            query = select(CallbackRow).where(CallbackRow.done_at.is_(None)).order_by(CallbackRow.requested_at)
            return [_callback(row) for row in await session.scalars(query)]

    async def done(self, callback_id: int, by: str) -> Callback:
        """Raises `NotFound`, or `Conflict` when somebody already called."""
        async with self._sessions.begin() as session:
            row = await session.get(CallbackRow, callback_id)
            if row is None:
                raise NotFound(f"no call-back `{callback_id}`")
            if row.done_at is not None:
                raise Conflict(f"`{row.done_by}` has already called this citizen")
            row.done_at, row.done_by = self._clock.now(), by
            return _callback(row)

    async def forget(self, talk_id: str) -> None:
        """Deletes what a talk left."""
        async with self._sessions.begin() as session:
            await session.execute(delete(CallbackRow).where(CallbackRow.talk_id == talk_id))

    async def expire(self, days: int) -> None:
        """Deletes requests older than `days`."""
        async with self._sessions.begin() as session:
            old = self._clock.now() - timedelta(days=days)
            await session.execute(delete(CallbackRow).where(CallbackRow.requested_at < old))


def _callback(row: CallbackRow) -> Callback:
    return Callback(row.id, row.official, row.contact, row.requested_at, row.done_at, row.done_by)
