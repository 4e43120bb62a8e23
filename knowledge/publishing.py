"""What makes a version heard, inside a transaction that the caller holds: revision, succession, audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer, undefer

from knowledge import audit
from knowledge.lifecycle import SPEAKING, Actor, Span, State, spoken_spans
from knowledge.tables import DocumentRow, RevisionRow, VersionRow

TIMETABLE = Actor("timetable", "timetable", frozenset())
"""Stands in the audit where a scheduled day came."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When it happens, the day being Seoul's."""

    now: datetime
    today: date


async def next_revision(session: AsyncSession) -> int:
    """Counts up, and holds the row until the commit: revisions become visible in their order."""
    counted = update(RevisionRow).values(value=RevisionRow.value + 1).returning(RevisionRow.value)
    return (await session.execute(counted)).scalar_one()


async def speaking_versions(
    session: AsyncSession, document_ids: Sequence[str], *, with_contents: bool = False
) -> dict[str, list[VersionRow]]:
    """Published and superseded versions of each document, in the order of their publication."""
    query = (
        select(VersionRow)
        .where(VersionRow.document_id.in_(document_ids), VersionRow.state.in_(SPEAKING))
        .order_by(VersionRow.document_id, VersionRow.revision, VersionRow.number)
        .options(undefer(VersionRow.content) if with_contents else defer(VersionRow.content))
    )
    found: dict[str, list[VersionRow]] = defaultdict(list)
    for row in await session.scalars(query):
        found[row.document_id].append(row)
    return found


def spans_of(rows: Sequence[VersionRow]) -> list[Span]:
    """When each speaks; `rows` in the order of publication."""
    return spoken_spans([Span(row.effective_from, row.effective_until) for row in rows])


async def put_live(session: AsyncSession, rows: Sequence[VersionRow], revision: int, moment: Moment) -> None:
    """Publishes `rows`, one a document at most, and lets each supersede what it replaces."""
    for row in rows:
        row.state = State.PUBLISHED
        row.published_at = moment.now
        row.revision = revision
    await session.flush()
    document_ids = [row.document_id for row in rows]
    for versions in (await speaking_versions(session, document_ids)).values():
        settle(versions, moment.today)
    await touch(session, document_ids, revision)


def settle(rows: Sequence[VersionRow], today: date) -> None:
    """Marks which of a document's versions are superseded, and from when; `rows` in the order of publication."""
    for row, span in zip(rows, spans_of(rows), strict=True):
        replaced = _replaced_on(row, span, today)
        row.superseded_on = replaced
        row.state = State.SUPERSEDED if replaced and replaced <= today else State.PUBLISHED


def _replaced_on(row: VersionRow, span: Span, today: date) -> date | None:
    """The first day on which a later version speaks; the day of its publication where it replaces every day."""
    if span == Span(row.effective_from, row.effective_until):
        return None
    if span.is_empty or span.last is None:
        return row.superseded_on or today
    return span.last + timedelta(days=1)


async def touch(session: AsyncSession, document_ids: Sequence[str], revision: int) -> None:
    """Tells every index that these documents changed."""
    await session.execute(update(DocumentRow).where(DocumentRow.id.in_(document_ids)).values(revision=revision))


async def is_due(session: AsyncSession, today: date) -> bool:
    """Whether a scheduled day has come."""
    return (await session.scalar(_due(today).limit(1))) is not None


async def release_due(session: AsyncSession, moment: Moment) -> int | None:
    """Publishes what is scheduled up to today and retires what a later version replaces; the revision, if it moved."""
    # Held, so that what is withdrawn at this moment is not published over, and no other process publishes it too.
    rows = list(await session.scalars(_due(moment.today).with_for_update()))
    scheduled = [row for row in rows if row.state == State.SCHEDULED]
    revision = await next_revision(session) if scheduled else None
    for row in rows:
        if row.state == State.SCHEDULED and revision is not None:
            await put_live(session, [row], revision, moment)
            await record(session, TIMETABLE, "published", [row], moment.now, f"as scheduled for {row.publish_on}")
        elif row.state == State.PUBLISHED:
            row.state = State.SUPERSEDED
    return revision


def _due(today: date) -> Select[VersionRow]:
    scheduled = (VersionRow.state == State.SCHEDULED) & (literal(today) >= VersionRow.publish_on)
    replaced = (VersionRow.state == State.PUBLISHED) & (literal(today) >= VersionRow.superseded_on)
    query = select(VersionRow).where(scheduled | replaced)
    return query.order_by(VersionRow.publish_on, VersionRow.document_id, VersionRow.number)


async def record(
    session: AsyncSession, actor: Actor, action: str, rows: Iterable[VersionRow], at: datetime, note: str = ""
) -> None:
    """One line of the audit for each version."""
    await session.flush()  # the lines lead to the documents
    lines = [
        {
            "at": at,
            "actor_id": actor.id,
            "actor_name": actor.name,
            "action": action,
            "document_id": row.document_id,
            "number": row.number,
            "note": note,
        }
        for row in rows
    ]
    if lines:
        await audit.append(session, lines)


async def record_line(
    session: AsyncSession, actor: Actor, action: str, document_id: str, at: datetime, note: str
) -> None:
    """One line of the audit that is about a document as a whole."""
    line = {"at": at, "actor_id": actor.id, "actor_name": actor.name, "action": action}
    await audit.append(session, [{**line, "document_id": document_id, "number": None, "note": note}])
