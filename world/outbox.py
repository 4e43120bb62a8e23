"""What is on its way to one client: every message in order, but of the poses only the newest."""

from __future__ import annotations

import asyncio
from collections import deque

from world.messages import ServerMessage

MOST_WAITING = 256
TRY_LATER = 1013  # WebSocket close code of IANA: the client cannot keep up or the space is full


class Outbox:
    """Read with `async for`; a reader that is slow misses poses, and is closed when messages pile up."""

    def __init__(self) -> None:
        self._messages: deque[ServerMessage] = deque()
        self._poses = b""
        self._given = b""
        self._changed = asyncio.Event()
        self.close_code: int | None = None
        """Set when the server ends the connection, or when it has ended."""

    def put(self, message: ServerMessage) -> None:
        self._messages.append(message)
        if len(self._messages) > MOST_WAITING:
            self.close(TRY_LATER)
        self._changed.set()

    def put_poses(self, blob: bytes) -> None:
        """Replaces poses that still wait; poses that the client has are not sent again."""
        self._poses = blob
        if blob != self._given:
            self._changed.set()

    def close(self, code: int) -> None:
        """The reader stops after what waits, or at once where too much does."""
        if self.close_code is None:
            self.close_code = code
        if code == TRY_LATER:
            self._messages.clear()
        self._changed.set()

    def __aiter__(self) -> Outbox:
        return self

    async def __anext__(self) -> str | bytes:
        while True:
            if self._messages:
                return self._messages.popleft().model_dump_json()
            if self.close_code is not None:
                raise StopAsyncIteration
            if self._poses != self._given:
                self._given = self._poses
                return self._poses
            self._changed.clear()
            await self._changed.wait()
