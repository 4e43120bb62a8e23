"""One file into drafts, or nothing where it brings nothing new."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import FileTooLarge, InvalidInput, UnreadableFile
from knowledge.importing import read_file
from knowledge.imports.catalogue import WARNINGS
from knowledge.imports.jobs import Imports
from knowledge.imports.tables import ImportFileRow, ImportJobRow
from knowledge.imports.views import READ, FileState
from knowledge.lifecycle import OPEN, OPERATOR, Actor, State
from knowledge.loading import Loadable, LoadReport
from knowledge.parsing.document import ParsedDocument, ParsingWarning, to_json
from knowledge.parsing.files import FoundFile, is_lines
from knowledge.parsing.imported import plain_document
from knowledge.parsing.limits import MEGABYTE
from knowledge.parsing.sandbox import parse
from knowledge.procedure import PlainDocument, stored
from knowledge.store import KnowledgeStore
from knowledge.tables import VersionRow
from knowledge.versions import digest_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file."""

    state: FileState
    format: str
    documents: int = 1
    created: int = 0
    changed: int = 0
    published: int = 0
    document_id: str | None = None
    version: int | None = None
    content_digest: str = ""
    warnings: tuple[ParsingWarning, ...] = ()


async def load(
    imports: Imports, store: KnowledgeStore, job: ImportJobRow, file: ImportFileRow, actor: Actor
) -> Outcome:
    """Raises `InvalidInput` that names the file and says what to do."""
    if is_lines(file.name):
        return await _load_lines(imports, store, job, file, actor)
    if (known := await _known(imports, job, file)) is not None:
        return known
    parsed = await parse(
        imports.shelf.original(file.digest),
        name=file.name,
        limits=imports.rules.limits,
        progress=imports.work.told,
    )
    content = await asyncio.to_thread(_drafted, imports, file.id, parsed, job.collection)
    await _refuse_losing_work(imports, job, file, content)
    note = f"import {job.id} of {file.name}"
    report = await store.load([Loadable(file.name, content)], actor, publish=job.publish, note=note)
    async with imports.sessions() as session:
        newest = await _newest(session, content.id)
    return Outcome(
        state=_state(report),
        format=parsed.format,
        created=report.created,
        changed=report.changed,
        published=report.published,
        document_id=content.id,
        version=newest.number if newest else None,
        content_digest=digest_of(stored(content)),
        warnings=parsed.warnings,
    )


def _drafted(imports: Imports, file_id: int, parsed: ParsedDocument, collection: str) -> PlainDocument:
    """Blocking; what was parsed is kept for proposals."""
    content = plain_document(parsed, collection)
    imports.shelf.keep_parsed(file_id, to_json(parsed))
    return content


async def _load_lines(
    imports: Imports, store: KnowledgeStore, job: ImportJobRow, file: ImportFileRow, actor: Actor
) -> Outcome:
    allowed = imports.rules.limits.file_bytes
    if file.size > allowed and job.actor_id != OPERATOR.id:
        raise FileTooLarge(f"`{file.name}` has more than the {allowed // MEGABYTE} MB that are allowed: split it")
    read = await read_file(FoundFile(imports.shelf.original(file.digest), file.name), job.collection)
    note = f"import {job.id} of {file.name}"
    report = await store.load(read.items, actor, publish=job.publish, note=note, progress=imports.work.told)
    return Outcome(_state(report), "jsonl", len(read.items), report.created, report.changed, report.published)


def _state(report: LoadReport) -> FileState:
    is_new = report.created or report.changed or report.published
    return FileState.IMPORTED if is_new else FileState.UNCHANGED


async def _known(imports: Imports, job: ImportJobRow, file: ImportFileRow) -> Outcome | None:
    """What the same bytes under the same name became before; null where that is gone, or is to be published now."""
    same = (
        ImportFileRow.digest == file.digest,
        ImportFileRow.name == file.name,
        ImportFileRow.state.in_(READ),
        ImportFileRow.document_id.is_not(None),
        ImportJobRow.collection == job.collection,
    )
    query = select(ImportFileRow).join(ImportJobRow).where(*same).order_by(ImportFileRow.id.desc()).limit(1)
    async with imports.sessions() as session:
        before = await session.scalar(query)
        newest = await _newest(session, before.document_id or "") if before else None
    if before is None or newest is None or newest.state == State.WITHDRAWN:
        return None
    if job.publish or not await asyncio.to_thread(_take_over, imports, before.id, file.id):
        return None
    return Outcome(
        state=FileState.UNCHANGED,
        format=before.format,
        document_id=before.document_id,
        version=before.version,
        content_digest=before.content_digest,
        warnings=tuple(WARNINGS.validate_python(before.warnings)),
    )


def _take_over(imports: Imports, before_id: int, file_id: int) -> bool:
    """What was parsed then; false where it is not kept any more."""
    parsed = imports.shelf.parsed(before_id)
    if not parsed.is_file():
        return False
    imports.shelf.keep_parsed(file_id, parsed.read_bytes())
    return True


async def _refuse_losing_work(imports: Imports, job: ImportJobRow, file: ImportFileRow, content: PlainDocument) -> None:
    """What somebody has changed by hand, or another file of the job has just drafted, is not written over."""
    last = (ImportFileRow.document_id == content.id, ImportFileRow.state.in_(READ))
    query = select(ImportFileRow).where(*last).order_by(ImportFileRow.changed_at.desc(), ImportFileRow.id.desc())
    async with imports.sessions() as session:
        before = await session.scalar(query.limit(1))
        newest = await _newest(session, content.id)
    if newest is None or newest.state not in OPEN or newest.digest == digest_of(stored(content)):
        return
    if before is not None and before.job_id == job.id:
        raise UnreadableFile(f"`{file.name}`: another file of this import has the same name: rename one of them")
    if before is None or newest.digest != before.content_digest:
        raise InvalidInput(f"`{content.id}` was changed by hand since: submit or discard that draft first")
    if newest.state == State.IN_REVIEW:
        raise InvalidInput(f"`{content.id}` is being reviewed: publish or send back that version first")


async def _newest(session: AsyncSession, document_id: str) -> VersionRow | None:
    versions = select(VersionRow).where(VersionRow.document_id == document_id)
    return await session.scalar(versions.order_by(VersionRow.number.desc()).limit(1))
