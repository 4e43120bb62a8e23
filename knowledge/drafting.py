"""Drafts inside a transaction that the caller holds: begun, and cleared of a citizen's words that nobody stood for."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict
from knowledge.lifecycle import Action, Actor, State, permit
from knowledge.procedure import Content, Procedure, Title, restored
from knowledge.publishing import record
from knowledge.tables import DocumentRow, VersionRow
from knowledge.versions import fill, new_version

RETENTION = Actor("retention", "retention", frozenset())
"""Stands in the audit where words went because their talk did."""
UNTITLED = "(제목 없음)"


async def add_document(session: AsyncSession, content: Content, actor: Actor, now: datetime) -> None:
    """A new document with its first draft; raises `Conflict` where its id is taken."""
    permit(Action.EDIT, actor)
    if await session.get(DocumentRow, content.id):
        raise Conflict(f"there is already a document `{content.id}`")
    session.add(
        DocumentRow(id=content.id, kind=content.kind, collection=content.collection, created_at=now, revision=0)
    )
    await session.flush()
    await add_draft(session, content, actor, 1, now)


async def add_draft(session: AsyncSession, content: Content, actor: Actor, number: int, now: datetime) -> None:
    row = new_version(content, actor, number, now)
    session.add(row)
    await record(session, actor, "drafted", [row], now)


async def take_out(session: AsyncSession, document_id: str, words: Set[str], now: datetime) -> None:
    """Example questions that are among `words`, and a title that is, out of a first draft.

    What was once handed in for review is the city's own: somebody has stood for it.
    """
    first = (VersionRow.document_id == document_id, VersionRow.number == 1, VersionRow.state == State.DRAFT)
    query = select(VersionRow).where(*first, VersionRow.submitted_at.is_(None)).with_for_update()
    row = await session.scalar(query)
    content = restored(row.content) if row else None
    if row is None or not isinstance(content, Procedure):
        return
    left = tuple(question for question in content.questions if question.text not in words)
    title = content.title
    if title.ko in words:
        title = Title(ko=left[0].text if left else UNTITLED)
    cleared = content.model_copy(update={"questions": left, "title": title})
    if cleared != content:
        fill(row, cleared, RETENTION, now)
        await record(session, RETENTION, "questions taken out", [row], now)
