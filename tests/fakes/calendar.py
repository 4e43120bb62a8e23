"""A clock that stands still until a test turns it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from core.clock import SEOUL


class Calendar:
    """Whoever sleeps on it turns it, and lets others have their turn."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    def days_later(self, days: float) -> None:
        self.time += timedelta(days=days)
