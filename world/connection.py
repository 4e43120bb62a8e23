"""One client's WebSocket: messages and poses in, messages and poses out."""

from __future__ import annotations

import asyncio

from fastapi import WebSocket, WebSocketDisconnect

from core.clock import Clock
from core.errors import InvalidInput, MadangError, NameRefused, ServiceFull
from world.messages import Approach, HoldTalk, Leave, Problem, read_enter, read_message
from world.outbox import TRY_LATER, Outbox
from world.poses import unpack
from world.presence import NAME_REFUSED, Presence
from world.visitor import Card, Visitor

MOST_BYTES = 4_096
"""Of one frame of a client; a longer one ends the connection."""
MOST_FRAMES_A_SECOND = 60
ENTER_SECONDS = 10.0
LEFT = 1000  # the client said goodbye
TOO_BIG = 1009
POLICY = 1008


class Connection:
    """A visitor's line to one space, from the welcome to the last frame."""

    def __init__(self, socket: WebSocket, presence: Presence, clock: Clock) -> None:
        self._socket = socket
        self._presence = presence
        self._clock = clock
        self._outbox = Outbox()
        self._second = 0
        self._frames = 0

    async def serve(self) -> None:
        """Runs until either side ends it; the socket has been accepted."""
        visitor = await self._entered()
        if visitor is None:
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._write())
                code = await self._read(visitor)
                self._outbox.close(code)
            if code == LEFT:
                self._presence.leave(visitor, self._outbox, now=self._clock.monotonic())
        finally:
            self._presence.lost(visitor, self._outbox, now=self._clock.monotonic())

    async def _entered(self) -> Visitor | None:
        """The visitor whom the first frame brings in; None where it does not."""
        try:
            async with asyncio.timeout(ENTER_SECONDS):
                frame = await self._socket.receive()
            if frame["type"] == "websocket.disconnect":
                return None
            said = read_enter((frame.get("text") or "")[:MOST_BYTES])
            card = Card(said.name, said.avatar, said.language)
            return self._presence.enter(card, self._outbox, resume=said.resume, now=self._clock.monotonic())
        except TimeoutError:
            await refuse(self._socket, InvalidInput("nothing was said; send `enter` first"), POLICY)
        except InvalidInput as error:
            await refuse(self._socket, error, NAME_REFUSED if isinstance(error, NameRefused) else POLICY)
        except ServiceFull as error:
            await refuse(self._socket, error, TRY_LATER)
        return None

    async def _write(self) -> None:
        try:
            async for frame in self._outbox:
                await (self._socket.send_text(frame) if isinstance(frame, str) else self._socket.send_bytes(frame))
            await self._socket.close(self._outbox.close_code or LEFT)
        except (WebSocketDisconnect, RuntimeError):
            return  # the client has gone; the reader notices by itself

    async def _read(self, visitor: Visitor) -> int:
        """The code that ended the connection."""
        while True:
            frame = await self._socket.receive()
            if frame["type"] == "websocket.disconnect":
                return int(frame.get("code") or 1006)
            text, data = frame.get("text"), frame.get("bytes")
            if len(text or "") + len(data or b"") > MOST_BYTES:
                return TOO_BIG
            if self._too_many():
                return POLICY
            try:
                self._take(visitor, text, data)
            except MadangError as error:
                self._outbox.put(Problem(code=error.code, message=str(error)))

    def _take(self, visitor: Visitor, text: str | None, data: bytes | None) -> None:
        now = self._clock.monotonic()
        if text is None:
            self._presence.move(visitor, unpack(data or b""), now=now)
            return
        message = read_message(text)
        match message:
            case Approach():
                self._presence.approach(visitor, message.official, now=now)
            case HoldTalk():
                self._presence.hold(visitor, message.talk)
            case Leave():
                self._presence.step_away(visitor)

    def _too_many(self) -> bool:
        second = int(self._clock.monotonic())
        self._frames = self._frames + 1 if second == self._second else 1
        self._second = second
        return self._frames > MOST_FRAMES_A_SECOND


async def refuse(socket: WebSocket, error: MadangError, code: int) -> None:
    """Says why and closes; the socket has been accepted, because a browser is told no reason otherwise."""
    try:
        await socket.send_text(Problem(code=error.code, message=str(error)).model_dump_json())
        await socket.close(code)
    except (WebSocketDisconnect, RuntimeError):
        return  # the client has gone already
