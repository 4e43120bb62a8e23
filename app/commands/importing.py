"""An import as the command line does it: the job that the console shows, followed on the terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.importing import imports_of
from app.knowledge_base import open_database
from app.settings import Settings
from core.clock import SystemClock
from core.errors import InvalidInput
from knowledge.imports.following import follow
from knowledge.imports.handing import handed_in
from knowledge.imports.jobs import Imports, Order
from knowledge.imports.runner import Runner
from knowledge.imports.views import FileView, JobView
from knowledge.lifecycle import OPERATOR
from knowledge.procedure import Collection
from knowledge.store import KnowledgeStore

FILES_AT_ONCE = 500
NAME_SHOWN = 40
_COLLECTION: TypeAdapter[str] = TypeAdapter(Collection)


async def hand_in(path: Path, collection: str, *, publish: bool) -> int:
    """The number of the job over the files at `path`. Raises an `UnreadableFile`, or `InvalidInput`."""
    try:
        _COLLECTION.validate_python(collection)
    except ValidationError as error:
        rule = "lower case letters and digits, with `-` or `_` between"
        raise InvalidInput(f"`{collection[:64]}` is no name of a collection: {rule}") from error
    settings = Settings()
    async with open_database(settings) as (_, sessions):
        imports = imports_of(settings, sessions, SystemClock())
        files = await asyncio.to_thread(handed_in, imports.shelf, path, imports.rules.limits)
        return (await imports.start(files, Order(collection, OPERATOR, publish))).id


async def follow_import(job_id: int) -> tuple[JobView, list[FileView]]:
    """To its end, with a bar; the job and its files. Raises `NotFound`, or `Conflict` where its files lie elsewhere."""
    settings, clock = Settings(), SystemClock()
    async with open_database(settings) as (_, sessions):
        imports = imports_of(settings, sessions, clock)
        await imports.resumable(job_id)
        runner = Runner(imports, KnowledgeStore(sessions, clock))
        with _bars() as bars:
            bar = bars.add_task(f"import {job_id}", total=None)

            def told(job: JobView) -> None:
                total = sum(job.files.values())
                name = job.reading[-NAME_SHOWN:] or f"import {job_id}"
                bars.update(bar, description=name, completed=job.progress * total, total=total)

            job = await follow(imports, runner, job_id, told)
        return job, await _files(imports, job_id)


def _bars() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True))


async def _files(imports: Imports, job_id: int) -> list[FileView]:
    found: list[FileView] = []
    while True:
        page = await imports.files(job_id, page=len(found) // FILES_AT_ONCE + 1, page_size=FILES_AT_ONCE)
        found += page.items
        if len(found) >= page.total or not page.items:
            return found
