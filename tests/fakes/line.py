"""A line without a network: scripted frames and messages in, and a record of what was played and sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from uuid import uuid4

from core.audio import WIRE_RATE_HZ, AudioFrame
from core.clock import Clock, SystemClock
from core.speech import SpokenChunk, Viseme
from rtc import rtvi, spoken
from rtc.backlog import Backlog
from rtc.playout import PlayoutLedger

LIMIT = 100_000


class FakeLine:
    """Plays in the time of the running loop, so that a virtual-time loop gives exact moments.

    Frames and messages that were scripted come at once; then the line stays open until `hang_up` or `close`.
    """

    def __init__(
        self,
        frames: Iterable[AudioFrame] = (),
        messages: Iterable[Mapping[str, object]] = (),
        *,
        clock: Clock | None = None,
    ) -> None:
        self.played: list[str] = []
        """The text of every chunk that began to play."""
        self.hushes = 0
        self.sent: list[Mapping[str, object]] = []
        self.closed = False
        self.pc_id = uuid4().hex
        self.passed_on: list[AudioFrame] = []
        """Frames of a person's own voice."""
        self.lips: list[Viseme] = []
        self._clock = clock or SystemClock()
        self._ledger = PlayoutLedger()
        self._script = tuple(frames)
        self._listeners: list[Backlog[AudioFrame]] = []
        self._messages: Backlog[Mapping[str, object]] = Backlog(LIMIT)
        self._ends_seconds = 0.0
        self._closed_seconds: float | None = None
        self._stopped = asyncio.Event()
        for message in messages:
            self._messages.put(message)

    def arrive(self, frame: AudioFrame) -> None:
        """The microphone gave a frame."""
        for listener in self._listeners:
            listener.put(frame)

    def receive(self, message: Mapping[str, object]) -> None:
        """The client sent a message."""
        self._messages.put(message)

    def hang_up(self) -> None:
        """The connection is gone."""
        if self.closed:
            return
        self.closed = True
        self._closed_seconds = self._clock.monotonic()
        self._stopped.set()
        self._messages.end()
        for listener in self._listeners:
            listener.end()

    def frames(self) -> AsyncIterator[AudioFrame]:
        listener: Backlog[AudioFrame] = Backlog(LIMIT)
        for frame in () if self.closed else self._script:
            listener.put(frame)
        if self.closed:
            listener.end()
        self._listeners.append(listener)
        return listener

    def tap_frames(self) -> AsyncIterator[AudioFrame]:
        return self.frames()

    async def play_frames(self, frames: AsyncIterator[AudioFrame]) -> None:
        async for frame in frames:
            self.passed_on.append(frame)

    def move_lips(self, visemes: Sequence[Viseme]) -> None:
        self.lips += visemes

    async def play(self, chunk: SpokenChunk) -> None:
        await self._unless_closed()
        begins = max(self._ends_seconds, self._clock.monotonic())
        self._ends_seconds = begins + chunk.audio.seconds
        segment = self._ledger.schedule(chunk, _pts(begins))
        message = spoken.announce(chunk, utterance=self._ledger.utterance, segment=segment, rtp=_pts(begins))
        self.send(spoken.to_wire(message))
        if await self._waited_until(begins):
            self.played.append(chunk.text)
        await self._unless_closed()

    async def drained(self) -> None:
        await self._waited_until(self._ends_seconds)
        await self._unless_closed()

    def hush(self) -> str:
        self.hushes += 1
        now = self._now()
        heard = self._ledger.cut(_pts(now))
        self.send(spoken.to_wire(spoken.HushMessage(_pts(now), heard)))
        self._ends_seconds = now
        self._stopped.set()
        self._stopped = asyncio.Event()
        return heard

    def begin(self) -> None:
        self._ledger.begin()

    def heard(self) -> str:
        return self._ledger.heard(_pts(self._now()))

    def send(self, message: Mapping[str, object]) -> None:
        if not self.closed:
            self.sent.append(message)

    def sent_types(self) -> list[str]:
        """The type of every message sent; of ours where it is a `server-message`."""
        found = [rtvi.from_wire(message) for message in self.sent]
        return [str(data.data["type"]) if isinstance(data, rtvi.ServerMessage) else data.type for data in found]

    def messages(self) -> AsyncIterator[Mapping[str, object]]:
        return self._messages

    async def close(self) -> None:
        self.hang_up()

    def _now(self) -> float:
        return self._clock.monotonic() if self._closed_seconds is None else self._closed_seconds

    async def _waited_until(self, seconds: float) -> bool:
        """False when a hush or the end of the line came first."""
        stopped = self._stopped
        async with asyncio.TaskGroup() as tasks:
            wait = tasks.create_task(self._clock.sleep(max(0.0, seconds - self._clock.monotonic())))
            stop = tasks.create_task(stopped.wait())
            await asyncio.wait((wait, stop), return_when=asyncio.FIRST_COMPLETED)
            wait.cancel()
            stop.cancel()
        return not stopped.is_set()

    async def _unless_closed(self) -> None:
        if self.closed:
            await asyncio.get_running_loop().create_future()


def _pts(seconds: float) -> int:
    return round(seconds * WIRE_RATE_HZ)
