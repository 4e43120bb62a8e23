"""The citizen's microphone: 16 kHz mono frames of 20 ms, to any number of readers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import cast
from weakref import WeakSet

import av
import numpy as np
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from core.audio import HEARING_RATE_HZ, WIRE_RATE_HZ, AudioFrame
from rtc.backlog import Backlog

FRAME_SAMPLES = HEARING_RATE_HZ // 50
LISTENING_LIMIT = 250
"""Frames a listener may lag behind: 5 s; speech recognition catches up, and what is older answers nothing."""
TAP_LIMIT = 5
"""Frames a person who listens in may lag behind: 100 ms."""
FILL_SECONDS = 0.5
"""A gap up to this long is a loss and becomes silence; beyond it the microphone was off, and only time goes on."""
PAUSE_SECONDS = 1.0
"""Nothing arrives for so long: the sender was silenced, and nothing said before belongs to what is said then."""


class Microphone:
    """Fans the received track out; readers come and go without touching each other."""

    def __init__(self) -> None:
        self._track: asyncio.Future[MediaStreamTrack] = asyncio.get_running_loop().create_future()
        self._readers: WeakSet[Backlog[AudioFrame]] = WeakSet()
        self._ended = False

    @property
    def readers(self) -> int:
        """How many read along."""
        return len(self._readers)

    def attach(self, track: MediaStreamTrack) -> None:
        """The track that the offer announced; a second one is ignored."""
        if not self._track.done():
            self._track.set_result(track)

    def subscribe(self, limit: int = LISTENING_LIMIT) -> Backlog[AudioFrame]:
        """The frames from now on; forgotten as soon as the reader drops it."""
        reader: Backlog[AudioFrame] = Backlog(limit)
        self._readers.add(reader)
        if self._ended:
            reader.end()
        return reader

    def end(self) -> None:
        """Ends every reader."""
        self._ended = True
        for reader in list(self._readers):
            reader.end()

    async def pump(self) -> None:
        """Passes frames on until the track ends."""
        track = await self._track
        cutter, loop = FrameCutter(), asyncio.get_running_loop()
        try:
            while True:
                asked_seconds = loop.time()
                received = cast("object", await track.recv())  # pyright: ignore[reportUnknownMemberType]
                if loop.time() - asked_seconds >= PAUSE_SECONDS:
                    cutter.forget()
                if isinstance(received, av.AudioFrame):
                    self._pass_on(cutter.cut(received))
        except MediaStreamError:
            self.end()

    def _pass_on(self, frames: Iterator[AudioFrame]) -> None:
        for frame in frames:
            for reader in list(self._readers):
                reader.put(frame)


class FrameCutter:
    """Decoded frames of any length to frames of 20 ms at 16 kHz, with lost ones as silence."""

    def __init__(self) -> None:
        self._resampler = _resampler()
        self._expected_pts: int | None = None
        self._samples = 0

    def cut(self, received: av.AudioFrame) -> Iterator[AudioFrame]:
        """The frames that `received` completes; its pts count at 48 kHz."""
        yield from self._bridge(received)
        self._expected_pts = (received.pts or 0) + received.samples * WIRE_RATE_HZ // received.sample_rate
        received.pts = None
        yield from self._resample(received)

    def forget(self) -> None:
        """Drops what waits for a frame to be full."""
        self._resampler = _resampler()

    def _bridge(self, received: av.AudioFrame) -> Iterator[AudioFrame]:
        if self._expected_pts is None or received.pts is None:
            return
        missing = received.pts - self._expected_pts
        if missing > FILL_SECONDS * WIRE_RATE_HZ:
            self._samples += missing * HEARING_RATE_HZ // WIRE_RATE_HZ
        elif missing > 0:
            yield from self._resample(_silence(missing, like=received))

    def _resample(self, frame: av.AudioFrame) -> Iterator[AudioFrame]:
        for piece in self._resampler.resample(frame):
            samples = piece.to_ndarray().reshape(-1).astype(np.int16, copy=False)
            yield AudioFrame(samples, HEARING_RATE_HZ, self._samples / HEARING_RATE_HZ)
            self._samples += len(samples)


def _silence(pts_length: int, *, like: av.AudioFrame) -> av.AudioFrame:
    channels = like.layout.nb_channels
    count = pts_length * like.sample_rate // WIRE_RATE_HZ
    silence = av.AudioFrame.from_ndarray(
        np.zeros((1, count * channels), np.int16), format="s16", layout=like.layout.name
    )
    silence.sample_rate = like.sample_rate
    return silence


def _resampler() -> av.AudioResampler:
    return av.AudioResampler(format="s16", layout="mono", rate=HEARING_RATE_HZ, frame_size=FRAME_SAMPLES)
