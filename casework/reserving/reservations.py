"""Reservations in the database: a place is taken in one statement, so that no slot is ever booked twice.

Whoever changes what is taken of a slot holds its row until the end of the transaction, and the waiting list with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Select, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.petitions.calendar import Interval
from casework.reserving.codes import as_written, new_code
from casework.reserving.reservation import (
    Outcome,
    Reservation,
    ReservationState,
    SlotUse,
    Visitor,
    Wish,
    can_be_settled,
    is_open,
)
from casework.reserving.tables import ReservationPersonRow, ReservationRow, SlotChangeRow, SlotRow
from core.clock import Clock
from core.errors import Conflict, LimitReached, NotFound, SlotTaken
from core.speech import Language
from core.tables import UtcDateTime

UNKNOWN = "no reservation has this code and this name"
# SQLite and PostgreSQL read these alike; no row comes back where no place is left.
TAKE = text(
    "INSERT INTO slot (resource, starts_at, taken) VALUES (:resource, :starts_at, 1) "
    "ON CONFLICT (resource, starts_at) DO UPDATE SET taken = slot.taken + 1 "
    "WHERE slot.taken < :places AND slot.closed_by IS NULL RETURNING taken"
).bindparams(bindparam("starts_at", type_=UtcDateTime()))
CLOSE = text(
    "INSERT INTO slot (resource, starts_at, taken, closed_by, closed_reason) "
    "VALUES (:resource, :starts_at, 0, :closed_by, :reason) "
    "ON CONFLICT (resource, starts_at) DO UPDATE SET closed_by = :closed_by, closed_reason = :reason"
).bindparams(bindparam("starts_at", type_=UtcDateTime()))


class Reservations:
    """The register of every reservation, whatever is reserved; `places` is what its rule allows for a slot."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    async def book(
        self, wish: Wish, *, places: int, may_wait: bool = False, most_open: int | None = None
    ) -> Reservation:
        """Raises `SlotTaken`; with `may_wait`, a slot without a free place gives one in its waiting list.

        `most_open`: how many of the resource one contact may have that are not over; raises `LimitReached`.
        """
        async with self._sessions.begin() as session:
            if most_open is not None:
                await _check_limit(session, wish, most_open, self._clock.now())
            state: ReservationState = "booked"
            if not await _take(session, wish.resource, wish.starts_at, places):
                if not may_wait or await _closed_by(session, wish.resource, wish.starts_at):
                    raise SlotTaken("this slot has no free place any more: choose another one")
                state = "waiting"
            row = _row(wish, state, self._clock.now())
            session.add(row)
            await session.flush()
            session.add(_person_row(row.id, wish.visitor))
        return await self.find(row.code)

    async def find(self, code: str) -> Reservation:
        """However the code is written; raises `NotFound`."""
        async with self._sessions() as session:
            mine = select(ReservationRow).where(ReservationRow.code == as_written(code))
            found = await _reservations(session, mine)
        if not found:
            raise NotFound(UNKNOWN)
        return found[0]

    async def cancel(self, code: str, *, by: str | None = None, reason: str = "") -> Reservation:
        """Whoever waits first gets the place. `by`: the account, where staff does it. Raises `Conflict`."""
        known = await self.find(code)
        if not is_open(known, self._clock.now()):
            raise Conflict("it is over or cancelled already")
        async with self._sessions.begin() as session:
            await _changed(session, known, self._clock.now(), state="cancelled", changed_by=by)
            if reason:
                await _tell_reason(session, known.code, reason)
            await _release(session, known, self._clock.now())
        return await self.find(code)

    async def move(self, code: str, to: Interval, *, places: int) -> Reservation:
        """To another slot of the same resource; raises `SlotTaken`, and `Conflict` for what is not booked any more."""
        known = await self.find(code)
        if known.state != "booked" or not is_open(known, self._clock.now()):
            raise Conflict("only what is booked and has not begun can be moved")
        if to.start == known.starts_at:
            return known
        async with self._sessions.begin() as session:
            new = {"starts_at": to.start, "ends_at": to.end, "changed_by": None}
            await _changed(session, known, self._clock.now(), **new)
            # Always the earlier slot first, so that two who change places never wait for each other.
            for start in sorted((known.starts_at, to.start)):
                if start == known.starts_at:
                    await _release(session, known, self._clock.now())
                elif not await _take(session, known.resource, start, places):
                    raise SlotTaken("this slot has no free place any more: choose another one")
        return await self.find(code)

    async def settle(self, code: str, outcome: Outcome, *, by: str) -> Reservation:
        """Whether its citizen came; raises `Conflict`."""
        known = await self.find(code)
        if not can_be_settled(known, self._clock.now()):
            raise Conflict("who came can be said from the day of the appointment on, of what was not cancelled")
        async with self._sessions.begin() as session:
            await _changed(session, known, self._clock.now(), state=outcome, changed_by=by)
        return await self.find(code)

    async def close(self, resource: str, slots: Iterable[datetime], *, by: str, reason: str = "") -> None:
        """Nobody can book the slots from now on; what is booked stays."""
        async with self._sessions.begin() as session:
            for start in sorted(slots):
                given = {"resource": resource, "starts_at": start, "closed_by": by, "reason": reason or None}
                await session.execute(CLOSE, given)
                row = await session.get_one(SlotRow, (resource, start), populate_existing=True)
                session.add(self._change(row, by, is_closed=True))

    async def reopen(self, resource: str, slots: Iterable[datetime], *, places: int, by: str) -> None:
        """Those who wait get the places that are free."""
        async with self._sessions.begin() as session:
            for start in sorted(slots):
                await session.execute(_slot_update(resource, start).values(closed_by=None, closed_reason=None))
                row = await session.get(SlotRow, (resource, start))
                if row:
                    session.add(self._change(row, by, is_closed=False))
                while row and row.taken < places and await _move_up(session, resource, start, self._clock.now()):
                    await session.refresh(row)

    def _change(self, row: SlotRow, by: str, *, is_closed: bool) -> SlotChangeRow:
        return SlotChangeRow(
            at=self._clock.now(),
            account=by,
            resource=row.resource,
            starts_at=row.starts_at,
            is_closed=is_closed,
            booked=row.taken,
            reason=row.closed_reason or "",
        )

    async def used(self, resource: str, first: datetime, end: datetime) -> dict[datetime, SlotUse]:
        """What is taken or closed of the slots within this time; the others are free."""
        async with self._sessions() as session:
            mine = select(SlotRow).where(SlotRow.resource == resource)
            rows = await session.scalars(mine.where(SlotRow.starts_at >= first, SlotRow.starts_at < end))
            return {row.starts_at: SlotUse(row.taken, row.closed_by, row.closed_reason or "") for row in rows}

    async def waiting(self, resource: str, first: datetime, end: datetime) -> dict[datetime, int]:
        """How many wait for each slot within this time; those for which nobody waits are left out."""
        mine = select(ReservationRow.starts_at, func.count()).where(ReservationRow.resource == resource)
        within = mine.where(ReservationRow.starts_at >= first, ReservationRow.starts_at < end)
        waits = within.where(ReservationRow.state == "waiting").group_by(ReservationRow.starts_at)
        async with self._sessions() as session:
            return dict((await session.execute(waits)).all())

    async def between(self, resource: str, first: datetime, end: datetime) -> list[Reservation]:
        """By time, and in the order they came."""
        mine = select(ReservationRow).where(ReservationRow.resource == resource)
        within = mine.where(ReservationRow.starts_at >= first, ReservationRow.starts_at < end)
        async with self._sessions() as session:
            return await _reservations(session, within.order_by(ReservationRow.starts_at, ReservationRow.id))

    async def expire(self, days: int) -> None:
        """Forgets who made the reservations that ended more than `days` ago."""
        old = self._clock.now() - timedelta(days=days)
        over = select(ReservationRow.id).where(ReservationRow.ends_at < old)
        async with self._sessions.begin() as session:
            mine = delete(ReservationPersonRow).where(ReservationPersonRow.reservation_id.in_(over))
            await session.execute(mine)


