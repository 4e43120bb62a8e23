"""Which line each talk is on, for those who follow a citizen from line to line."""

from __future__ import annotations

import asyncio

from app.protocols import LiveLine


class LineBook:
    """One line a talk: of two that claim it, the later one has it."""

    def __init__(self) -> None:
        self._lines: dict[str, LiveLine] = {}
        self._changed = asyncio.Event()

    def enter(self, talk_id: str, line: LiveLine) -> LiveLine | None:
        """The talk is on this line from now on; returns the one that it was on."""
        before = self._lines.get(talk_id)
        self._lines[talk_id] = line
        self._tell()
        return before

    def leave(self, talk_id: str, line: LiveLine) -> None:
        """The talk is no longer on this line; nothing changes where another one has taken it over."""
        if self._lines.get(talk_id) is line:
            del self._lines[talk_id]
            self._tell()

    def find(self, talk_id: str) -> LiveLine | None:
        return self._lines.get(talk_id)

    async def other_than(self, talk_id: str, line: LiveLine | None) -> LiveLine | None:
        """Waits until the talk is on another line than `line` (None: on none), and returns where it is."""
        while (found := self.find(talk_id)) is line:
            await self._changed.wait()
        return found

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
