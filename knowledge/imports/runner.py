"""Does import jobs, one file after the other: what is done stays done, whatever stops the process."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.accounts import Role
from core.errors import InvalidInput, ParserStopped, UnreadableFile
from knowledge.imports.catalogue import new_file, stored_warnings
from knowledge.imports.jobs import Imports
from knowledge.imports.loading import Outcome, load
from knowledge.imports.opening import Member, Opened, clean_name, open_upload
from knowledge.imports.receiving import Received
from knowledge.imports.tables import ImportFileRow, ImportJobRow
from knowledge.imports.views import TO_DO, UNFINISHED, FileState, JobState
from knowledge.lifecycle import OPERATOR, Actor
from knowledge.store import KnowledgeStore

POLL_SECONDS = 5.0
MOST_ATTEMPTS = 3
"""A file that was being read each time the service died is not read a fourth time."""


class Runner:
    """At most one process reads files, whatever the number of jobs and runners."""

    def __init__(self, imports: Imports, store: KnowledgeStore) -> None:
        self._imports = imports
        self._sessions = imports.sessions
        self._store = store
        self._work = imports.work

    async def run(self) -> None:
        """For ever."""
        while True:
            await self.run_pending()
            await self._work.woken(within_seconds=POLL_SECONDS)

    async def run_pending(self) -> None:
        """Every job that is there, oldest first; none while another process is at it."""
        shelf = await asyncio.to_thread(self._imports.shelf.prepared)
        if await self._next_job(shelf) is None:
            return
        with self._imports.shelf.claimed() as is_ours:
            while is_ours and (job := await self._next_job(shelf)) is not None:
                await self._run(job)

    async def _next_job(self, shelf: str) -> ImportJobRow | None:
        waiting = select(ImportJobRow).where(ImportJobRow.shelf == shelf, ImportJobRow.state.in_(UNFINISHED))
        async with self._sessions() as session:
            return await session.scalar(waiting.order_by(ImportJobRow.id).limit(1))

    async def _run(self, job: ImportJobRow) -> None:
        await self._begin(job.id)
        while (file := await self._next_file(job.id)) is not None:
            await self._interruptible(job, file)
        await self._finish(job.id)

    async def _begin(self, job_id: int) -> None:
        """What was being read when the process died waits again."""
        now = self._imports.clock.now()
        left = (ImportFileRow.job_id == job_id, ImportFileRow.state == FileState.READING)
        async with self._sessions.begin() as session:
            await session.execute(update(ImportFileRow).where(*left).values(state=FileState.WAITING))
            fresh = (ImportJobRow.id == job_id, ImportJobRow.state == JobState.QUEUED)
            await session.execute(update(ImportJobRow).where(*fresh).values(state=JobState.RUNNING, started_at=now))

    async def _next_file(self, job_id: int) -> ImportFileRow | None:
        """Uploads are opened before anything is read, so that progress knows how much there is.

        The order of the words `received` and `waiting` is that of the work.
        """
        to_do = select(ImportFileRow).where(ImportFileRow.job_id == job_id, ImportFileRow.state.in_(TO_DO))
        async with self._sessions() as session:
            return await session.scalar(to_do.order_by(ImportFileRow.state, ImportFileRow.id).limit(1))

    async def _interruptible(self, job: ImportJobRow, file: ImportFileRow) -> None:
        """Until the file is done or its job is cancelled."""
        self._work.began(job.id, file.id, file.name)
        step = self._open if file.state == FileState.RECEIVED else self._read
        try:
            async with asyncio.TaskGroup() as group:
                self._work.task = group.create_task(step(job, file))
        finally:
            self._work.ended()

    # Opening an upload

    async def _open(self, job: ImportJobRow, file: ImportFileRow) -> None:
        """A document waits to be read; an archive gives its place to its members."""
        shelf, limits = self._imports.shelf, self._imports.rules.limits
        longest = replace(limits, file_bytes=max(limits.file_bytes, self._imports.rules.upload.in_all_bytes))
        try:
            opened = await asyncio.to_thread(open_upload, shelf, file.name, file.digest, longest)
        except UnreadableFile as error:
            await self._close(file, FileState.FAILED, error)
            return
        if opened is None:
            await self._close(file, FileState.WAITING, name=clean_name(file.name))
            return
        await self._replace(job, file, opened)

    async def _replace(self, job: ImportJobRow, file: ImportFileRow, opened: Opened) -> None:
        now = self._imports.clock.now()
        async with self._sessions.begin() as session:
            row = await _still(session, file, FileState.RECEIVED)
            if row is None:
                return
            await session.delete(row)
            session.add_all(_member(job.id, member, now) for member in opened.members)

    # Reading a document

    async def _read(self, job: ImportJobRow, file: ImportFileRow) -> None:
        if not await self._attempted(file):
            stopped = ParserStopped(f"`{file.name}` stopped the service each time it was read: split it")
            await self._close(file, FileState.FAILED, stopped)
            return
        try:
            outcome = await load(self._imports, self._store, job, file, _actor(job))
        except InvalidInput as error:
            await self._close(file, FileState.FAILED, error)
            return
        except asyncio.CancelledError:
            await self._put_back(file)
            raise
        await self._close(file, outcome.state, outcome=outcome)

    async def _put_back(self, file: ImportFileRow) -> None:
        """The service is stopped by a person: that is no attempt at the file."""
        async with self._sessions.begin() as session:
            row = await _still(session, file, FileState.READING)
            if row is not None:
                row.state, row.attempts = FileState.WAITING, row.attempts - 1

    async def _attempted(self, file: ImportFileRow) -> bool:
        async with self._sessions.begin() as session:
            row = await _still(session, file, FileState.WAITING)
            if row is None or row.attempts >= MOST_ATTEMPTS:
                return False
            row.state, row.attempts = FileState.READING, row.attempts + 1
        file.state = FileState.READING
        return True

    async def _close(
        self,
        file: ImportFileRow,
        state: FileState,
        error: InvalidInput | None = None,
        *,
        outcome: Outcome | None = None,
        name: str = "",
    ) -> None:
        """Writes down what came of it, unless the job was cancelled in the meantime."""
        async with self._sessions.begin() as session:
            row = await _still(session, file, FileState(file.state))
            if row is None:
                return
            row.state, row.changed_at = state, self._imports.clock.now()
            row.name = name or row.name
            if error is not None:
                row.error_code, row.error = error.code, str(error)
                row.warnings = []
            if outcome is not None:
                row.format, row.documents = outcome.format, outcome.documents
                row.created, row.changed, row.published = outcome.created, outcome.changed, outcome.published
                row.document_id, row.version = outcome.document_id, outcome.version
                row.content_digest = outcome.content_digest
                row.warnings = stored_warnings(outcome.warnings)

    async def _finish(self, job_id: int) -> None:
        good = (FileState.IMPORTED, FileState.UNCHANGED)
        files = select(func.count()).select_from(ImportFileRow).where(ImportFileRow.job_id == job_id)
        async with self._sessions.begin() as session:
            imported = await session.scalar(files.where(ImportFileRow.state.in_(good)))
            running = (ImportJobRow.id == job_id, ImportJobRow.state == JobState.RUNNING)
            over = {
                "state": JobState.DONE if imported else JobState.FAILED,
                "finished_at": self._imports.clock.now(),
            }
            await session.execute(update(ImportJobRow).where(*running).values(**over))


def _actor(job: ImportJobRow) -> Actor:
    """Whoever handed it in, who was a curator then."""
    return OPERATOR if job.actor_id == OPERATOR.id else Actor(job.actor_id, job.actor_name, frozenset({Role.CURATOR}))


async def _still(session: AsyncSession, file: ImportFileRow, state: FileState) -> ImportFileRow | None:
    """The row, unless it was cancelled in the meantime."""
    row = await session.get(ImportFileRow, file.id, with_for_update=True)
    return row if row is not None and row.state == state else None


def _member(job_id: int, member: Member, now: datetime) -> ImportFileRow:
    row = new_file(job_id, Received(member.name, member.digest, member.size), now)
    row.state = FileState.WAITING
    if member.error is not None:
        row.state = FileState.FAILED
        row.error_code, row.error = member.error.code, str(member.error)
    return row
