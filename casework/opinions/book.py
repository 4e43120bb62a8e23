"""Opinions in the database: received without a trace of who sent them, decided by staff, forgotten in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.opinions.gathering import Gathering, drop_empty, new_matter, take_out
from casework.opinions.opinion import (
    Acted,
    Decision,
    DeclineReason,
    Opinion,
    OpinionAct,
    OpinionKind,
    OpinionState,
    Said,
    Topic,
    after,
)
from casework.opinions.tables import OpinionActRow, OpinionMatterRow, OpinionRow
from core.clock import Clock, today
from core.errors import Conflict, NotFound
from core.speech import Language

CHANGED = "somebody else decided about it in this moment: look at it again"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decides about an opinion that they saw in this edition; `reason` with `decline` only."""

    decision: Decision
    edition: int
    reason: DeclineReason | None = None


class OpinionBook:
    """Every opinion, and the ledger of what was decided about them."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, gathering: Gathering) -> None:
        self._sessions = sessions
        self._clock = clock
        self._gathering = gathering

    async def receive(self, said: Said) -> None:
        """The day is all that is kept of when."""
        row = OpinionRow(
            received_on=today(self._clock),
            kind=said.kind,
            topic=said.topic,
            language=said.language,
            text=said.text,
            is_abusive=said.is_abusive,
            asks_for_act=said.asks_for_act,
            sounds_like_danger=said.sounds_like_danger,
            state="received",
            edition=0,
        )
        async with self._sessions.begin() as session:
            session.add(row)

    async def find(self, opinion_id: int) -> Opinion:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            return opinion_of(await _row(session, opinion_id))

    async def page(self, state: OpinionState, *, offset: int, limit: int) -> tuple[list[Opinion], int]:
        """What waits, the oldest first after what sounds like danger; else the latest first; and how many there are."""
        mine = select(OpinionRow).where(OpinionRow.state == state)
        waiting = (OpinionRow.sounds_like_danger.desc(), OpinionRow.id)
        order = waiting if state == "received" else (OpinionRow.id.desc(),)
        async with self._sessions() as session:
            rows = await session.scalars(mine.order_by(*order).offset(offset).limit(limit))
            total = await session.scalar(select(func.count()).where(OpinionRow.state == state))
            return [opinion_of(row) for row in rows], total or 0

    async def counts(self) -> dict[OpinionState, int]:
        async with self._sessions() as session:
            found = await session.execute(select(OpinionRow.state, func.count()).group_by(OpinionRow.state))
            counted = {cast("OpinionState", state): count for state, count in found}
        every: tuple[OpinionState, ...] = ("received", "approved", "declined")
        return {state: counted.get(state, 0) for state in every}

    async def acts(self, opinion_ids: Sequence[int]) -> dict[int, list[Acted]]:
        """What was decided about each, oldest first."""
        mine = select(OpinionActRow).where(OpinionActRow.opinion_id.in_(opinion_ids)).order_by(OpinionActRow.id)
        found: dict[int, list[Acted]] = {}
        async with self._sessions() as session:
            for row in await session.scalars(mine):
                found.setdefault(row.opinion_id or 0, []).append(acted_of(row))
        return found

    async def decide(self, opinion_id: int, decided: Decided, *, by: str) -> Opinion:
        """Approved, it is gathered into a matter; taken back, it leaves it. Raises `NotFound` and `Conflict`."""
        known = await self.find(opinion_id)
        state = after(known.state, decided.decision)
        if known.edition != decided.edition:
            raise Conflict(CHANGED)
        if state is None:
            raise Conflict(f"this opinion is `{known.state}`: take that back first")
        read = await self._gathering.read(known.said.text) if state == "approved" else None
        async with self._sessions.begin() as session:
            row = await _changed(session, known, state=state, reason=decided.reason)
            if read is not None:
                await self._gathering.put(session, row, read)
            elif known.matter is not None:
                await _leave(session, row)
            matter = known.matter if row.matter_id is None else row.matter_id
            line = note(self._clock, by, decided.decision, matter_id=matter, detail=decided.reason or "")
            session.add(_about(line, opinion_id))
            await session.flush()
            return opinion_of(row)

    async def move(self, opinion_id: int, into: int | None, *, edition: int, by: str) -> Opinion:
        """To another matter, or to one of its own; raises `NotFound`, and `Conflict` for what is not approved."""
        known = await self.find(opinion_id)
        if known.edition != edition:
            raise Conflict(CHANGED)
        if known.state != "approved" or into == known.matter:
            raise Conflict("only an approved opinion is moved, and to another matter")
        async with self._sessions.begin() as session:
            if into is not None and await session.get(OpinionMatterRow, into, with_for_update=True) is None:
                raise NotFound(f"there is no matter {into}")
            row = await _changed(session, known)
            row.matter_id = into if into is not None else await new_matter(session)
            line = note(self._clock, by, "move", matter_id=known.matter, detail=str(row.matter_id))
            session.add(_about(line, opinion_id))
            await session.flush()
            await drop_empty(session)
            return opinion_of(row)

    async def expire(self, *, after_days: int, acts_after_days: int) -> None:
        """Forgets opinions whose time is over, then old lines of the ledger; makes outdated vectors anew."""
        last = today(self._clock) - timedelta(days=after_days)
        acted = self._clock.now() - timedelta(days=acts_after_days)
        async with self._sessions.begin() as session:
            await session.execute(delete(OpinionRow).where(OpinionRow.received_on < last))
            await drop_empty(session)
            await session.execute(delete(OpinionActRow).where(OpinionActRow.at < acted))
        await self._gathering.renew(self._sessions)


def note(clock: Clock, by: str, act: OpinionAct, *, matter_id: int | None, detail: str) -> OpinionActRow:
    """A line of the ledger about a matter."""
    return OpinionActRow(at=clock.now(), account=by, act=act, matter_id=matter_id, detail=detail)


def opinion_of(row: OpinionRow) -> Opinion:
    said = Said(
        kind=cast("OpinionKind", row.kind),
        topic=cast("Topic | None", row.topic),
        text=row.text,
        language=cast("Language", row.language),
        is_abusive=row.is_abusive,
        asks_for_act=row.asks_for_act,
        sounds_like_danger=row.sounds_like_danger,
    )
    return Opinion(
        id=row.id,
        received_on=row.received_on,
        said=said,
        state=cast("OpinionState", row.state),
        reason=cast("DeclineReason | None", row.reason),
        edition=row.edition,
        matter=row.matter_id,
    )


def acted_of(row: OpinionActRow) -> Acted:
    return Acted(row.at, row.account, cast("OpinionAct", row.act), row.detail)


async def _row(session: AsyncSession, opinion_id: int) -> OpinionRow:
    if (row := await session.get(OpinionRow, opinion_id, populate_existing=True)) is None:
        raise NotFound(f"there is no opinion {opinion_id}")
    return row


async def _changed(session: AsyncSession, known: Opinion, **new: Any) -> OpinionRow:
    """Raises `Conflict` where somebody changed it since it was read."""
    mine = update(OpinionRow).where(OpinionRow.id == known.id, OpinionRow.edition == known.edition)
    done = await session.execute(mine.values(edition=known.edition + 1, **new))
    if not cast("CursorResult[Any]", done).rowcount:
        raise Conflict(CHANGED)
    return await _row(session, known.id)


async def _leave(session: AsyncSession, row: OpinionRow) -> None:
    """What was made of its words goes, and its matter with its last opinion."""
    row.matter_id, row.vector, row.model = None, None, None
    await take_out(session, [row.id])
    await session.flush()
    await drop_empty(session)


def _about(line: OpinionActRow, opinion_id: int) -> OpinionActRow:
    line.opinion_id = opinion_id
    return line
