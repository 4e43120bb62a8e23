"""Petitions that citizens filed: the ledger of each, and what it says beside it, under its public number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias, cast

from sqlalchemy import Select, delete, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.confirming import Confirmation, Confirming, Link
from casework.petitions import events as ev
from casework.petitions.agenda import Agenda
from casework.petitions.book import PetitionBook
from casework.petitions.filing import FiledKind, Filing, Said, refused_petitioner, same_signed
from casework.petitions.petition import Petition, replay
from casework.petitions.records import ledgers_of
from casework.photos.album import Added, Album, Photo, photos_of
from casework.tables import PetitionFilingRow, PetitionPhotoRow, PetitionRow, PetitionWordsRow
from core.clock import SEOUL, Clock
from core.errors import InvalidInput, NotFound, Unfileable
from core.letters import LetterStanding

# One statement, so that two filings at once never get the same number; SQLite and PostgreSQL read it alike.
NEXT_NUMBER = text(
    "INSERT INTO petition_counter (year, last) VALUES (:year, 1) "
    "ON CONFLICT (year) DO UPDATE SET last = petition_counter.last + 1 RETURNING last"
)
Line: TypeAlias = tuple[ev.Author, ev.PetitionEvent]
UNKNOWN = "no petition has this number and this name"


@dataclass(frozen=True, slots=True)
class Filed:
    """One petition as it stands."""

    number: str
    entries: tuple[ev.Entry, ...]
    petition: Petition
    """The state that they lead to."""
    filing: Filing | None
    """None once it was forgotten; the ledger stays."""
    words: dict[int, str]
    """What goes with an entry, by its number from 1."""
    notices: dict[int, LetterStanding] = field(default_factory=dict[int, LetterStanding])
    """How the e-mail about an entry fared, by its number; nobody is written to about most."""
    photos: tuple[Photo, ...] = ()
    """In the order in which they were added."""
    confirmation: Confirmation | None = None
    """Of the e-mail address; None where nobody was asked."""

    @property
    def kind(self) -> FiledKind:
        """As it was filed; once that was forgotten, the one that promises least."""
        return self.filing.kind if self.filing else "other"

    def when_filed(self) -> Filed:
        """As it stood then."""
        filed = next(at for at, entry in enumerate(self.entries, start=1) if isinstance(entry.event, ev.Filed))
        entries, photos = self.entries[:filed], tuple(one for one in self.photos if one.entry <= filed)
        return replace(self, entries=entries, petition=replay(entries), photos=photos)


class Filings:
    """The register; every change of a petition goes through its book."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, book: PetitionBook) -> None:
        self._sessions = sessions
        self._clock = clock
        self._book = book

    async def file(
        self,
        filing: Filing,
        *,
        official: str | None = None,
        talk_id: str | None = None,
        key: str | None = None,
        photos: Sequence[Added] = (),
    ) -> Filed:
        """Signed by the citizen, electronically. `official`: whose draft it was.

        Of all filings under one `key`, only the first one counts, and the others find it. Raises `Unfileable`, and
        `InvalidInput` when what is filed under a key is not what was filed under it before.
        """
        if found := refused_petitioner(filing.name, filing.address):
            raise Unfileable(found.ground)
        lines = _first_lines(filing, official)
        try:
            number = await self._entered(filing, lines, talk_id, key, photos)
        except IntegrityError:  # the same was filed at the same moment, and is there now
            number = await self._entered(filing, lines, talk_id, key, photos)
        filed = await self.find(number)
        if filed.filing is None or not same_signed(filed.filing, filing):
            raise InvalidInput("another petition was filed under this `Idempotency-Key`: make a new one")
        return filed

    async def _entered(
        self, filing: Filing, lines: Sequence[Line], talk_id: str | None, key: str | None, photos: Sequence[Added]
    ) -> str:
        """Its number; under a key that is known, that of the first one."""
        async with self._sessions.begin() as session:
            if key and (number := await session.scalar(_under(key))):
                return number
            number = await _next_number(session, self._clock.now())
            petition_id = await self._book.begin(session, number, lines, talk_id)
            session.add(_row(petition_id, filing, key))
            await self._book.album.keep(session, petition_id, len(lines), photos)
            if filing.notify and self.confirming:
                await self.confirming.ask(session, petition_id, number)
            return number

    async def find(self, number: str) -> Filed:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            return (await self._filed(session, [await _found(session, number)]))[0]

    async def add(
        self,
        number: str,
        author: ev.Author,
        event: ev.PetitionEvent,
        *,
        words: str = "",
        photos: Sequence[Added] = (),
    ) -> Filed:
        """One more entry; raises as `PetitionBook.add`, and `NotFound`."""
        async with self._sessions() as session:
            petition_id = (await _found(session, number)).id
        await self._book.add(petition_id, author, event, words=words, photos=photos)
        return await self.find(number)

    @property
    def agenda(self) -> Agenda:
        """What presses first among the open petitions."""
        return self._book.agenda

    @property
    def album(self) -> Album:
        """The photos that go with petitions."""
        return self._book.album

    @property
    def confirming(self) -> Confirming | None:
        """Whether addresses are their petitioners'; None where nobody is written to."""
        return self._book.notices.confirming

    @property
    def sends_notices(self) -> bool:
        """Whether petitioners can be told of changes by e-mail."""
        return self._book.notices.are_sent

    async def send_again(self, number: str, entry: int) -> Filed:
        """The notice of an entry that was not delivered; raises `NotFound` or `Conflict`."""
        async with self._sessions.begin() as session:
            await self._book.notices.try_again(session, number, entry)
        return await self.find(number)

    async def notify(self, number: str, *, wanted: bool) -> Filed:
        """Whether its petitioner is told of changes by e-mail from now on; raises `NotFound`."""
        async with self._sessions.begin() as session:
            petition_id = (await _found(session, number)).id
            mine = PetitionFilingRow.petition_id == petition_id
            await session.execute(update(PetitionFilingRow).where(mine).values(notify=wanted))
            if self.confirming and wanted:
                await self.confirming.ask(session, petition_id, number)
            elif self.confirming:
                await self.confirming.end_links(session, petition_id)
        return await self.find(number)

    async def ask_again(self, number: str) -> Filed:
        """Whether its address is its petitioner's, by one letter more; raises `NotFound` or `Conflict`."""
        async with self._sessions.begin() as session:
            petition_id = (await _found(session, number)).id
            await self._confirming.ask_again(session, petition_id, number)
        return await self.find(number)

    async def link(self, number: str, nth: int) -> Link | None:
        """That the `nth` letter asks with; None where it is not to be sent any more."""
        async with self._sessions.begin() as session:
            return await self._confirming.link(session, number, nth)

    async def confirm(self, token: str) -> str:
        """The number of the petition whose address is confirmed by it; raises `NotFound`."""
        async with self._sessions.begin() as session:
            petition_id = await self._confirming.confirm(session, token)
            await self._book.notices.tell_latest(session, petition_id)
            row = await session.get(PetitionRow, petition_id)
            return (row.number or "") if row else ""

    @property
    def _confirming(self) -> Confirming:
        if self.confirming is None:
            raise NotFound("no e-mail is sent here")
        return self.confirming

    async def those(self, numbers: Sequence[str]) -> list[Filed]:
        """In this order; a number that was never given is left out."""
        found = {one.number: one for one in await self._where(PetitionRow.number.in_(numbers))}
        return [found[number] for number in numbers if number in found]

    async def closed(self, *, offset: int, limit: int) -> tuple[list[Filed], int]:
        """The latest closed first, and how many there are."""
        mine = select(PetitionRow).where(PetitionRow.number.is_not(None), PetitionRow.closed_at.is_not(None))
        async with self._sessions() as session:
            total = await session.scalar(select(func.count()).select_from(mine.subquery())) or 0
            latest = mine.order_by(PetitionRow.closed_at.desc(), PetitionRow.id.desc()).offset(offset).limit(limit)
            return await self._filed(session, list(await session.scalars(latest))), total

    async def forget(self, number: str) -> None:
        """What it says, who says it, and the words of its entries go for good; the ledger stays."""
        async with self._sessions.begin() as session:
            await self._forget(session, [(await _found(session, number)).id])

    async def expire(self, days: int) -> None:
        """Forgets the petitions that were closed more than `days` ago."""
        old = self._clock.now() - timedelta(days=days)
        async with self._sessions.begin() as session:
            over = select(PetitionRow.id).join(PetitionFilingRow, PetitionFilingRow.petition_id == PetitionRow.id)
            await self._forget(session, list(await session.scalars(over.where(PetitionRow.closed_at < old))))
            if self.confirming:
                await self.confirming.tidy(session)

    async def _where(self, condition: Any) -> list[Filed]:
        async with self._sessions() as session:
            mine = select(PetitionRow).where(PetitionRow.number.is_not(None), condition).order_by(PetitionRow.id)
            return await self._filed(session, list(await session.scalars(mine)))

    async def _filed(self, session: AsyncSession, rows: Sequence[PetitionRow]) -> list[Filed]:
        found = await _filed(session, rows)
        notices = await self._book.notices.standings(session, [(one.number, len(one.entries)) for one in found])
        photos = await photos_of(session, [row.id for row in rows])
        known = [(row.id, row.number or "") for row in rows]
        asked = await self.confirming.standings(session, known) if self.confirming else [None] * len(rows)
        return [
            replace(one, notices=told, photos=tuple(photos[row.id]), confirmation=confirmation)
            for row, one, told, confirmation in zip(rows, found, notices, asked, strict=True)
        ]

    async def _forget(self, session: AsyncSession, ids: Sequence[int]) -> None:
        await self._book.notices.drop(session, ids)
        if self.confirming:
            rows = await session.scalars(select(PetitionRow).where(PetitionRow.id.in_(ids)))
            await self.confirming.drop(session, [(row.id, row.number or "") for row in rows])
        for table in (PetitionFilingRow, PetitionWordsRow, PetitionPhotoRow):
            await session.execute(delete(table).where(table.petition_id.in_(ids)))