async def _take(session: AsyncSession, resource: str, starts_at: datetime, places: int) -> bool:
    given = {"resource": resource, "starts_at": starts_at, "places": places}
    return (await session.execute(TAKE, given)).first() is not None


async def _check_limit(session: AsyncSession, wish: Wish, most: int, now: datetime) -> None:
    """Two of one contact at once are counted one after the other: PostgreSQL is told to wait, SQLite writes alone."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(wish.resource))))
    theirs = select(func.count()).join_from(ReservationRow, ReservationPersonRow).where(
        ReservationRow.resource == wish.resource, ReservationPersonRow.contact_key == wish.visitor.contact_key
    )  # fmt: skip
    still = theirs.where(ReservationRow.state.in_(("booked", "waiting")), ReservationRow.ends_at > now)
    if (await session.scalar(still) or 0) >= most:
        raise LimitReached(f"one contact may have {most} here that are not over: cancel one or wait until it is over")


async def _tell_reason(session: AsyncSession, code: str, reason: str) -> None:
    mine = select(ReservationRow.id).where(ReservationRow.code == code).scalar_subquery()
    told = update(ReservationPersonRow).where(ReservationPersonRow.reservation_id == mine)
    await session.execute(told.values(reason=reason))


async def _closed_by(session: AsyncSession, resource: str, starts_at: datetime) -> str | None:
    """Holds the slot's row from here on."""
    held = _slot_update(resource, starts_at).values(taken=SlotRow.taken).returning(SlotRow.closed_by)
    return await session.scalar(held)


