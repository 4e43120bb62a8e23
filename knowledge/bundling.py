"""A collection out of the database as JSONL or a bundle, and a bundle into it: whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound
from knowledge import audit
from knowledge.bundle import Bundle, Row
from knowledge.catalogue import live_row
from knowledge.lifecycle import OPEN, Action, Actor, State, permit
from knowledge.loading import Loadable, Loader, listed
from knowledge.procedure import restored
from knowledge.publishing import Moment, next_revision, record_line, touch
from knowledge.tables import AuditRow, DocumentRow, VersionRow

Existing: TypeAlias = Literal["refuse", "skip", "draft"]
"""What becomes of documents that are here already: nothing is imported; they stay; what is heard there is a draft."""

IMPORTED = "imported from a bundle"
_DAYS = ("publish_on", "effective_from", "effective_until", "superseded_on")
_TIMES = ("created_at", "updated_at", "submitted_at", "published_at")


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What an import did; the ids of those that were here already."""

    imported: int
    drafted: int
    existing: tuple[str, ...]
    revision: int | None


async def exported(sessions: async_sessionmaker[AsyncSession], collection: str, clock: Clock) -> Bundle:
    """Every document of the collection with its whole history; raises `NotFound` for a collection without any."""
    async with sessions() as session:
        chosen = select(DocumentRow).where(DocumentRow.collection == collection).order_by(DocumentRow.id)
        documents = list(await session.scalars(chosen))
        if not documents:
            raise NotFound(f"there is no collection `{collection}`")
        ids = select(DocumentRow.id).where(DocumentRow.collection == collection)
        versions = await session.scalars(
            select(VersionRow)
            .where(VersionRow.document_id.in_(ids))
            .order_by(VersionRow.document_id, VersionRow.number)
        )
        audit = await session.scalars(select(AuditRow).where(AuditRow.document_id.in_(ids)).order_by(AuditRow.id))
        return Bundle(
            collection,
            clock.now(),
            [_told(row, without=("revision",)) for row in documents],
            [_told(row) for row in versions],
            [_told(row) for row in audit],
        )


async def live_contents(sessions: async_sessionmaker[AsyncSession], collection: str, today: date) -> list[str]:
    """What citizens hear today, one line of JSON a document."""
    async with sessions() as session:
        query = (
            select(VersionRow)
            .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
            .where(DocumentRow.collection == collection)
            .order_by(VersionRow.document_id, VersionRow.number)
        )
        by_document: dict[str, list[VersionRow]] = {}
        for row in await session.scalars(query):
            by_document.setdefault(row.document_id, []).append(row)
    live = (live_row(rows, today) for rows in by_document.values())
    return [row.content for row in live if row]


async def imported(
    sessions: async_sessionmaker[AsyncSession], bundle: Bundle, actor: Actor, clock: Clock, *, existing: Existing
) -> BundleReport:
    """One transaction; raises `Conflict` that names the documents that are here already, unless they are let be."""
    permit(Action.EDIT, actor)
    permit(Action.PUBLISH, actor)
    now = clock.now()
    moment = Moment(now, now.date())
    async with sessions.begin() as session:
        ids = [str(row["id"]) for row in bundle.documents]
        here = tuple(sorted(await session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(ids)))))
        if here and existing == "refuse":
            raise Conflict(f"{len(here)} documents are here already, for example `{here[0]}`: skip or draft them")
        new = [row for row in bundle.documents if row["id"] not in here]
        revision = await _add(session, bundle, new, now) if new else None
        for row in new:
            await record_line(session, actor, IMPORTED, str(row["id"]), now, f"key {bundle.key}")
        drafted = await _draft(session, bundle, here, actor, moment) if existing == "draft" else 0
    return BundleReport(len(new), drafted, here, revision)


def contents_today(bundle: Bundle, today: date) -> list[Loadable]:
    """What each document of a bundle says on the day, or else what is being written of it, in the order of the ids."""
    by_document: dict[str, list[VersionRow]] = {}
    for row in bundle.versions:
        by_document.setdefault(str(row["document_id"]), []).append(_version(row))
    rows = {name: live_row(versions, today) or _to_come(versions) for name, versions in by_document.items()}
    return [Loadable(name, restored(row.content)) for name, row in sorted(rows.items()) if row]


def _to_come(versions: Sequence[VersionRow]) -> VersionRow | None:
    coming = [row for row in versions if row.state in OPEN or row.state == State.SCHEDULED]
    return max(coming, key=lambda row: row.number, default=None)


async def _add(session: AsyncSession, bundle: Bundle, new: Sequence[Row], now: datetime) -> int:
    ids = {str(row["id"]) for row in new}
    versions = [_version(row) for row in bundle.versions if row["document_id"] in ids]
    session.add_all(
        DocumentRow(
            id=row["id"],
            kind=row["kind"],
            collection=bundle.collection,
            created_at=datetime.fromisoformat(row["created_at"]),
            revision=0,
        )
        for row in new
    )
    await session.flush()
    revision = await _ranked(session, versions)
    session.add_all(versions)
    await session.flush()
    lines = [
        {**row, "at": datetime.fromisoformat(row["at"]), "note": f"[{bundle.key[:12]}] {row['note']}".strip()}
        for row in ({k: v for k, v in line.items() if k != "id"} for line in bundle.audit)
        if row["document_id"] in ids
    ]
    if lines:
        await audit.append(session, lines)
    await touch(session, sorted(ids), revision)
    return revision


async def _ranked(session: AsyncSession, versions: Sequence[VersionRow]) -> int:
    """Revisions of this database in the order of the other one's: a later publication here is later than all."""
    known = sorted({row.revision for row in versions if row.revision is not None})
    ours = {old: await next_revision(session) for old in known}
    for row in versions:
        row.revision = ours[row.revision] if row.revision is not None else None
    return ours[known[-1]] if known else await next_revision(session)


async def _draft(session: AsyncSession, bundle: Bundle, here: Sequence[str], actor: Actor, moment: Moment) -> int:
    """What the bundle's service says today goes on as a draft of ours."""
    items = [item for item in contents_today(bundle, moment.today) if item.content.id in here]
    report = await Loader(session, actor, moment, publish=False, note=f"bundle {bundle.key}").run(items, None)
    return report.changed


def _version(row: Row) -> VersionRow:
    """Raises `InvalidInput` for a version that is none."""
    names = {column.key for column in VersionRow.__table__.columns}
    if set(row) != names:
        raise InvalidInput(listed([f"a version of `{row.get('document_id')}` has other fields than ours"]))
    given = dict(row)
    for name in _DAYS:
        given[name] = date.fromisoformat(given[name]) if given[name] else None
    for name in _TIMES:
        given[name] = datetime.fromisoformat(given[name]) if given[name] else None
    content = restored(str(given["content"]))
    if content.id != given["document_id"] or given["state"] not in set(State):
        raise InvalidInput(f"a version of `{given['document_id']}` does not fit its document")
    return VersionRow(**given)


def _told(row: DocumentRow | VersionRow | AuditRow, *, without: Sequence[str] = ()) -> Row:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key not in without}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
