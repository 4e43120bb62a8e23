"""A citizen's side of a line: an aiortc peer in the same process, over loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, cast

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCDataChannel, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from core.audio import VOICE_RATE_HZ, AudioFrame, Samples
from core.clock import SystemClock
from core.speech import SpokenChunk, TimedWord, Viseme
from rtc.aiortc_internals import choose_addresses
from rtc.line import RtcLine
from rtc.settings import IceSettings, LineSettings, RtcSettings
from rtc.signalling import Signalling

LOOPBACK = IceSettings(host_networks=("127.0.0.1",))
SETTINGS = RtcSettings(ice=LOOPBACK, line=LineSettings(wind_down_seconds=0.5))


class Microphone(MediaStreamTrack):
    """Plays samples at 48 kHz in real time, then silence."""

    kind = "audio"

    def __init__(self, samples: Samples | None = None) -> None:
        super().__init__()
        self._samples: Samples = np.zeros(0, np.int16) if samples is None else samples
        self._starts: float | None = None
        self._sent = 0

    async def recv(self) -> av.AudioFrame:
        if self.readyState != "live":
            raise MediaStreamError
        now = asyncio.get_running_loop().time()
        self._starts = now if self._starts is None else self._starts
        await asyncio.sleep(max(0.0, self._starts + self._sent / 48_000 - now))
        piece = self._samples[self._sent : self._sent + 960]
        frame = av.AudioFrame.from_ndarray(np.pad(piece, (0, 960 - len(piece))).reshape(1, -1), "s16", "mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, self._sent, Fraction(1, 48_000)
        self._sent += 960
        return frame


@dataclass(slots=True)
class Citizen:
    """What the browser would be; `messages` and `sound` hold what has arrived."""

    peer: RTCPeerConnection
    channel: RTCDataChannel
    messages: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    sound: list[Samples] = field(default_factory=list[Samples])
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_message(self, kind: str) -> Mapping[str, Any]:
        """The first message of that type (of RTVI or ours), which may have come already."""
        return await self._until(lambda: next((m for m in self.messages if kind in kinds(m)), None))

    async def until_loud(self) -> Samples:
        """The first 20 ms of sound that is no silence."""
        return await self._until(lambda: next((s for s in self.sound if loudness(s) > 500), None))

    def of_type(self, kind: str) -> list[Mapping[str, Any]]:
        return [message for message in self.messages if kind in kinds(message)]

    def say(self, message: Mapping[str, object] | str | bytes) -> None:
        self.channel.send(message if isinstance(message, (str, bytes)) else json.dumps(message))

    async def opened(self) -> None:
        await self._until(lambda: self.channel.readyState == "open" or None)

    async def _until(self, found: Any) -> Any:
        async with asyncio.timeout(20):
            while (result := found()) is None:
                self.changed.clear()
                await self.changed.wait()
            return result


def kinds(message: Mapping[str, Any]) -> set[str]:
    """The type of a message, and for a `server-message` that of ours in it."""
    data = message.get("data")
    inner = cast("Mapping[str, Any]", data).get("type") if isinstance(data, dict) else None
    return {str(message.get("type")), str(inner)}


def loudness(samples: Samples) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def make_citizen(*, microphone: Samples | None = None, label: str = "chat") -> Citizen:
    """A peer that offers what RTVI's WebRTC transport offers: audio, video and a data channel."""
    peer = RTCPeerConnection()
    peer.addTrack(Microphone(microphone))
    peer.addTransceiver("video")
    citizen = Citizen(peer, peer.createDataChannel(label))

    def on_message(text: str) -> None:
        citizen.messages.append(json.loads(text))
        citizen.changed.set()

    citizen.channel.on("open", citizen.changed.set)
    citizen.channel.on("message", on_message)
    return citizen


async def make_offer(citizen: Citizen) -> str:
    """The SDP of an offer with loopback candidates."""
    await citizen.peer.setLocalDescription(await citizen.peer.createOffer())
    return citizen.peer.localDescription.sdp


async def local_offer(citizen: Citizen) -> str:
    choose_addresses(citizen.peer, LOOPBACK)
    return await make_offer(citizen)


async def hear(citizen: Citizen) -> None:
    """Collects the voice until the connection closes."""
    track: Any = citizen.peer.getReceivers()[0].track
    try:
        while True:
            frame = await track.recv()
            citizen.sound.append(frame.to_ndarray().reshape(-1).astype(np.int16))
            citizen.changed.set()
    except MediaStreamError:
        citizen.changed.set()


@asynccontextmanager
async def connected(
    settings: RtcSettings = SETTINGS, *, microphone: Samples | None = None
) -> AsyncGenerator[tuple[RtcLine, Citizen]]:
    """A line and its citizen, connected, with everything that keeps them running."""
    citizen = make_citizen(microphone=microphone)
    line, answer = await Signalling(settings, SystemClock()).connect(await local_offer(citizen))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(line.keep())
        await citizen.peer.setRemoteDescription(RTCSessionDescription(answer.sdp, answer.type))
        tasks.create_task(hear(citizen))
        await citizen.opened()
        yield line, citizen
        await line.close()
        await citizen.peer.close()


def tone(seconds: float, hertz: float = 440.0, *, rate: int = VOICE_RATE_HZ) -> Samples:
    return (8_000 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.int16)


def spoken(*words: str, seconds_each: float = 0.2) -> SpokenChunk:
    """A chunk of a tone with one word after the other."""
    timed = tuple(TimedWord(w, i * seconds_each, (i + 1) * seconds_each) for i, w in enumerate(words))
    audio = AudioFrame(tone(len(words) * seconds_each), VOICE_RATE_HZ)
    return SpokenChunk(audio, (Viseme("aa", 0.0), Viseme("sil", len(words) * seconds_each)), timed)
