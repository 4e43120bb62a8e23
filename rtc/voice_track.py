"""The voice that a citizen hears: one track, one clock, speech or silence in every 20 ms.

The pts follow the wall clock from the first packet on, whatever is said, so that a client can tell from the RTP
timestamp of what it hears which word and which mouth shape are due.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import av
import numpy as np
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from core.audio import WIRE_RATE_HZ, AudioFrame
from core.clock import Clock
from rtc.opus import PACKET_PTS, OpusStream, at_opus_rate, silence_packet

TIME_BASE = Fraction(1, WIRE_RATE_HZ)
LIVE_LIMIT = 3
"""Packets of a live microphone that wait at most: 60 ms; older ones are dropped."""
LIVE_START = 2
"""Packets that must wait before a live microphone is taken up: 20 ms against the jitter of its arrival."""
SETTLE_PTS = WIRE_RATE_HZ // 10
"""Silence that follows a hush at least: the citizen's jitter buffer plays up to 50 ms past the cut (Chromium)."""
STALL_SECONDS = 0.1
"""A pause of the event loop that silence does not catch up with; speech always does."""
SPEAKING_LEVEL = 184.0
"""RMS from which a live microphone counts as speaking: -45 dB of full scale, well over a room's noise (ITU-T P.56)."""
SPEAKING_HOLD_PTS = WIRE_RATE_HZ * 3 // 10
"""How long a person who was loud goes on speaking: the pauses within words are shorter."""