def _first_lines(filing: Filing, official: str | None) -> list[Line]:
    drafted: list[Line] = [(ev.Author("ai", official or ""), ev.Drafted())] if filing.drafted else []
    return [*drafted, (ev.Author("citizen"), ev.Filed(is_electronic=True))]


def _under(key: str) -> Select[str | None]:
    mine = PetitionFilingRow.petition_id == PetitionRow.id
    return select(PetitionRow.number).join(PetitionFilingRow, mine).where(PetitionFilingRow.key == key)


async def _next_number(session: AsyncSession, now: datetime) -> str:
    year = now.astimezone(SEOUL).year
    count = (await session.execute(NEXT_NUMBER, {"year": year})).scalar_one()
    return f"{year}-{count:06d}"


async def _found(session: AsyncSession, number: str) -> PetitionRow:
    """Raises `NotFound`."""
    row = await session.scalar(select(PetitionRow).where(PetitionRow.number == number))
    if row is None:
        raise NotFound("there is no petition of this number")
    return row


async def _filed(session: AsyncSession, rows: Sequence[PetitionRow]) -> list[Filed]:
    ids = [row.id for row in rows]
    entries = await ledgers_of(session, ids)
    words: dict[int, dict[int, str]] = {one: {} for one in ids}
    for said in await session.scalars(select(PetitionWordsRow).where(PetitionWordsRow.petition_id.in_(ids))):
        words[said.petition_id][said.entry] = said.text
    kept = await session.scalars(select(PetitionFilingRow).where(PetitionFilingRow.petition_id.in_(ids)))
    filings = {row.petition_id: _filing(row) for row in kept}
    return [
        Filed(
            number=row.number or "",
            entries=tuple(entries[row.id]),
            petition=replay(entries[row.id]),
            filing=filings.get(row.id),
            words=words[row.id],
        )
        for row in rows
    ]


def _row(petition_id: int, filing: Filing, key: str | None) -> PetitionFilingRow:
    return PetitionFilingRow(
        petition_id=petition_id,
        key=key,
        kind=filing.kind,
        signed=_dumped(filing.signed),
        drafted=_dumped(filing.drafted) if filing.drafted else None,
        name=filing.name,
        address=filing.address,
        contact=filing.contact,
        language=filing.language,
        notify=filing.notify,
    )


def _filing(row: PetitionFilingRow) -> Filing:
    return Filing(
        kind=cast("FiledKind", row.kind),
        signed=_loaded(row.signed),
        name=row.name,
        address=row.address,
        contact=row.contact,
        language="en" if row.language == "en" else "ko",
        drafted=_loaded(row.drafted) if row.drafted else None,
        notify=row.notify,
    )


def _dumped(said: Said) -> str:
    return json.dumps(asdict(said), ensure_ascii=False)


def _loaded(stored: str) -> Said:
    return Said(**json.loads(stored))
