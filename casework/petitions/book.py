"""The ledgers of all petitions, kept: entries are added, never changed, and give the state whenever they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.notices import Notices
from casework.petitions.agenda import Agenda
from casework.petitions.calendar import WorkCalendar
from casework.petitions.events import Author, Entry, PetitionEvent
from casework.petitions.lawful import refusal
from casework.petitions.petition import Petition, after, replay
from casework.petitions.records import dumped, entry_of
from casework.photos.album import Added, Album
from casework.tables import PetitionEntryRow, PetitionRow, PetitionWordsRow
from core.clock import Clock
from core.errors import Conflict, NotFound, NotLawful


class PetitionBook:
    """민원 처리부: every entry bears the time at which it was made, and who made it."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        calendar: WorkCalendar,
        notices: Notices | None = None,
    ) -> None:
        """Without `notices`, nobody is written to."""
        self._sessions = sessions
        self._clock = clock
        self._calendar = calendar
        self.notices = notices or Notices()
        self.album = Album(sessions, clock)
        self.agenda = Agenda(sessions, clock, calendar)

    async def add(
        self,
        petition_id: int,
        author: Author,
        event: PetitionEvent,
        *,
        words: str = "",
        photos: Sequence[Added] = (),
    ) -> Petition:
        """The state after one more entry, made now; `words` and `photos` go with it, beside the ledger.

        Raises `NotFound`, `InvalidInput` for photos that cannot be added, `NotLawful` when the law or the order of
        things does not allow it, or `Conflict` when somebody else added an entry meanwhile.
        """
        try:
            async with self._sessions.begin() as session:
                entries = await _entries(session, petition_id)
                petition, number = replay(entries), len(entries) + 1
                entry = Entry(self._clock.now(), author, event)
                left = self._entered(petition, entry)
                session.add(_row(petition_id, number, entry, None))
                await self.album.keep(session, petition_id, number, photos)
                if words:
                    session.add(PetitionWordsRow(petition_id=petition_id, entry=number, text=words))
                await self.notices.note(session, petition_id, number, event)
                await self.agenda.note(session, petition_id, left)
                if left.is_settled != petition.is_settled:
                    await _close(session, petition_id, entry.at if left.is_settled else None)
        except IntegrityError:
            raise Conflict("somebody else has just changed this petition; look at it again") from None
        return left

    async def begin(
        self, session: AsyncSession, number: str, lines: Sequence[tuple[Author, PetitionEvent]], talk_id: str | None
    ) -> int:
        """A new ledger with its first entries, in the caller's transaction; what is written beside it goes with it."""
        now, petition = self._clock.now(), Petition()
        row = PetitionRow(opened_at=now, number=number)
        session.add(row)
        await session.flush()
        for place, (author, event) in enumerate(lines, start=1):
            entry = Entry(now, author, event)
            petition = self._entered(petition, entry)
            session.add(_row(row.id, place, entry, talk_id))
        await self.agenda.note(session, row.id, petition)
        return row.id

    async def entries(self, petition_id: int) -> tuple[Entry, ...]:
        """The ledger, oldest first. Raises `NotFound`."""
        async with self._sessions() as session:
            return await _entries(session, petition_id)

    def _entered(self, petition: Petition, entry: Entry) -> Petition:
        """The state after it; raises `NotLawful`."""
        if found := refusal(petition, entry, self._calendar):
            raise NotLawful(found.ground)
        return after(petition, entry)


async def _entries(session: AsyncSession, petition_id: int) -> tuple[Entry, ...]:
    if await session.get(PetitionRow, petition_id) is None:
        raise NotFound(f"no petition `{petition_id}`")
    mine = select(PetitionEntryRow).where(PetitionEntryRow.petition_id == petition_id)
    return tuple(entry_of(row) for row in await session.scalars(mine.order_by(PetitionEntryRow.number)))


async def _close(session: AsyncSession, petition_id: int, at: datetime | None) -> None:
    """`None`: something is owed again."""
    row = await session.get(PetitionRow, petition_id)
    assert row is not None, "its entries were read"
    row.closed_at = at


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
