"""Facilities in the database: found, made, changed and retired, each change with who made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.facilities.facility import Facility
from casework.facilities.tables import FacilityChangeRow, FacilityRow
from core.clock import Clock
from core.errors import Conflict, NotFound


@dataclass(frozen=True, slots=True)
class Kept:
    """A facility with how often it was written, and who did so last."""

    facility: Facility
    edition: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of a file were new, changed, or as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class Facilities:
    """The register of facilities."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    async def all(self) -> list[Kept]:
        """The retired ones too; by id."""
        change = FacilityChangeRow
        asked = select(FacilityRow, change).join(
            change, (change.facility_id == FacilityRow.id) & (change.edition == FacilityRow.edition)
        )
        async with self._sessions() as session:
            rows = (await session.execute(asked.order_by(FacilityRow.id))).all()
        return [Kept(Facility.model_validate_json(row.content), row.edition, last.at, last.actor) for row, last in rows]

    async def active(self, kind: str = "", district: str = "") -> list[Facility]:
        """Those that citizens see; empty: every kind, every district."""
        wanted = select(FacilityRow.content).where(FacilityRow.is_active)
        if kind:
            wanted = wanted.where(FacilityRow.kind == kind)
        if district:
            wanted = wanted.where(FacilityRow.district == district)
        async with self._sessions() as session:
            found = await session.scalars(wanted.order_by(FacilityRow.district, FacilityRow.id))
            return [Facility.model_validate_json(content) for content in found]

    async def find(self, facility_id: str) -> Facility:
        """A retired one too; raises `NotFound`."""
        async with self._sessions() as session:
            row = await session.get(FacilityRow, facility_id)
        if row is None:
            raise NotFound("there is no facility of this id")
        return Facility.model_validate_json(row.content)

    async def create(self, facility: Facility, *, by: str) -> None:
        """Raises `Conflict` where there is one of this id."""
        async with self._sessions.begin() as session:
            if await session.get(FacilityRow, facility.id) is not None:
                raise Conflict("there is a facility of this id already: choose another id or change that one")
            await self._write(session, None, facility, by)

    async def change(self, facility: Facility, *, seen: int, by: str) -> None:
        """`seen`: the edition that was looked at; raises `Conflict` where somebody changed it since, and `NotFound`."""
        async with self._sessions.begin() as session:
            row = await session.get(FacilityRow, facility.id, with_for_update=True)
            if row is None:
                raise NotFound("there is no facility of this id")
            if row.edition != seen:
                raise Conflict("somebody changed it in the meantime: look at it again")
            await self._write(session, row, facility, by)

    async def take(self, facilities: Sequence[Facility], *, by: str) -> Taken:
        """All of them or none: new ones are made, others become what the file says."""
        new = changed = 0
        async with self._sessions.begin() as session:
            for facility in facilities:
                row = await session.get(FacilityRow, facility.id, with_for_update=True)
                if row is not None and row.content == facility.model_dump_json():
                    continue
                new, changed = (new + 1, changed) if row is None else (new, changed + 1)
                await self._write(session, row, facility, by)
        return Taken(new, changed, len(facilities) - new - changed)

    async def _write(self, session: AsyncSession, row: FacilityRow | None, facility: Facility, by: str) -> None:
        if row is None:
            row = FacilityRow(id=facility.id, edition=0)
            session.add(row)
        row.kind, row.district, row.is_active = facility.kind, facility.district, facility.is_active
        row.content, row.edition = facility.model_dump_json(), row.edition + 1
        await session.flush()
        change = FacilityChangeRow(
            facility_id=row.id, edition=row.edition, at=self._clock.now(), actor=by, content=row.content
        )
        session.add(change)
