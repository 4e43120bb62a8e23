"""Telling a petitioner by e-mail that something changed: what, once the address is confirmed, and how it fared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework.confirming import Confirming
from casework.petitions import events as ev
from casework.petitions.records import ledgers_of
from casework.protocols import Post
from casework.tables import PetitionEntryRow, PetitionFilingRow, PetitionMailRow, PetitionRow
from core.letters import LetterStanding

TOLD = (
    ev.Filed, ev.Accepted, ev.Forwarded, ev.SentAway, ev.SupplementAsked, ev.SupplementProlonged,
    ev.SupplementAskedAgain, ev.Extended, ev.ProgressTold, ev.ResultTold, ev.SentBack, ev.Withdrawn, ev.ClosedUnfound,
    ev.ClosedAsRepeat, ev.NotProcessed, ev.Merged, ev.ObjectionExtended, ev.ObjectionDecided, ev.Reopened,
    ev.AutomationProlonged,
    ev.AutomationAnswered,
)  # fmt: skip
"""What the office does, and of the petitioner's own acts those that nobody else may do unnoticed."""


class Notices:
    """`post` is None where the service sends no e-mail."""

    def __init__(self, post: Post | None = None, confirming: Confirming | None = None) -> None:
        self._post = post
        self.confirming = confirming

    @property
    def are_sent(self) -> bool:
        return self._post is not None

    async def note(self, session: AsyncSession, petition_id: int, entry: int, event: ev.PetitionEvent) -> None:
        """In the transaction of the entry, so that no notice is lost and none goes out for what was not stored."""
        if self._post is None or not isinstance(event, TOLD):
            return
        wanted = (
            select(PetitionRow.number)
            .join(PetitionFilingRow, PetitionFilingRow.petition_id == PetitionRow.id)
            .join(PetitionMailRow, PetitionMailRow.petition_id == PetitionRow.id)
            .where(PetitionRow.id == petition_id, PetitionFilingRow.notify, PetitionMailRow.confirmed_at.is_not(None))
        )
        if number := await session.scalar(wanted):
            self._post.put(session, about(number, entry))

    async def tell_latest(self, session: AsyncSession, petition_id: int) -> None:
        """Of an address that was just confirmed, what it missed: the last change stands for all of them."""
        ledger = (await ledgers_of(session, [petition_id]))[petition_id]
        entry = max(number for number, line in enumerate(ledger, start=1) if isinstance(line.event, TOLD))
        await self.note(session, petition_id, entry, ledger[entry - 1].event)

    async def standings(
        self, session: AsyncSession, petitions: Sequence[tuple[str, int]]
    ) -> list[dict[int, LetterStanding]]:
        """How the notices of each petition fared, by entry; given: the numbers, and how many entries each has."""
        if self._post is None:
            return [{} for _ in petitions]
        found = await self._post.standing(session, [one for known in petitions for one in _abouts(*known)])
        return [
            {entry: found[key] for entry, key in enumerate(_abouts(*known), start=1) if key in found}
            for known in petitions
        ]

    async def try_again(self, session: AsyncSession, number: str, entry: int) -> None:
        """One that was not delivered; raises `NotFound` or `Conflict`."""
        if self._post is not None:
            await self._post.try_again(session, about(number, entry))

    async def drop(self, session: AsyncSession, ids: Iterable[int]) -> None:
        """All notices of these petitions."""
        if self._post is None:
            return
        lines = (
            select(PetitionRow.number, PetitionEntryRow.number)
            .join(PetitionEntryRow, PetitionEntryRow.petition_id == PetitionRow.id)
            .where(PetitionRow.id.in_(ids), PetitionRow.number.is_not(None))
        )
        found = (await session.execute(lines)).all()
        await self._post.drop(session, [about(number or "", entry) for number, entry in found])


def about(number: str, entry: int) -> str:
    """What the outbox knows the notice of an entry by: `2026-000123-4`."""
    return f"{number}-{entry}"


def noted(about: str) -> tuple[str, int]:
    """The petition and its entry again."""
    number, _, entry = about.rpartition("-")
    return number, int(entry)


def _abouts(number: str, entries: int) -> list[str]:
    return [about(number, entry) for entry in range(1, entries + 1)]
