"""Time as something handed in, so that a test can hold it still."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


class Clock(Protocol):
    """The time of day, a monotonic time, and a wait."""

    def now(self) -> datetime:
        """Aware, in Seoul."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed point."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's clock; follows the running event loop, so that a virtual-time loop governs it."""

    def now(self) -> datetime:
        return datetime.now(SEOUL)

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def today(clock: Clock) -> date:
    """The day in Seoul."""
    return clock.now().date()
