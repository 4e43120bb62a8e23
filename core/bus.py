"""Messages between parts that do not know each other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol, TypeAlias

Message: TypeAlias = Mapping[str, object]
AsyncSubscription: TypeAlias = AbstractAsyncContextManager[AsyncIterator[Message]]
"""An `async with` that gives the messages."""

QUEUE_LIMIT = 1_000  # a subscriber that lags this far behind loses its oldest messages


class Bus(Protocol):
    """Publish to a topic, subscribe to a topic; no memory of what was said before."""

    async def publish(self, topic: str, message: Message) -> None: ...

    def subscribe(self, topic: str) -> AsyncSubscription:
        """Messages from the moment the `async with` is entered."""
        ...


class LocalBus:
    """A bus inside one process."""

    def __init__(self) -> None:
        self._queues: dict[str, set[asyncio.Queue[Message]]] = defaultdict(set)

    async def publish(self, topic: str, message: Message) -> None:
        for queue in tuple(self._queues[topic]):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(message)

    @asynccontextmanager
    async def subscribe(self, topic: str) -> AsyncGenerator[AsyncIterator[Message]]:
        queue: asyncio.Queue[Message] = asyncio.Queue(QUEUE_LIMIT)
        self._queues[topic].add(queue)
        try:
            yield _drain(queue)
        finally:
            self._queues[topic].discard(queue)


async def _drain(queue: asyncio.Queue[Message]) -> AsyncIterator[Message]:
    while True:
        yield await queue.get()
