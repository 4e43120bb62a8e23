"""A bus that keeps what was published, in order."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from core.bus import LocalBus, Message


class RecordingBus:
    """Delivers like the real one; `published` has every `(topic, message)`."""

    def __init__(self) -> None:
        self._bus = LocalBus()
        self.published: list[tuple[str, Message]] = []

    async def publish(self, topic: str, message: Message) -> None:
        self.published.append((topic, message))
        await self._bus.publish(topic, message)

    @asynccontextmanager
    async def subscribe(self, topic: str) -> AsyncGenerator[AsyncIterator[Message]]:
        async with self._bus.subscribe(topic) as messages:
            yield messages
