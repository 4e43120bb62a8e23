"""A clock on the running loop's time, with a date of its own: under a virtual-time loop every moment is exact."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from core.clock import SEOUL

MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)


class LoopClock:
    """It is `starts` at second 0 of the loop."""

    def __init__(self, starts: datetime = MONDAY_MORNING) -> None:
        self._starts = starts

    def now(self) -> datetime:
        return self._starts + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
