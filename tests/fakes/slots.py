"""Times at counters that never existed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


class ScriptedSlots:
    """`agents.protocols.Slots` with the given times at one counter."""

    def __init__(self, official: str, times: Sequence[datetime]) -> None:
        self._official = official
        self._times = tuple(times)

    async def next_free(self, official: str, *, most: int) -> list[datetime] | None:
        return list(self._times[:most]) if official == self._official else None
