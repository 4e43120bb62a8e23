"""The audit as a whole: looked through, written out, and sealed by a chain of hashes that shows any change.

    seal(n) = SHA-256(seal(n - 1) as hex, then the line as JSON: id, at, actor_id, actor_name, action, document_id,
              number, note)

The first seal follows 64 zeros. Triggers refuse changes; the chain shows those of somebody who got around the triggers.
Whoever writes down the newest seal can show later that nothing before it was changed or cut off.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.clock import SEOUL
from knowledge.tables import AuditRow, AuditSealRow, RevisionRow

START = "0" * 64
BATCH = 1_000
KEPT_DAYS = 365
"""No line is deleted earlier than this: the database refuses it."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that somebody did."""

    id: int
    at: datetime
    actor: str
    action: str
    document_id: str
    version: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AuditFilters:
    """Which lines; empty and null: all. Days are Seoul's, both included."""

    document: str = ""
    actor: str = ""
    action: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One page, newest first."""

    items: tuple[AuditLine, ...]
    total: int
    actors: tuple[str, ...]
    actions: tuple[str, ...]
    """Everybody and everything that stands in the audit, to filter by."""


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """What the chain says of the audit."""

    is_whole: bool
    lines: int
    unsealed: int
    """Lines that were written before there was a chain and none since."""
    broken_at: int | None
    """The first line that is not what was sealed, or is gone before its time."""
    newest: str
    """The seal of the newest line: to be written down elsewhere."""


async def append(session: AsyncSession, lines: Sequence[Mapping[str, object]]) -> None:
    """Writes lines and seals them, in the caller's transaction; from here to its end nobody else writes any.

    Whoever took a number before waiting could be sealed after a higher one: never, that is.
    """
    await _take_turn(session)
    await session.execute(insert(AuditRow), lines)
    await seal(session)


async def seal(session: AsyncSession) -> None:
    """Seals the lines that are not yet."""
    await _take_turn(session)
    last = await session.scalar(select(AuditSealRow).order_by(AuditSealRow.audit_id.desc()).limit(1))
    before, done = (last.hash, last.audit_id) if last else (START, 0)
    lines = await session.scalars(select(AuditRow).where(AuditRow.id > done).order_by(AuditRow.id))
    seals: list[dict[str, object]] = []
    for line in lines:
        before = sealed(before, line)
        seals.append({"audit_id": line.id, "at": line.at, "hash": before})
    if seals:
        await session.execute(insert(AuditSealRow), seals)


async def _take_turn(session: AsyncSession) -> None:
    """One writer at a time, up to the commit."""
    await session.execute(select(RevisionRow.value).with_for_update())


def sealed(before: str, line: AuditRow) -> str:
    """The seal of a line that follows the seal `before`."""
    told = [
        line.id,
        line.at.astimezone(UTC).isoformat(),
        line.actor_id,
        line.actor_name,
        line.action,
        line.document_id,
        line.number,
        line.note,
    ]
    return sha256(f"{before}{json.dumps(told, ensure_ascii=False)}".encode()).hexdigest()


async def check(sessions: async_sessionmaker[AsyncSession], now: datetime, *, noted: str = "") -> AuditCheck:
    """Follows the chain from its beginning; `noted` is a seal that somebody wrote down and that has to stand in it."""
    before, count, known = START, 0, not noted
    async with sessions() as session:
        total = await session.scalar(select(func.count()).select_from(AuditRow)) or 0
        async for row, line in _chain(session):
            if not _holds(row, line, before, now):
                return AuditCheck(is_whole=False, lines=total, unsealed=0, broken_at=row.audit_id, newest=before)
            count += line is not None
            before = row.hash
            known = known or before == noted
    return AuditCheck(is_whole=known, lines=total, unsealed=total - count, broken_at=None, newest=before)


async def _chain(session: AsyncSession) -> AsyncIterator[tuple[AuditSealRow, AuditRow | None]]:
    done = 0
    while True:
        query = (
            select(AuditSealRow, AuditRow)
            .outerjoin(AuditRow, AuditRow.id == AuditSealRow.audit_id)
            .where(AuditSealRow.audit_id > done)
            .order_by(AuditSealRow.audit_id)
            .limit(BATCH)
        )
        rows = (await session.execute(query)).all()
        for row, line in rows:
            yield row, line
        if len(rows) < BATCH:
            return
        done = rows[-1][0].audit_id
        session.expunge_all()


def _holds(row: AuditSealRow, line: AuditRow | None, before: str, now: datetime) -> bool:
    if line is None:
        return row.at < now - timedelta(days=KEPT_DAYS)
    return row.hash == sealed(before, line)


async def page(sessions: async_sessionmaker[AsyncSession], filters: AuditFilters, number: int, size: int) -> AuditPage:
    """Pages count from 1."""
    async with sessions() as session:
        matching = _matching(filters)
        total = await session.scalar(select(func.count()).select_from(matching.subquery())) or 0
        rows = await session.scalars(matching.order_by(AuditRow.id.desc()).offset((number - 1) * size).limit(size))
        actors = await session.scalars(select(AuditRow.actor_name).distinct().order_by(AuditRow.actor_name))
        actions = await session.scalars(select(AuditRow.action).distinct().order_by(AuditRow.action))
        return AuditPage(tuple(_line(row) for row in rows), total, tuple(actors), tuple(actions))


async def lines(sessions: async_sessionmaker[AsyncSession], filters: AuditFilters) -> AsyncIterator[AuditLine]:
    """All that match, oldest first, a batch at a time, so that no connection is held between them."""
    done = 0
    while True:
        async with sessions() as session:
            query = _matching(filters).where(AuditRow.id > done).order_by(AuditRow.id).limit(BATCH)
            rows = list(await session.scalars(query))
        for row in rows:
            yield _line(row)
        if len(rows) < BATCH:
            return
        done = rows[-1].id


def _matching(filters: AuditFilters) -> Select[AuditRow]:
    return select(AuditRow).where(*_conditions(filters))


def _conditions(filters: AuditFilters) -> Iterator[ColumnElement[bool]]:
    if filters.document:
        yield AuditRow.document_id.icontains(filters.document, autoescape=True)
    if filters.actor:
        yield AuditRow.actor_name == filters.actor
    if filters.action:
        yield AuditRow.action == filters.action
    if filters.first:
        yield AuditRow.at >= datetime.combine(filters.first, time.min, SEOUL)
    if filters.last:
        yield AuditRow.at < datetime.combine(filters.last + timedelta(days=1), time.min, SEOUL)


def _line(row: AuditRow) -> AuditLine:
    return AuditLine(row.id, row.at, row.actor_name, row.action, row.document_id, row.number, row.note)