@dataclass(slots=True)
class QueuedSpeech:
    """Speech with its place on the track's clock."""

    packets: tuple[bytes, ...]
    starts_pts: int
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the first packet is on its way, and when that will never be."""

    @property
    def ends_pts(self) -> int:
        return self.starts_pts + len(self.packets) * PACKET_PTS


@dataclass(frozen=True, slots=True)
class LivePacket:
    """20 ms of a live microphone."""

    payload: bytes
    starts_seconds: float
    """On the clock of its frames."""
    level: float
    """RMS of its samples."""


class VoiceTrack(MediaStreamTrack):
    """Speech chunk by chunk, or a live microphone, over a ground of silence.

    A person who speaks comes before queued speech, from the first packet on: an announcement costs nobody's first
    word. A person who holds the microphone and is silent does not: the time of queued speech runs on meanwhile.
    """

    kind = "audio"

    def __init__(self, clock: Clock, on_sent: Callable[[int], None] = lambda _pts: None) -> None:
        """`on_sent` is told the pts up to which everything is on its way, once every 20 ms."""
        super().__init__()
        self._clock = clock
        self._on_sent = on_sent
        self._origin_seconds: float | None = None
        self._next_pts = 0
        self._quiet_until_pts = 0
        self._queue: deque[QueuedSpeech] = deque()
        self._live: deque[LivePacket] = deque(maxlen=LIVE_LIMIT)
        self._live_flows = False
        self._live_origin_pts: int | None = None
        self._live_since_pts: int | None = None
        self._spoken_over_until_pts = 0
        self._waiters: list[tuple[int, asyncio.Event]] = []

    @property
    def next_pts(self) -> int:
        """The pts of the packet that comes next; everything before it has been sent."""
        return self._next_pts

    @property
    def queue_ends_pts(self) -> int:
        """The pts at which the last queued sample ends; `next_pts` when nothing is queued."""
        return self._queue[-1].ends_pts if self._queue else self._next_pts

    @property
    def live_origin_pts(self) -> int | None:
        """The pts at which second 0 of the live microphone's own clock would sound; None while it is not heard."""
        return self._live_origin_pts

    def pts_at(self, seconds: float) -> int:
        """The pts that was due at `seconds` of the clock."""
        if self._origin_seconds is None:
            return 0
        return max(0, round((seconds - self._origin_seconds) * WIRE_RATE_HZ))

    def enqueue(self, packets: tuple[bytes, ...]) -> QueuedSpeech:
        """Puts speech behind what is queued."""
        speech = QueuedSpeech(packets, max(self.queue_ends_pts, self._quiet_until_pts))
        if self.readyState == "ended" or not packets:
            speech.begun.set()
            return speech
        self._queue.append(speech)
        return speech

    def hush(self) -> int:
        """Drops what is queued; silence follows from the next packet on, to the pts that is returned at least.

        A person who is heard goes on: nothing of the queue has sounded since the pts that is returned then.
        """
        for speech in self._queue:
            speech.begun.set()
        self._queue.clear()
        if self._live_since_pts is not None:
            return self._live_since_pts
        self._forget_live()
        self._quiet_until_pts = self._next_pts + SETTLE_PTS
        return self._quiet_until_pts

    async def reached(self, pts: int) -> None:
        """Returns when everything before `pts` has been sent, or the track has ended."""
        if self._next_pts >= pts or self.readyState == "ended":
            return
        passed = asyncio.Event()
        self._waiters.append((pts, passed))
        await passed.wait()

    async def play_frames(self, frames: AsyncIterator[AudioFrame]) -> None:
        """Passes a live microphone on until it ends, 20 to 60 ms behind it."""
        stream: OpusStream | None = None
        try:
            async for frame in frames:
                sound = at_opus_rate(frame)
                if stream is None or stream.sample_rate_hz != sound.sample_rate_hz:
                    stream = OpusStream(sound.sample_rate_hz)
                level = float(np.sqrt(np.mean(np.square(sound.samples, dtype=np.float64))))
                packets = stream.encode(sound.samples)
                self._live.extend(LivePacket(packet, frame.starts_seconds, level) for packet in packets)
        finally:
            self._forget_live()

    async def recv(self) -> av.Packet[Any]:
        """One packet when its time has come; aiortc passes it on without encoding."""
        if self.readyState == "ended":
            raise MediaStreamError
        await self._wait_until_due()
        packet: av.Packet[Any] = av.Packet(self._next_payload())
        packet.pts = packet.dts = self._next_pts
        packet.time_base = TIME_BASE
        self._next_pts += PACKET_PTS
        self._tell()
        return packet

    def stop(self) -> None:
        super().stop()
        self.hush()
        for _, passed in self._waiters:
            passed.set()
        self._waiters.clear()

    async def _wait_until_due(self) -> None:
        now = self._clock.monotonic()
        if self._origin_seconds is None:
            self._origin_seconds = now
        late_seconds = now - self._origin_seconds - self._next_pts / WIRE_RATE_HZ
        if late_seconds < 0:
            await self._clock.sleep(-late_seconds)
        elif late_seconds > STALL_SECONDS and not self._queue:
            self._next_pts += round(late_seconds * WIRE_RATE_HZ) // PACKET_PTS * PACKET_PTS

    def _next_payload(self) -> bytes:
        speech = None
        if self._queue and self._queue[0].starts_pts <= self._next_pts:
            speech = self._speech_payload(self._queue[0])
        live = self._live_packet()
        if live is None or (speech is not None and self._spoken_over_until_pts <= self._next_pts):
            self._live_since_pts = self._live_origin_pts = None
            return speech or silence_packet()
        if self._live_since_pts is None:
            self._live_since_pts = self._next_pts
        self._live_origin_pts = self._next_pts - round(live.starts_seconds * WIRE_RATE_HZ)
        return live.payload

    def _live_packet(self) -> LivePacket | None:
        """What the microphone has for this moment, once enough of it has arrived."""
        self._live_flows = self._next_pts >= self._quiet_until_pts and len(self._live) >= (
            1 if self._live_flows else LIVE_START
        )
        if not self._live_flows:
            return None
        live = self._live.popleft()
        if live.level >= SPEAKING_LEVEL:
            self._spoken_over_until_pts = self._next_pts + SPEAKING_HOLD_PTS
        return live

    def _forget_live(self) -> None:
        self._live.clear()
        self._live_flows = False
        self._live_since_pts = self._live_origin_pts = None
        self._spoken_over_until_pts = 0

    def _speech_payload(self, speech: QueuedSpeech) -> bytes:
        index = (self._next_pts - speech.starts_pts) // PACKET_PTS
        if index == 0:
            speech.begun.set()
        if index == len(speech.packets) - 1:
            self._queue.popleft()
        return speech.packets[index]

    def _tell(self) -> None:
        self._on_sent(self._next_pts)
        for pts, passed in self._waiters:
            if pts <= self._next_pts:
                passed.set()
        self._waiters = [(pts, passed) for pts, passed in self._waiters if pts > self._next_pts]
