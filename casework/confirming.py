"""Whether an e-mail address is its petitioner's: a letter with a link asks, and nothing else is sent there before.

The link is kept as a digest alone, works once, and ends with its time; opening it confirms nothing, because mail
servers open links too.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework.protocols import Post
from casework.tables import PetitionFilingRow, PetitionLinkRow, PetitionMailRow, PetitionRow
from core.clock import Clock
from core.errors import Conflict, NotFound
from core.letters import LetterState

MOST_ASKED = 3
"""Letters that ask about one petition."""
LINK_LASTS = timedelta(days=3)
LETTER_LASTS = timedelta(days=1)
"""A letter that was held back for longer is not sent any more: whoever asked for it has stopped waiting."""
NO_LINK = "this link was used, has ended, or was never sent; look your petition up and ask for another one"
ON_ITS_WAY: frozenset[LetterState | None] = frozenset({"waiting", "held", "sending"})


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How far it is for one petition."""

    asked: int
    """Letters so far."""
    confirmed_at: datetime | None = None
    letter: LetterState | None = None
    """Of the last letter; None where it is gone: it was held back for too long."""

    @property
    def may_ask_again(self) -> bool:
        return self.confirmed_at is None and self.asked < MOST_ASKED and self.letter not in ON_ITS_WAY


@dataclass(frozen=True, slots=True)
class Link:
    """What a letter asks with."""

    token: str
    ends_at: datetime


class Confirming:
    """Within the caller's transactions; `post`: the outbox of the letters that ask."""

    def __init__(self, post: Post, clock: Clock) -> None:
        self._post = post
        self._clock = clock

    async def ask(self, session: AsyncSession, petition_id: int, number: str) -> None:
        """By a letter, unless one is on its way, the address is confirmed, or there were `MOST_ASKED`."""
        row = await session.get(PetitionMailRow, petition_id, with_for_update=True)
        if row is None:
            row = PetitionMailRow(petition_id=petition_id, asked=0)
            session.add(row)
        elif not (await self._standing(session, row, number)).may_ask_again:
            return
        row.asked, row.asked_at = row.asked + 1, self._clock.now()
        self._post.put(session, about(number, row.asked))

    async def ask_again(self, session: AsyncSession, petition_id: int, number: str) -> None:
        """Raises `Conflict` where no letter may go."""
        row = await session.get(PetitionMailRow, petition_id, with_for_update=True)
        if row is None or not (await self._standing(session, row, number)).may_ask_again:
            raise Conflict("the address is confirmed, a letter is on its way, or as many went as may")
        await self.ask(session, petition_id, number)

    async def link(self, session: AsyncSession, number: str, nth: int) -> Link | None:
        """For the letter that asks for the `nth` time; None where it is not to be sent any more."""
        mine = (
            select(PetitionMailRow)
            .join(PetitionRow, PetitionRow.id == PetitionMailRow.petition_id)
            .join(PetitionFilingRow, PetitionFilingRow.petition_id == PetitionMailRow.petition_id)
            .where(PetitionRow.number == number, PetitionFilingRow.notify)
        )
        row, now = await session.scalar(mine), self._clock.now()
        if row is None or row.confirmed_at or row.asked != nth or row.asked_at is None:
            return None
        if row.asked_at + LETTER_LASTS < now:
            return None
        made = Link(secrets.token_urlsafe(24), now + LINK_LASTS)
        session.add(PetitionLinkRow(digest=_digest(made.token), petition_id=row.petition_id, ends_at=made.ends_at))
        return made

    async def confirm(self, session: AsyncSession, token: str) -> int:
        """The petition that it was asked for; raises `NotFound`. No link of this petition works from then on."""
        link = await session.get(PetitionLinkRow, _digest(token))
        if link is None or link.ends_at < self._clock.now():
            raise NotFound(NO_LINK)
        row = await session.get(PetitionMailRow, link.petition_id, with_for_update=True)
        assert row is not None, "a link belongs to it"
        row.confirmed_at = self._clock.now()
        await self.end_links(session, row.petition_id)
        return row.petition_id

    async def end_links(self, session: AsyncSession, petition_id: int) -> None:
        """They confirm nothing any more."""
        await session.execute(delete(PetitionLinkRow).where(PetitionLinkRow.petition_id == petition_id))

    async def tidy(self, session: AsyncSession) -> None:
        """Links that ended go."""
        await session.execute(delete(PetitionLinkRow).where(PetitionLinkRow.ends_at < self._clock.now()))

    async def standings(self, session: AsyncSession, petitions: Sequence[tuple[int, str]]) -> list[Confirmation | None]:
        """By id and number; None where nobody was asked."""
        ids = [petition_id for petition_id, _ in petitions]
        found = await session.scalars(select(PetitionMailRow).where(PetitionMailRow.petition_id.in_(ids)))
        rows = {row.petition_id: row for row in found}
        abouts = [about(number, rows[one].asked) for one, number in petitions if one in rows]
        letters = await self._post.standing(session, abouts)
        return [
            _confirmation(rows[one], letter.state if (letter := letters.get(about(number, rows[one].asked))) else None)
            if one in rows
            else None
            for one, number in petitions
        ]

    async def drop(self, session: AsyncSession, petitions: Sequence[tuple[int, str]]) -> None:
        """What was asked about these petitions, by id and number."""
        abouts = [about(number, nth) for _, number in petitions for nth in range(1, MOST_ASKED + 1)]
        await self._post.drop(session, abouts)
        for table in (PetitionLinkRow, PetitionMailRow):
            await session.execute(delete(table).where(table.petition_id.in_([one for one, _ in petitions])))

    async def _standing(self, session: AsyncSession, row: PetitionMailRow, number: str) -> Confirmation:
        (standing,) = await self.standings(session, [(row.petition_id, number)])
        assert standing is not None, "its row is there"
        return standing


def about(number: str, nth: int) -> str:
    """What the outbox knows the letter by that asks for the `nth` time: `2026-000123-1`."""
    return f"{number}-{nth}"


def _confirmation(row: PetitionMailRow, letter: LetterState | None) -> Confirmation:
    return Confirmation(row.asked, row.confirmed_at, letter)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
