"""The ledgers of all petitions, kept: entries are added, never changed, and give the state whenever they are read."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.petitions.calendar import WorkCalendar
from casework.petitions.events import Author, AuthorKind, Entry, PetitionEvent
from casework.petitions.lawful import refusal
from casework.petitions.petition import Petition, after, replay
from casework.petitions.records import dumped, loaded
from casework.tables import PetitionEntryRow, PetitionRow
from core.clock import Clock
from core.errors import Conflict, NotFound


class PetitionBook:
    """민원 처리부: every entry bears the time at which it was made, and who made it."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, calendar: WorkCalendar) -> None:
        self._sessions = sessions
        self._clock = clock
        self._calendar = calendar

    async def open(self) -> int:
        """A new ledger without entries; its number names the petition."""
        async with self._sessions.begin() as session:
            row = PetitionRow(opened_at=self._clock.now())
            session.add(row)
            await session.flush()
            return row.id

    async def add(
        self, petition_id: int, author: Author, event: PetitionEvent, *, talk_id: str | None = None
    ) -> Petition:
        """The state after one more entry, made now.

        Raises `NotFound`, or `Conflict` when the law or the order of things does not allow it, or when somebody else
        added an entry meanwhile.
        """
        try:
            async with self._sessions.begin() as session:
                entries = await _entries(session, petition_id)
                petition, entry = replay(entries), Entry(self._clock.now(), author, event)
                if found := refusal(petition, entry, self._calendar):
                    raise Conflict(f"{found.en} ({found.article.en})" if found.article else found.en)
                session.add(_row(petition_id, len(entries) + 1, entry, talk_id))
        except IntegrityError:
            raise Conflict("somebody else has just changed this petition; look at it again") from None
        return after(petition, entry)

    async def entries(self, petition_id: int) -> tuple[Entry, ...]:
        """The ledger, oldest first. Raises `NotFound`."""
        async with self._sessions() as session:
            return await _entries(session, petition_id)


async def _entries(session: AsyncSession, petition_id: int) -> tuple[Entry, ...]:
    if await session.get(PetitionRow, petition_id) is None:
        raise NotFound(f"no petition `{petition_id}`")
    mine = select(PetitionEntryRow).where(PetitionEntryRow.petition_id == petition_id)
    return tuple(_entry(row) for row in await session.scalars(mine.order_by(PetitionEntryRow.number)))


def _entry(row: PetitionEntryRow) -> Entry:
    author = Author(cast("AuthorKind", row.author_kind), row.author_name)
    return Entry(row.at, author, loaded(row.kind, row.body))


def _row(petition_id: int, number: int, entry: Entry, talk_id: str | None) -> PetitionEntryRow:
    kind, body = dumped(entry.event)
    return PetitionEntryRow(
        petition_id=petition_id,
        number=number,
        at=entry.at,
        author_kind=entry.author.kind,
        author_name=entry.author.name,
        talk_id=talk_id,
        kind=kind,
        body=body,
    )
