"""Looking at imports, inside a session that the caller holds."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import NotFound
from knowledge.imports.receiving import Received
from knowledge.imports.tables import ImportFileRow, ImportJobRow, ProposalRow
from knowledge.imports.views import (
    READ,
    TO_DO,
    DocumentCounts,
    FileError,
    FileState,
    FileView,
    JobState,
    JobView,
    PassagePage,
    PassageView,
    Place,
    WarningView,
)
from knowledge.imports.work import Work
from knowledge.parsing.document import ParsingWarning
from knowledge.passages import passages_of
from knowledge.procedure import Content, PlainDocument, restored
from knowledge.tables import VersionRow

WARNINGS: TypeAdapter[list[ParsingWarning]] = TypeAdapter(list[ParsingWarning])
WARNINGS_KEPT = 200
"""Of one file: whoever reads more has long understood."""


def new_file(job_id: int, received: Received, now: datetime) -> ImportFileRow:
    """A row for a file that lies on the shelf."""
    return ImportFileRow(
        job_id=job_id,
        name=received.name,
        digest=received.digest,
        size=received.size,
        state=FileState.RECEIVED,
        attempts=0,
        format="",
        documents=0,
        created=0,
        changed=0,
        published=0,
        content_digest="",
        warnings=[],
        error_code="",
        error="",
        changed_at=now,
    )


def stored_warnings(warnings: Sequence[ParsingWarning]) -> list[dict[str, object]]:
    return WARNINGS.dump_python(list(warnings[:WARNINGS_KEPT]), mode="json")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The file of a job that is read now, and how much of it is read."""

    name: str = ""
    share: float = 0.0


async def job_views(session: AsyncSession, rows: Sequence[ImportJobRow], work: Work) -> list[JobView]:
    """In the order of the rows."""
    # Before the rows: a file that is done by then counts once, and no job goes backwards.
    busy_with, now = work.file_id, _Reading(work.file_name, work.share)
    ids = [row.id for row in rows]
    counted: dict[int, dict[FileState, int]] = defaultdict(dict)
    by_state = (ImportFileRow.job_id, ImportFileRow.state)
    counts = select(*by_state, func.count(), func.max(ImportFileRow.id)).where(ImportFileRow.job_id.in_(ids))
    readings: dict[int, _Reading] = defaultdict(_Reading)
    for job_id, state, count, file_id in await session.execute(counts.group_by(*by_state)):
        counted[job_id][FileState(state)] = count
        if state == FileState.READING and file_id == busy_with:  # a job has one such file at most
            readings[job_id] = now
    first = select(ImportFileRow.job_id, func.min(ImportFileRow.name)).where(ImportFileRow.job_id.in_(ids))
    names = dict((await session.execute(first.group_by(ImportFileRow.job_id))).all())
    warned, documents = await _warnings(session, ids), await _documents(session, ids)
    return [
        _job_view(row, counted[row.id], names.get(row.id, ""), warned[row.id], documents[row.id], readings[row.id])
        for row in rows
    ]


async def _documents(session: AsyncSession, job_ids: Sequence[int]) -> dict[int, DocumentCounts]:
    found: dict[int, DocumentCounts] = defaultdict(DocumentCounts)
    row, read = ImportFileRow, (ImportFileRow.job_id.in_(job_ids), ImportFileRow.state.in_(READ))
    held, created, changed = func.sum(row.documents), func.sum(row.created), func.sum(row.changed)
    query = select(row.job_id, held, created, changed, func.sum(row.published)).where(*read).group_by(row.job_id)
    for job_id, documents, new, other, published in await session.execute(query):
        found[job_id] = DocumentCounts(new, other, documents - new - other, published)
    return found


async def _warnings(session: AsyncSession, job_ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    number = func.json_array_length(ImportFileRow.warnings)
    query = select(ImportFileRow.job_id, func.sum(number)).where(ImportFileRow.job_id.in_(job_ids))
    for job_id, count in await session.execute(query.group_by(ImportFileRow.job_id)):
        found[job_id] = count or 0
    return found


def _job_view(
    row: ImportJobRow,
    files: dict[FileState, int],
    first: str,
    warnings: int,
    documents: DocumentCounts,
    reading: _Reading,
) -> JobView:
    total = sum(files.values())
    done = total - sum(files.get(state, 0) for state in TO_DO)
    return JobView(
        id=row.id,
        collection=row.collection,
        author=row.actor_name,
        publish=row.publish,
        state=JobState(row.state),
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        files=files,
        documents=documents,
        warnings=warnings,
        progress=min((done + reading.share) / max(total, 1), 1.0),
        reading=reading.name,
        first=first,
    )


async def file_views(session: AsyncSession, job: ImportJobRow, rows: Sequence[ImportFileRow]) -> list[FileView]:
    """In the order of the rows."""
    titles = await _titles(session, rows)
    ids = [row.id for row in rows]
    counts = select(ProposalRow.file_id, func.count()).where(ProposalRow.file_id.in_(ids)).group_by(ProposalRow.file_id)
    proposals = dict((await session.execute(counts)).all())
    return [
        FileView(
            id=row.id,
            name=row.name,
            size=row.size,
            state=FileState(row.state),
            format=row.format,
            documents=row.documents,
            document_id=row.document_id,
            version=row.version,
            title=titles.get((row.document_id or "", row.version or 0), ""),
            warnings=tuple(_warning(warning) for warning in WARNINGS.validate_python(row.warnings)),
            error=FileError(row.error_code, row.error) if row.error_code else None,
            has_original=bool(row.digest) and not job.originals_gone,
            can_propose=row.document_id is not None and not job.originals_gone,
            proposals=proposals.get(row.id, 0),
        )
        for row in rows
    ]


async def _titles(session: AsyncSession, rows: Sequence[ImportFileRow]) -> dict[tuple[str, int], str]:
    ids = [row.document_id for row in rows if row.document_id]
    query = select(VersionRow.document_id, VersionRow.number, VersionRow.title).where(VersionRow.document_id.in_(ids))
    return {(document_id, number): title for document_id, number, title in await session.execute(query)}


def _warning(warning: ParsingWarning) -> WarningView:
    return WarningView(warning.code, warning.message, Place.of(warning.locator), warning.quote)


async def drafted(session: AsyncSession, file: ImportFileRow) -> Content:
    """What a file became; raises `NotFound`."""
    version = (VersionRow.document_id == file.document_id, VersionRow.number == file.version)
    content = await session.scalar(select(VersionRow.content).where(*version))
    if content is None:
        raise NotFound("nothing was imported from this file")
    return restored(content)


async def passages(session: AsyncSession, file: ImportFileRow, page: int, page_size: int) -> PassagePage:
    """As search would find them; those that were changed by hand since have no place any more."""
    content = await drafted(session, file)
    return await asyncio.to_thread(_page_of, content, file.version or 1, page, page_size)


def _page_of(content: Content, version: int, page: int, page_size: int) -> PassagePage:
    """Off the event loop: a document may be a book."""
    found = passages_of(content, version=version)
    parts = {part.text: part.locator for part in content.parts} if isinstance(content, PlainDocument) else {}
    chosen = found[(page - 1) * page_size : page * page_size]
    views = [
        PassageView(
            passage.text,
            Place.of(parts[passage.text]) if passage.text in parts else Place("", ""),
            parts[passage.text].page if passage.text in parts else None,
        )
        for passage in chosen
    ]
    title = content.title if isinstance(content, PlainDocument) else content.title.ko
    return PassagePage(title, tuple(views), len(found), page, page_size)
