"""Import jobs as curators see them: hand in, look, cancel, try again; the runner does the work."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound
from knowledge.imports import catalogue
from knowledge.imports.receiving import Received, UploadLimits
from knowledge.imports.shelf import Shelf
from knowledge.imports.tables import ImportFileRow, ImportJobRow
from knowledge.imports.views import (
    TO_DO,
    UNFINISHED,
    FilePage,
    FileState,
    JobPage,
    JobState,
    JobView,
    PassagePage,
    UploadRules,
)
from knowledge.imports.work import Work
from knowledge.lifecycle import Action, Actor, permit
from knowledge.parsing.detect import EXTENSIONS
from knowledge.parsing.limits import Limits


@dataclass(frozen=True, slots=True)
class ImportRules:
    """What the settings allow."""

    limits: Limits
    upload: UploadLimits
    kept_days: int
    """How long the uploaded files are kept after their job."""

    def shown(self) -> UploadRules:
        suffixes = {suffix for known in EXTENSIONS.values() for suffix in known if suffix} | {".jsonl", ".zip"}
        return UploadRules(
            file_bytes=self.limits.file_bytes,
            upload_bytes=self.upload.in_all_bytes,
            files=self.upload.files,
            kept_days=self.kept_days,
            extensions=tuple(sorted(suffixes)),
        )


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with the files."""

    collection: str
    actor: Actor
    publish: bool = False
    """At once and alone: for the operator on the command line."""


