"""What search and answers read of the knowledge base: published texts, each with the days on which it speaks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import WrittenLanguage
from knowledge.catalogue import live_row
from knowledge.lifecycle import Span
from knowledge.passages import indexed_texts, passages_in
from knowledge.procedure import restored
from knowledge.publishing import spans_of, speaking_versions
from knowledge.tables import AuditRow, DocumentRow, VersionRow

BATCH = 200


async def texts_changed(sessions: async_sessionmaker[AsyncSession], since: int) -> AsyncIterator[DocumentTexts]:
    """Documents that changed after a revision, a batch at a time, so that no connection is held between them."""
    last = ""
    while True:
        async with sessions() as session:
            documents = list(await session.scalars(_changed(since, last)))
            versions = await speaking_versions(session, [document.id for document in documents], with_contents=True)
        made = await asyncio.to_thread(_texts, documents, versions)
        for texts in made:
            yield texts
        if len(documents) < BATCH:
            return
        last = documents[-1].id


async def mark_of(session: AsyncSession) -> str:
    """The newest line of the audit: no other database has the same one, nor this one before it."""
    line = (await session.execute(select(AuditRow.id, AuditRow.at).order_by(AuditRow.id.desc()).limit(1))).first()
    return f"{line.id} {line.at.isoformat()}" if line else ""


async def knows_mark(session: AsyncSession, mark: str) -> bool:
    """Whether the line of that mark stands in the audit."""
    number, _, at = mark.partition(" ")
    if not number.isdecimal():
        return False
    found = await session.scalar(select(AuditRow.at).where(AuditRow.id == int(number)))
    return found is not None and found.isoformat() == at


async def count_changed(session: AsyncSession, since: int) -> int:
    """How many documents changed after a revision."""
    return await session.scalar(select(func.count()).where(DocumentRow.revision > since)) or 0


async def passages_as_of(
    session: AsyncSession, document_id: str, day: date, language: WrittenLanguage
) -> list[Passage]:
    """The passages that a document says on a day; empty when it says nothing then."""
    rows = (await speaking_versions(session, [document_id]))[document_id]
    row = live_row(rows, day)
    if row is None:
        return []
    await session.refresh(row, ["content"])
    return await asyncio.to_thread(_said, row, spans_of(rows)[rows.index(row)], language)


def _said(row: VersionRow, span: Span, language: WrittenLanguage) -> list[Passage]:
    """Off the event loop: a document may be a book."""
    return passages_in(restored(row.content), language, version=row.number, span=span)


def _changed(since: int, last: str) -> Select[DocumentRow]:
    query = select(DocumentRow).where(DocumentRow.revision > since, DocumentRow.id > last)
    return query.order_by(DocumentRow.id).limit(BATCH)


def _texts(documents: Sequence[DocumentRow], versions: dict[str, list[VersionRow]]) -> list[DocumentTexts]:
    return [
        DocumentTexts(document.id, document.collection, tuple(_of_versions(versions.get(document.id, []))))
        for document in documents
    ]


def _of_versions(rows: Sequence[VersionRow]) -> list[IndexedText]:
    return [
        text
        for row, span in zip(rows, spans_of(rows), strict=True)
        if not span.is_empty
        for text in indexed_texts(restored(row.content), version=row.number, span=span)
    ]
