"""A bounded queue read with `async for`: what a slow reader loses is its own oldest items."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Backlog(Generic[Item]):
    """Items for one reader; never makes the writer wait."""

    def __init__(self, limit: int) -> None:
        self._items: deque[Item] = deque(maxlen=limit)
        self._changed = asyncio.Event()
        self._ended = False
        self.dropped = 0

    @property
    def full(self) -> bool:
        return len(self._items) == self._items.maxlen

    def put(self, item: Item) -> None:
        """Adds an item, at the price of the oldest one when full."""
        self.dropped += self.full
        self._items.append(item)
        self._changed.set()

    def end(self) -> None:
        """Nothing will be added; the reader stops after what is there."""
        self._ended = True
        self._changed.set()

    def __aiter__(self) -> Backlog[Item]:
        return self

    async def __anext__(self) -> Item:
        while not self._items:
            if self._ended:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._items.popleft()
