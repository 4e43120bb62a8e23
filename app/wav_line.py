"""A `Line` over sound in memory: a recording is the microphone, in real time, and what is played is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass

import numpy as np

from app.recordings import FRAME_SAMPLES, frames_of
from core.audio import HEARING_RATE_HZ, VOICE_RATE_HZ, WIRE_RATE_HZ, AudioFrame, Samples
from core.clock import Clock
from core.speech import SpokenChunk
from rtc.opus import at_opus_rate, encode_chunk
from rtc.playout import PlayoutLedger


@dataclass(slots=True)
class Played:
    """A chunk and when it sounded, on the line's clock."""

    chunk: SpokenChunk
    starts_seconds: float
    ends_seconds: float
    """Earlier than the chunk is long where it was hushed."""
    utterance: int


class WavLine:
    """Goes on with silence after the recording until it is closed, as an open microphone does.

    A chunk is encoded to Opus as on a WebRTC line, so that its time to the first sample counts the same work.
    """

    def __init__(self, recording: Samples, clock: Clock) -> None:
        self.played: list[Played] = []
        """In order; its times count from the first sample of the recording."""
        self._recording = recording
        self._clock = clock
        self._ledger = PlayoutLedger()
        self._began_seconds: float | None = None
        self._queue_ends_seconds = 0.0
        self._fed = False
        self._closed = asyncio.Event()
        self._hushed = asyncio.Event()

    @property
    def is_fed(self) -> bool:
        """The last sample of the recording went in."""
        return self._fed

    @property
    def now_seconds(self) -> float:
        """On the line's clock; 0 before the first frame."""
        return 0.0 if self._began_seconds is None else self._clock.monotonic() - self._began_seconds

    async def frames(self) -> AsyncGenerator[AudioFrame, None]:
        """Each frame when its last sample would have been spoken."""
        self._began_seconds = self._clock.monotonic()
        for frame in frames_of(self._recording):
            await self._until(frame.ends_seconds)
            if self._closed.is_set():
                return
            yield frame
        self._fed = True
        silence, place = np.zeros(FRAME_SAMPLES, np.int16), -(-len(self._recording) // FRAME_SAMPLES)
        while True:
            frame = AudioFrame(silence, HEARING_RATE_HZ, place * FRAME_SAMPLES / HEARING_RATE_HZ)
            await self._until(frame.ends_seconds)
            if self._closed.is_set():
                return
            yield frame
            place += 1

    async def play(self, chunk: SpokenChunk) -> None:
        hushed = self._hushed
        await encode_chunk(chunk)
        if hushed.is_set():
            return
        begins = max(self._queue_ends_seconds, self.now_seconds)
        self._queue_ends_seconds = begins + chunk.audio.seconds
        self._ledger.schedule(chunk, _pts(begins))
        self.played.append(Played(chunk, begins, self._queue_ends_seconds, self._ledger.utterance))
        await self._wait_until(begins, hushed)

    async def drained(self) -> None:
        await self._wait_until(self._queue_ends_seconds, self._hushed)

    def hush(self) -> str:
        now = self.now_seconds
        for played in self.played:
            played.ends_seconds = min(played.ends_seconds, max(now, played.starts_seconds))
        self._queue_ends_seconds = now
        self._hushed.set()
        self._hushed = asyncio.Event()
        return self._ledger.cut(_pts(now))

    def begin(self) -> None:
        self._ledger.begin()

    def heard(self) -> str:
        return self._ledger.heard(_pts(self.now_seconds))

    def send(self, message: Mapping[str, object]) -> None:
        """There is no screen at the other end."""

    async def messages(self) -> AsyncIterator[Mapping[str, object]]:
        """None; ends with the line."""
        await self._closed.wait()
        for message in ():
            yield message

    async def close(self) -> None:
        self._closed.set()

    def reply(self) -> AudioFrame:
        """Everything that was played, from its first sample on, the pauses in between as they were."""
        sounded = [played for played in self.played if played.ends_seconds > played.starts_seconds]
        if not sounded:
            return AudioFrame(np.zeros(0, np.int16), VOICE_RATE_HZ)
        rate = at_opus_rate(sounded[0].chunk.audio).sample_rate_hz
        starts = sounded[0].starts_seconds
        sound = np.zeros(round((max(played.ends_seconds for played in sounded) - starts) * rate), np.int16)
        for played in sounded:
            samples = at_opus_rate(played.chunk.audio).samples
            place = round((played.starts_seconds - starts) * rate)
            length = min(len(samples), round((played.ends_seconds - played.starts_seconds) * rate), len(sound) - place)
            sound[place : place + length] = samples[:length]
        return AudioFrame(sound, rate, starts)

    async def _until(self, line_seconds: float) -> None:
        wait = line_seconds - self.now_seconds
        if wait > 0:
            await self._clock.sleep(wait)

    async def _wait_until(self, line_seconds: float, hushed: asyncio.Event) -> None:
        """Or until a hush, whichever comes first."""
        wait = line_seconds - self.now_seconds
        if wait <= 0 or hushed.is_set():
            return
        async with asyncio.TaskGroup() as tasks:
            slept = tasks.create_task(self._clock.sleep(wait))
            stopped = tasks.create_task(hushed.wait())
            await asyncio.wait((slept, stopped), return_when=asyncio.FIRST_COMPLETED)
            slept.cancel()
            stopped.cancel()


def _pts(line_seconds: float) -> int:
    return round(line_seconds * WIRE_RATE_HZ)
