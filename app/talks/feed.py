"""The numbered events of one talk, for every screen that follows it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from itertools import islice

from app.wire import Event

KEPT_EVENTS = 2_000  # a screen that reconnects gets at most this much of the past


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event with its place in the talk, counted from 1."""

    number: int
    event: Event


class Feed:
    """Append-only; readers start anywhere and wait for what comes."""

    def __init__(self) -> None:
        self._kept: deque[Numbered] = deque(maxlen=KEPT_EVENTS)
        self._count = 0
        self._grown = asyncio.Event()
        self.closed = False
        self.readers = 0
        """How many screens follow now."""

    def publish(self, event: Event) -> None:
        if self.closed:
            return
        self._count += 1
        self._kept.append(Numbered(self._count, event))
        self._wake()

    def close(self) -> None:
        self.closed = True
        self._wake()

    @property
    def last_number(self) -> int:
        return self._count

    def kept(self) -> tuple[Numbered, ...]:
        """What is remembered, oldest first."""
        return tuple(self._kept)

    async def follow(self, after: int = 0) -> AsyncGenerator[Numbered]:
        """Events numbered above `after`, then new ones as they come; ends when the feed is closed.

        A number that no event has yet counts as that of the last one.
        """
        after = min(max(after, 0), self._count)
        self.readers += 1
        try:
            while True:
                grown = self._grown
                for item in self._above(after):
                    after = item.number
                    yield item
                if grown is not self._grown:
                    continue
                if self.closed:
                    return
                await grown.wait()
        finally:
            self.readers -= 1

    def _above(self, number: int) -> tuple[Numbered, ...]:
        dropped = self._count - len(self._kept)
        return tuple(islice(self._kept, max(0, number - dropped), None))

    def _wake(self) -> None:
        self._grown.set()
        self._grown = asyncio.Event()