class Imports:
    """Reads and changes jobs."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, shelf: Shelf, rules: ImportRules
    ) -> None:
        self.shelf = shelf
        self.rules = rules
        self.work = Work()
        self.sessions = sessions
        self.clock = clock

    async def start(self, files: Sequence[Received], order: Order) -> JobView:
        """A job over files that lie on the shelf; raises `InvalidInput` where there are none."""
        permit(Action.PUBLISH if order.publish else Action.EDIT, order.actor)
        if not files:
            raise InvalidInput("`files`: choose at least one file")
        now = self.clock.now()
        shelf = await asyncio.to_thread(self.shelf.prepared)
        async with self.sessions.begin() as session:
            job = ImportJobRow(
                collection=order.collection,
                shelf=shelf,
                actor_id=order.actor.id,
                actor_name=order.actor.name,
                publish=order.publish,
                state=JobState.QUEUED,
                created_at=now,
                originals_gone=False,
            )
            session.add(job)
            await session.flush()
            session.add_all(catalogue.new_file(job.id, file, now) for file in files)
        self.work.wake()
        return await self.job(job.id)

    async def jobs(self, *, page: int = 1, page_size: int = 20) -> JobPage:
        """Newest first."""
        async with self.sessions() as session:
            total = await session.scalar(select(func.count()).select_from(ImportJobRow))
            newest = select(ImportJobRow).order_by(ImportJobRow.id.desc())
            rows = list(await session.scalars(newest.offset((page - 1) * page_size).limit(page_size)))
            views = await catalogue.job_views(session, rows, self.work)
        return JobPage(tuple(views), total or 0, page, page_size, self.rules.shown())

    async def job(self, job_id: int) -> JobView:
        """Raises `NotFound`."""
        async with self.sessions() as session:
            [view] = await catalogue.job_views(session, [await _job(session, job_id)], self.work)
            return view

    async def resumable(self, job_id: int) -> JobView:
        """The same where its files lie here; raises `NotFound`, or `Conflict` where another machine has them."""
        shelf = await asyncio.to_thread(self.shelf.prepared)
        async with self.sessions() as session:
            if (await _job(session, job_id)).shelf != shelf:
                raise Conflict(f"the files of import {job_id} lie in another folder: go on with it there")
        return await self.job(job_id)

    async def files(
        self, job_id: int, *, state: FileState | None = None, page: int = 1, page_size: int = 50
    ) -> FilePage:
        """In the order of their names; raises `NotFound`."""
        async with self.sessions() as session:
            job = await _job(session, job_id)
            matching = select(ImportFileRow).where(ImportFileRow.job_id == job_id)
            if state is not None:
                matching = matching.where(ImportFileRow.state == state)
            total = await session.scalar(select(func.count()).select_from(matching.subquery()))
            ordered = matching.order_by(ImportFileRow.name, ImportFileRow.id)
            rows = list(await session.scalars(ordered.offset((page - 1) * page_size).limit(page_size)))
            views = await catalogue.file_views(session, job, rows)
        return FilePage(tuple(views), total or 0, page, page_size)

    async def passages(self, job_id: int, file_id: int, *, page: int = 1, page_size: int = 50) -> PassagePage:
        """What was drafted of a file, passage by passage; raises `NotFound`."""
        async with self.sessions() as session:
            _, file = await file_of(session, job_id, file_id)
            return await catalogue.passages(session, file, page, page_size)

    async def original(self, job_id: int, file_id: int) -> tuple[Path, ImportFileRow]:
        """The file as it was handed in; raises `NotFound` once its retention is over."""
        async with self.sessions() as session:
            _, file = await file_of(session, job_id, file_id)
        path = self.shelf.original(file.digest)
        if not file.digest or not await asyncio.to_thread(path.is_file):
            raise NotFound("the uploaded file is not kept any more")
        return path, file

    async def cancel(self, job_id: int) -> JobView:
        """What is imported stays; raises `Conflict` where the job is over."""
        now = self.clock.now()
        async with self.sessions.begin() as session:
            job = await _job(session, job_id)
            if job.state not in UNFINISHED:
                raise Conflict("the job is over already")
            job.state, job.finished_at = JobState.CANCELLED, now
            unread = (ImportFileRow.job_id == job_id, ImportFileRow.state.in_(TO_DO))
            await session.execute(
                update(ImportFileRow).where(*unread).values(state=FileState.CANCELLED, changed_at=now)
            )
        self.work.interrupt(job_id)
        return await self.job(job_id)

    async def retry(self, job_id: int) -> JobView:
        """Files that failed or were cancelled are read again; raises `Conflict` where there are none."""
        async with self.sessions.begin() as session:
            job = await _job(session, job_id)
            again = (
                ImportFileRow.job_id == job_id,
                ImportFileRow.state.in_((FileState.FAILED, FileState.CANCELLED)),
                ImportFileRow.digest != "",
            )
            count = await session.scalar(select(func.count()).select_from(ImportFileRow).where(*again))
            if job.state in UNFINISHED or job.originals_gone or not count:
                raise Conflict("there is nothing that could be read again")
            fresh = {"state": FileState.RECEIVED, "attempts": 0, "error": "", "error_code": ""}
            await session.execute(update(ImportFileRow).where(*again).values(**fresh))
            job.state, job.finished_at = JobState.QUEUED, None
        self.work.wake()
        return await self.job(job_id)

    async def forget_originals(self) -> int:
        """Deletes uploaded files whose retention is over, and what was left behind; says how many jobs it emptied."""
        over = self.clock.now() - timedelta(days=self.rules.kept_days)
        ended = (ImportJobRow.finished_at < over, ImportJobRow.originals_gone.is_(False))
        shelf = await asyncio.to_thread(self.shelf.prepared)
        async with self.sessions.begin() as session:
            jobs = list(await session.scalars(select(ImportJobRow.id).where(*ended, ImportJobRow.shelf == shelf)))
            await session.execute(update(ImportJobRow).where(ImportJobRow.id.in_(jobs)).values(originals_gone=True))
            file_ids = list(await session.scalars(select(ImportFileRow.id).where(ImportFileRow.job_id.in_(jobs))))
            kept = select(ImportFileRow.digest).join(ImportJobRow).where(ImportJobRow.originals_gone.is_(False))
            needed = set(await session.scalars(kept))
        originals, broken_off = await asyncio.to_thread(self.shelf.strays, self.clock.now().timestamp())
        unneeded = [digest for digest in originals if digest not in needed]
        await asyncio.to_thread(self.shelf.drop, unneeded, file_ids)
        await asyncio.to_thread(_unlink, broken_off)
        return len(jobs)


async def file_of(session: AsyncSession, job_id: int, file_id: int) -> tuple[ImportJobRow, ImportFileRow]:
    """Raises `NotFound`."""
    job = await _job(session, job_id)
    file = await session.get(ImportFileRow, file_id)
    if file is None or file.job_id != job_id:
        raise NotFound(f"there is no file {file_id} in the import {job_id}")
    return job, file


async def _job(session: AsyncSession, job_id: int) -> ImportJobRow:
    row = await session.get(ImportJobRow, job_id)
    if row is None:
        raise NotFound(f"there is no import {job_id}")
    return row


def _unlink(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
