"""Photos, kept: each waits until its petition is filed, goes with it from then on, and is deleted with what it says."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.photos.sandbox import clean
from casework.tables import PetitionPhotoRow, PetitionRow
from core.clock import Clock
from core.errors import InvalidInput, NotFound, ServiceFull

MOST_AT_ONCE = 5
"""With a petition, and with what is added to it later."""
MOST_IN_ALL = 20
SENT_BYTES = 15 * 1_048_576
WAITING_MINUTES = 60
"""How long a photo waits for its petition."""
MOST_WAITING = 400
READERS = 2
"""Photos that are read at once: each may need a good deal of memory."""
ID_BYTES = 18


@dataclass(frozen=True, slots=True)
class Added:
    """A photo that was sent before, and what can be seen on it in the petitioner's words."""

    id: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """One that is kept; the sides in pixels."""

    id: str
    width: int
    height: int
    alt: str = ""
    entry: int = 0
    """The line of the ledger that it came with, from 1; 0 while it waits."""


class Album:
    """The photos of all petitions."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock
        self._readers = asyncio.Semaphore(READERS)

    async def take(self, sent: bytes) -> Photo:
        """Cleaned, and waiting for its petition; raises an `UnreadableFile`, or `ServiceFull` where too many wait."""
        async with self._readers:
            picture = await clean(sent)
        photo = Photo(secrets.token_urlsafe(ID_BYTES), picture.width, picture.height)
        async with self._sessions.begin() as session:
            waiting = select(func.count()).select_from(PetitionPhotoRow).where(PetitionPhotoRow.petition_id.is_(None))
            if (await session.scalar(waiting) or 0) >= MOST_WAITING:
                raise ServiceFull("too many photos wait for their petitions; try again later", retry_after_seconds=600)
            row = PetitionPhotoRow(id=photo.id, width=photo.width, height=photo.height, image=picture.jpeg)
            row.sent_at = self._clock.now()
            session.add(row)
        return photo

    async def drop(self, photo_id: str) -> None:
        """One that still waits; a photo of a petition stays."""
        async with self._sessions.begin() as session:
            mine = (PetitionPhotoRow.id == photo_id, PetitionPhotoRow.petition_id.is_(None))
            await session.execute(delete(PetitionPhotoRow).where(*mine))

    async def keep(self, session: AsyncSession, petition_id: int, entry: int, photos: Sequence[Added]) -> None:
        """They belong to the petition from now on; raises `InvalidInput` for one that is not waiting any more."""
        if not photos:
            return
        kept = select(func.count()).select_from(PetitionPhotoRow).where(PetitionPhotoRow.petition_id == petition_id)
        if len(photos) > MOST_AT_ONCE or (await session.scalar(kept) or 0) + len(photos) > MOST_IN_ALL:
            raise InvalidInput(f"`photos`: at most {MOST_AT_ONCE} at once and {MOST_IN_ALL} in all; leave some out")
        for place, photo in enumerate(photos):
            waiting = (PetitionPhotoRow.id == photo.id, PetitionPhotoRow.petition_id.is_(None))
            values = {"petition_id": petition_id, "entry": entry, "place": place, "alt": photo.alt}
            taken = update(PetitionPhotoRow).where(*waiting).values(**values).returning(PetitionPhotoRow.id)
            if await session.scalar(taken) is None:
                raise InvalidInput("`photos`: one is not there any more; add it again")

    async def image(self, number: str, photo_id: str) -> bytes:
        """The JPEG of a petition's photo; raises `NotFound`."""
        query = (
            select(PetitionPhotoRow.image)
            .join(PetitionRow, PetitionRow.id == PetitionPhotoRow.petition_id)
            .where(PetitionPhotoRow.id == photo_id, PetitionRow.number == number)
        )
        async with self._sessions() as session:
            found = await session.scalar(query)
        if found is None:
            raise NotFound("there is no such photo")
        return found

    async def expire(self) -> None:
        """Forgets what waited too long."""
        before = self._clock.now() - timedelta(minutes=WAITING_MINUTES)
        over = (PetitionPhotoRow.petition_id.is_(None), PetitionPhotoRow.sent_at < before)
        async with self._sessions.begin() as session:
            await session.execute(delete(PetitionPhotoRow).where(*over))


async def photos_of(session: AsyncSession, ids: Sequence[int]) -> dict[int, list[Photo]]:
    """Without their images, in the order in which they were added; by petition."""
    row = PetitionPhotoRow
    query = (
        select(row.petition_id, row.id, row.width, row.height, row.alt, row.entry)
        .where(row.petition_id.in_(ids))
        .order_by(row.entry, row.place)
    )
    found: dict[int, list[Photo]] = {one: [] for one in ids}
    for petition_id, photo_id, width, height, alt, entry in await session.execute(query):
        assert petition_id is not None, "it was asked for"
        found[petition_id].append(Photo(photo_id, width, height, alt, entry))
    return found
