"""A job followed to its end by the process that handed it in, whichever process does it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from knowledge.imports.jobs import Imports
from knowledge.imports.runner import Runner
from knowledge.imports.views import UNFINISHED, JobView

LOOK_SECONDS = 0.2
AGAIN_SECONDS = 1.0  # where another process works on the jobs, which may end before this one is done


async def follow(imports: Imports, runner: Runner, job_id: int, told: Callable[[JobView], None]) -> JobView:
    """Works on the jobs while nobody else does; the job once it is over. Raises `NotFound`."""
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(_work(imports, runner))
        try:
            while (job := await imports.job(job_id)).state in UNFINISHED:
                told(job)
                await imports.clock.sleep(LOOK_SECONDS)
        finally:
            working.cancel()
    told(job)
    return job


async def _work(imports: Imports, runner: Runner) -> None:
    while True:
        await runner.run_pending()
        await imports.clock.sleep(AGAIN_SECONDS)
