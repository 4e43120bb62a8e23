"""What is being worked on right now in this process, and how to wake and to interrupt it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class Work:
    """Shared by whoever hands jobs in and whoever does them."""

    job_id: int | None = None
    file_id: int | None = None
    file_name: str = ""
    share: float = 0.0
    """How much of the file is read, 0 to 1."""
    task: asyncio.Task[None] | None = None
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def began(self, job_id: int, file_id: int, file_name: str) -> None:
        self.job_id, self.file_id, self.file_name, self.share = job_id, file_id, file_name, 0.0

    def told(self, done: int, total: int) -> None:
        self.share = min(done / max(total, 1), 1.0)

    def ended(self) -> None:
        self.job_id, self.file_id, self.file_name, self.share, self.task = None, None, "", 0.0, None

    def interrupt(self, job_id: int) -> None:
        """The file of this job that is read is read no further."""
        if self.job_id == job_id and self.task is not None:
            self.task.cancel()

    def wake(self) -> None:
        self._woken.set()

    async def woken(self, *, within_seconds: float) -> None:
        """Returns when somebody calls `wake`, or after this long."""
        try:
            async with asyncio.timeout(within_seconds):
                await self._woken.wait()
        except TimeoutError:
            return
        self._woken.clear()
