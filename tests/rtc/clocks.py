"""A clock that a test sets, so that twenty minutes of voice pass in a moment."""

from __future__ import annotations

import asyncio
from datetime import datetime

from core.clock import SEOUL


class SkippingClock:
    """Sleeping moves the time on by exactly what was asked for."""

    def __init__(self, seconds: float = 1_000.0) -> None:
        self.seconds = seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, SEOUL)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)
