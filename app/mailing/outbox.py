"""The outbox of one kind of letters: put in with what they tell of, in one transaction, and looked up after it."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.mailing.tables import LetterRow
from core.clock import Clock
from core.errors import Conflict, NotFound
from core.letters import LOST, LetterProblem, LetterStanding, LetterState


class Outbox:
    """`casework.protocols.Post`. `kind` names the `Writer` of its letters."""

    def __init__(self, kind: str, clock: Clock) -> None:
        self._kind = kind
        self._clock = clock

    def put(self, session: AsyncSession, about: str) -> None:
        """Goes out once the caller's transaction is stored, and never if it is not."""
        now = self._clock.now()
        session.add(LetterRow(kind=self._kind, about=about, next_at=now, changed_at=now))

    async def standing(self, session: AsyncSession, abouts: Collection[str]) -> dict[str, LetterStanding]:
        """By what they are about; what has no letter is left out."""
        rows = select(LetterRow).where(LetterRow.kind == self._kind, LetterRow.about.in_(abouts))
        return {row.about: _standing(row) for row in await session.scalars(rows)} if abouts else {}

    async def try_again(self, session: AsyncSession, about: str) -> None:
        """A letter that failed, or of which nobody knows whether it arrived; raises `NotFound` or `Conflict`."""
        mine = select(LetterRow).where(LetterRow.kind == self._kind, LetterRow.about == about)
        row = await session.scalar(mine.with_for_update())
        if row is None:
            raise NotFound("there is no such letter")
        if row.state not in LOST:
            raise Conflict(f"this letter is `{row.state}`")
        row.state, row.attempts, row.problem = "waiting", 0, ""
        row.next_at = row.changed_at = self._clock.now()

    async def drop(self, session: AsyncSession, abouts: Collection[str]) -> None:
        """They go to nobody any more."""
        await session.execute(delete(LetterRow).where(LetterRow.kind == self._kind, LetterRow.about.in_(abouts)))


def _standing(row: LetterRow) -> LetterStanding:
    state, problem = cast("LetterState", row.state), cast("LetterProblem", row.problem)
    return LetterStanding(state, row.attempts, problem, row.changed_at)
