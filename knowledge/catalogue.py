"""Looking at the knowledge base, inside a session that the caller holds: lists, details, audit, collections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from core.errors import NotFound
from knowledge.checking import problems
from knowledge.lifecycle import OPEN, SPEAKING, State
from knowledge.procedure import restored
from knowledge.publishing import spans_of
from knowledge.tables import AuditRow, DocumentRow, VersionRow
from knowledge.views import (
    AuditEntry,
    CollectionSummary,
    DocumentDetail,
    DocumentPage,
    DocumentSummary,
    Filters,
    Kind,
    VersionDetail,
    VersionSummary,
)

_BEFORE_PUBLICATION = (State.DRAFT, State.IN_REVIEW, State.SCHEDULED)
_OVER = (State.SUPERSEDED, State.WITHDRAWN)
_HEADLINE = (*_BEFORE_PUBLICATION, State.PUBLISHED)
_CHANGED_AT = select(func.max(VersionRow.updated_at)).where(VersionRow.document_id == DocumentRow.id).scalar_subquery()


async def page_of(session: AsyncSession, filters: Filters, today: date) -> DocumentPage:
    """One page of the list, by id, or what was changed last first."""
    matching = select(DocumentRow).where(*_conditions(filters))
    total = await session.scalar(select(func.count()).select_from(matching.subquery()))
    ordered = matching.order_by(*([_CHANGED_AT.desc()] if filters.newest_first else []), DocumentRow.id)
    chosen = ordered.offset((filters.page - 1) * filters.page_size).limit(filters.page_size)
    documents = list(await session.scalars(chosen))
    versions = await _versions(session, [document.id for document in documents])
    return DocumentPage(
        items=tuple(_summary(document, versions[document.id], today) for document in documents),
        total=total or 0,
        page=filters.page,
        page_size=filters.page_size,
        worked_on=await _worked_on(session, filters),
    )


async def _worked_on(session: AsyncSession, filters: Filters) -> dict[State, int]:
    """How many documents of the list, whatever state was asked for, have a version in each state before publication."""
    listed = select(DocumentRow.id).where(*_conditions(replace(filters, state=None)))
    query = (
        select(VersionRow.state, func.count(VersionRow.document_id.distinct()))
        .where(VersionRow.state.in_(_BEFORE_PUBLICATION), VersionRow.document_id.in_(listed))
        .group_by(VersionRow.state)
    )
    found = {State(state): count for state, count in await session.execute(query)}
    return {state: found.get(state, 0) for state in _BEFORE_PUBLICATION}


async def detail_of(session: AsyncSession, document_id: str, today: date) -> DocumentDetail:
    """A document with its history; raises `NotFound`."""
    document = await session.get(DocumentRow, document_id)
    if document is None:
        raise NotFound(f"there is no document `{document_id}`")
    rows = (await _versions(session, [document_id]))[document_id]
    opened = next((row for row in rows if row.state in OPEN), None)
    live = live_row(rows, today)
    return DocumentDetail(
        id=document.id,
        kind=cast("Kind", document.kind),
        collection=document.collection,
        open=await _detail(session, opened, today) if opened else None,
        live=await _detail(session, live, today) if live else None,
        versions=tuple(summary_of(row) for row in reversed(rows)),
    )


async def version_of(session: AsyncSession, document_id: str, number: int, today: date) -> VersionDetail:
    """One version whole; raises `NotFound`."""
    query = select(VersionRow).where(VersionRow.document_id == document_id, VersionRow.number == number)
    row = await session.scalar(query)
    if row is None:
        raise NotFound(f"there is no version {number} of `{document_id}`")
    return await _detail(session, row, today)


async def audit_of(session: AsyncSession, document_id: str | None, *, limit: int) -> tuple[AuditEntry, ...]:
    """What was done, newest first, to one document or to all."""
    query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
    if document_id is not None:
        query = query.where(AuditRow.document_id == document_id)
    return tuple(
        AuditEntry(row.at, row.actor_name, row.action, row.document_id, row.number, row.note)
        for row in await session.scalars(query)
    )


async def collections_of(session: AsyncSession, also: Iterable[str] = ()) -> tuple[CollectionSummary, ...]:
    """Every collection that holds something, and those of `also`, by their names."""
    live = select(VersionRow.document_id).where(VersionRow.state == State.PUBLISHED).distinct().subquery()
    query = (
        select(DocumentRow.collection, func.count(), func.count(live.c.document_id))
        .outerjoin(live, live.c.document_id == DocumentRow.id)
        .group_by(DocumentRow.collection)
    )
    empty = {name: CollectionSummary(name, 0, 0) for name in also}
    held = {row[0]: CollectionSummary(*row) for row in await session.execute(query)}
    return tuple(one for _, one in sorted((empty | held).items()))


def live_row(rows: Sequence[VersionRow], day: date) -> VersionRow | None:
    """The version that speaks on a day, of all versions of one document."""
    speaking = sorted((row for row in rows if row.state in SPEAKING), key=lambda row: (row.revision or 0, row.number))
    spans = spans_of(speaking)
    return next((row for row, span in zip(speaking, spans, strict=True) if span.contains(day)), None)


def summary_of(row: VersionRow) -> VersionSummary:
    return VersionSummary(
        version=row.number,
        state=State(row.state),
        edits=row.edits,
        title=row.title,
        author=row.author_name,
        approver=row.approver_name,
        comment=row.comment,
        created_at=row.created_at,
        updated_at=row.updated_at,
        submitted_at=row.submitted_at,
        published_at=row.published_at,
        publish_on=row.publish_on,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        superseded_on=row.superseded_on,
    )


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.collection:
        yield DocumentRow.collection == filters.collection
    if filters.state:
        yield DocumentRow.id.in_(select(VersionRow.document_id).where(VersionRow.state == filters.state))
    if filters.state in _OVER:  # an old version that is over says nothing about a document that goes on
        yield DocumentRow.id.not_in(select(VersionRow.document_id).where(VersionRow.state.in_(_HEADLINE)))
    if filters.words:
        words = filters.words.strip()
        in_versions = select(VersionRow.document_id).where(
            or_(
                VersionRow.title.icontains(words, autoescape=True), VersionRow.content.icontains(words, autoescape=True)
            )
        )
        yield or_(DocumentRow.id.icontains(words, autoescape=True), DocumentRow.id.in_(in_versions))


async def _versions(session: AsyncSession, document_ids: Sequence[str]) -> dict[str, list[VersionRow]]:
    """All versions of each document by number, their contents left out."""
    query = (
        select(VersionRow)
        .where(VersionRow.document_id.in_(document_ids))
        .order_by(VersionRow.document_id, VersionRow.number)
        .options(defer(VersionRow.content))
    )
    found: dict[str, list[VersionRow]] = defaultdict(list)
    for row in await session.scalars(query):
        found[row.document_id].append(row)
    return found


def _summary(document: DocumentRow, rows: Sequence[VersionRow], today: date) -> DocumentSummary:
    live = live_row(rows, today)
    shown = next((row for state in _HEADLINE for row in reversed(rows) if row.state == state), live or rows[-1])
    return DocumentSummary(
        id=document.id,
        kind=cast("Kind", document.kind),
        collection=document.collection,
        title=shown.title,
        state=State(shown.state),
        version=shown.number,
        is_live=live is not None,
        author=shown.author_name,
        updated_at=shown.updated_at,
        effective_from=shown.effective_from,
        effective_until=shown.effective_until,
    )


async def _detail(session: AsyncSession, row: VersionRow, today: date) -> VersionDetail:
    await session.refresh(row, ["content"])
    content = restored(row.content)
    return VersionDetail(summary_of(row), content, tuple(problems(content, today=today)))