async def _release(session: AsyncSession, left: Reservation, now: datetime) -> None:
    """The place that `left` had is free, or goes to whoever waits first."""
    if left.state != "booked":
        return
    less = _slot_update(left.resource, left.starts_at).values(taken=SlotRow.taken - 1).returning(SlotRow.closed_by)
    if await session.scalar(less) is None:
        await _move_up(session, left.resource, left.starts_at, now)


async def _move_up(session: AsyncSession, resource: str, starts_at: datetime, now: datetime) -> bool:
    """The first of the waiting list gets a place that is free; False where nobody waits."""
    waiting = select(ReservationRow.id).where(
        ReservationRow.resource == resource, ReservationRow.starts_at == starts_at, ReservationRow.state == "waiting"
    )
    while (first := await session.scalar(waiting.order_by(ReservationRow.id).limit(1))) is not None:
        mine = update(ReservationRow).where(ReservationRow.id == first, ReservationRow.state == "waiting")
        given = {"state": "booked", "moved_up_at": now, "changed_at": now, "edition": ReservationRow.edition + 1}
        if _rows(await session.execute(mine.values(given))):  # else whoever waited has cancelled in this moment
            await session.execute(_slot_update(resource, starts_at).values(taken=SlotRow.taken + 1))
            return True
    return False


async def _changed(session: AsyncSession, known: Reservation, now: datetime, **new: Any) -> None:
    """Raises `Conflict` where somebody changed it since it was read."""
    mine = update(ReservationRow).where(ReservationRow.code == known.code, ReservationRow.edition == known.edition)
    done = await session.execute(mine.values(changed_at=now, edition=known.edition + 1, **new))
    if not _rows(done):
        raise Conflict("it was changed in this moment: look at it again")


def _rows(result: Any) -> int:
    return cast("CursorResult[Any]", result).rowcount


def _slot_update(resource: str, starts_at: datetime) -> Any:
    return update(SlotRow).where(SlotRow.resource == resource, SlotRow.starts_at == starts_at)


async def _reservations(session: AsyncSession, wanted: Select[ReservationRow]) -> list[Reservation]:
    rows = list(await session.scalars(wanted))
    mine = ReservationPersonRow.reservation_id.in_([row.id for row in rows])
    people = {one.reservation_id: one for one in await session.scalars(select(ReservationPersonRow).where(mine))}
    return [_reservation(row, people.get(row.id), await _before(session, row)) for row in rows]


async def _before(session: AsyncSession, row: ReservationRow) -> int:
    if row.state != "waiting":
        return 0
    same = (ReservationRow.resource == row.resource, ReservationRow.starts_at == row.starts_at)
    count = select(func.count()).where(*same, ReservationRow.state == "waiting", ReservationRow.id < row.id)
    return await session.scalar(count) or 0


def _reservation(row: ReservationRow, person: ReservationPersonRow | None, before: int) -> Reservation:
    return Reservation(
        code=row.code,
        resource=row.resource,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=cast("ReservationState", row.state),
        booked_at=row.booked_at,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        edition=row.edition,
        moved_up_at=row.moved_up_at,
        language=cast("Language", row.language),
        zone=row.zone,
        visitor=_visitor(person) if person else None,
        waiting_before=before,
        reason=person.reason if person else None,
    )


def _visitor(person: ReservationPersonRow) -> Visitor:
    return Visitor(person.name, person.contact, json.loads(person.details), person.contact_key)


def _row(wish: Wish, state: ReservationState, now: datetime) -> ReservationRow:
    return ReservationRow(
        code=new_code(),
        resource=wish.resource,
        starts_at=wish.starts_at,
        ends_at=wish.ends_at,
        state=state,
        booked_at=now,
        changed_at=now,
        edition=0,
        language=wish.language,
        zone=wish.zone,
    )


def _person_row(reservation_id: int, visitor: Visitor) -> ReservationPersonRow:
    details = json.dumps(dict(visitor.details), ensure_ascii=False)
    return ReservationPersonRow(
        reservation_id=reservation_id,
        name=visitor.name,
        contact=visitor.contact,
        contact_key=visitor.contact_key,
        details=details,
    )
