"""One citizen's media path: the microphone in, the avatar's voice out, messages both ways, on one connection."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any, Literal, TypeAlias, cast

from aiortc import MediaStreamTrack, RTCDataChannel, RTCPeerConnection, RTCRtpSender

from core.audio import WIRE_RATE_HZ, AudioFrame
from core.clock import Clock
from core.speech import SpokenChunk, Viseme
from rtc import rtvi, spoken
from rtc.aiortc_internals import forget_before_pauses, last_rtp_timestamp, outlive_goodbyes
from rtc.channel import MessageChannel
from rtc.microphone import PAUSE_SECONDS, TAP_LIMIT, Microphone
from rtc.opus import LOOKAHEAD_PTS, PACKET_PTS, EncodedChunk, encode_chunk
from rtc.playout import (
    ChunkEnded,
    ChunkStarted,
    PlayoutEvent,
    PlayoutLedger,
    SpeakingStarted,
    SpeakingStopped,
    WordStarted,
)
from rtc.settings import LineSettings
from rtc.voice_track import VoiceTrack

log = logging.getLogger(__name__)

LineEnd: TypeAlias = Literal["closed", "hung_up", "lost", "never_connected"]
"""Who ended it: the server, the client, the network (nothing arrived any more), or it never began."""

RTP_MODULUS = 1 << 32
WATCH_SECONDS = 1.0


class RtcLine:
    """The `Line` of the app over an aiortc connection.

    What was heard is reckoned, not reported: a sample counts as heard `audible_delay_seconds` after it was sent. When a
    connection is lost, nothing that was sent after the last sign of life counts.
    """

    def __init__(self, peer: RTCPeerConnection, pc_id: str, settings: LineSettings, clock: Clock) -> None:
        self.pc_id = pc_id
        self.ended: LineEnd | None = None
        """Why the line is closed; None while it is open."""
        self.peer = peer
        self._settings = settings
        self._clock = clock
        self._delay_pts = round(settings.audible_delay_seconds * WIRE_RATE_HZ)
        self._voice = VoiceTrack(clock, self._sent)
        self._sender: RTCRtpSender = peer.addTrack(self._voice)
        (receiver,) = peer.getReceivers()
        outlive_goodbyes(receiver)
        forget_before_pauses(receiver, PAUSE_SECONDS)
        self._microphone = Microphone()
        self._channel = MessageChannel()
        self._ledger = PlayoutLedger()
        self._hushes = 0
        self._rtp_origin: int | None = None
        self._packet_pts: int | None = None
        self._heard_until_pts: int | None = None
        self._closed = asyncio.Event()
        self._follow(peer)

    def frames(self) -> AsyncIterator[AudioFrame]:
        """The microphone for a listener that may lag: from now on, 5 s kept, the oldest dropped."""
        return self._microphone.subscribe()

    def tap_frames(self) -> AsyncIterator[AudioFrame]:
        """The microphone for a person who listens in: 100 ms kept, the oldest dropped."""
        return self._microphone.subscribe(TAP_LIMIT)

    async def play(self, chunk: SpokenChunk) -> None:
        """Queues a chunk and returns when it begins to play, or was hushed before it did.

        On a line that has closed it never begins: `frames` and `messages` tell of the end, and the session is
        cancelled `wind_down_seconds` after it.
        """
        hushes = self._hushes
        encoded = await encode_chunk(chunk)
        if hushes == self._hushes:
            await self.play_encoded(encoded)

    async def play_encoded(self, encoded: EncodedChunk) -> None:
        """`play` for a chunk that was encoded before: ahead of time, or for another line."""
        hushes = self._hushes
        await self._voice.reached(2 * PACKET_PTS)  # the origin of the RTP timestamps shows with the first packet
        await self._unless_closed()
        if hushes != self._hushes:
            return
        speech = self._voice.enqueue(encoded.packets)
        self._announce(encoded.chunk, speech.starts_pts + LOOKAHEAD_PTS)
        await speech.begun.wait()
        await self._unless_closed()

    async def play_frames(self, frames: AsyncIterator[AudioFrame]) -> None:
        """Passes a person's microphone on as the avatar's voice until it ends; who speaks goes before queued speech."""
        await self._voice.play_frames(frames)

    def move_lips(self, visemes: Sequence[Viseme]) -> None:
        """Mouth shapes of the voice that `play_frames` passes on, `at_seconds` on the clock of its frames.

        Shapes of a voice that is not heard at the moment, because queued speech sounds, are dropped.
        """
        origin_pts = self._voice.live_origin_pts
        if visemes and origin_pts is not None and self._rtp_origin is not None:
            sounds_pts = origin_pts + round(visemes[0].at_seconds * WIRE_RATE_HZ) + LOOKAHEAD_PTS
            self._channel.send(spoken.to_wire(spoken.live(visemes, rtp=self._rtp(sounds_pts))))

    async def drained(self) -> None:
        """Returns when the last queued sample has been sent and, by our reckoning, heard; never on a closed line."""
        await self._voice.reached(self._voice.queue_ends_pts + self._delay_pts)
        await self._unless_closed()

    def hush(self) -> str:
        """Drops the queue, tells the client to mute, and returns the words heard since the last `begin`."""
        self._hushes += 1
        quiet_until_pts = self._voice.hush()
        heard = self._ledger.cut(self._played_pts())
        if self._rtp_origin is not None:
            self._channel.send(spoken.to_wire(spoken.HushMessage(self._rtp(quiet_until_pts), heard)))
        return heard

    def begin(self) -> None:
        """A new utterance starts: the playout ledger counts from here."""
        self._ledger.begin()

    def heard(self) -> str:
        """The on-screen words played since `begin`, up to this moment."""
        return self._ledger.heard(self._played_pts())

    def send(self, message: Mapping[str, object]) -> None:
        """One message over the data channel; queued until the channel is open, dropped when it has closed."""
        self._channel.send(message)

    def messages(self) -> AsyncIterator[Mapping[str, object]]:
        """Checked messages of the client as `{"id", "type", "data"}` (`rtc.rtvi`); ends when the connection closes."""
        return self._channel.messages()

    async def close(self) -> None:
        """Ends frames, messages and voice, then the connection; any number of times."""
        self._end("closed")
        await self.peer.close()

    async def closed(self) -> LineEnd:
        """Waits for the end of the line and says why."""
        await self._closed.wait()
        return self.ended or "closed"

    async def keep(self) -> None:
        """Everything that runs beside the session; returns when the line has closed."""
        async with asyncio.TaskGroup() as tasks:
            pump = tasks.create_task(self._microphone.pump())
            watch = tasks.create_task(self._watch())
            await self._closed.wait()
            pump.cancel()
            watch.cancel()
        await self.peer.close()

    def _follow(self, peer: RTCPeerConnection) -> None:
        def on_track(track: MediaStreamTrack) -> None:
            if track.kind == "audio":
                self._microphone.attach(track)

        def on_channel(channel: RTCDataChannel) -> None:
            self._channel.attach(channel)

        def on_state() -> None:
            if peer.connectionState == "closed":
                self._end("hung_up")
            elif peer.connectionState == "failed":
                self._end("lost")

        handlers: dict[str, Callable[..., None]] = {
            "track": on_track, "datachannel": on_channel, "connectionstatechange": on_state,
        }  # fmt: skip
        for name, handler in handlers.items():
            peer.on(name, handler)

    async def _watch(self) -> None:
        """Ends a line on which nothing arrives; consent checks of ICE alone would take 30 s to notice."""
        received, seen_seconds = 0, self._clock.monotonic()
        while True:
            await self._clock.sleep(WATCH_SECONDS)
            now = self._clock.monotonic()
            count = await self._packets_received()
            if count != received:
                received, seen_seconds = count, now
            patience = self._settings.lost_after_seconds if received else self._settings.connect_timeout_seconds
            if now - seen_seconds > patience:
                self._heard_until_pts = self._voice.pts_at(seen_seconds)
                self._end("lost" if received else "never_connected")

    async def _packets_received(self) -> int:
        reports = cast("Mapping[str, Any]", await self._sender.getStats())
        return sum(report.packetsReceived for report in reports.values() if report.type == "transport")

    def _end(self, why: LineEnd) -> None:
        if self.ended:
            return
        self.ended = why
        if self._heard_until_pts is None:
            self._heard_until_pts = self._voice.next_pts
        self._channel.close()
        self._microphone.end()
        self._voice.stop()
        self._closed.set()
        log.info("line %s ended: %s", self.pc_id, why)

    async def _unless_closed(self) -> None:
        if self.ended:
            await asyncio.get_running_loop().create_future()

    def _played_pts(self) -> int:
        sent = self._voice.next_pts if self._heard_until_pts is None else self._heard_until_pts
        return sent - self._delay_pts

    def _rtp(self, pts: int) -> int:
        return ((self._rtp_origin or 0) + pts) % RTP_MODULUS

    def _announce(self, chunk: SpokenChunk, starts_pts: int) -> None:
        segment = self._ledger.schedule(chunk, starts_pts)
        rtp = self._rtp(starts_pts)
        message = spoken.announce(chunk, utterance=self._ledger.utterance, segment=segment, rtp=rtp)
        self._channel.send(spoken.to_wire(message))
        self._channel.send(rtvi.to_wire(rtvi.BotOutput(chunk.text, segment, "new")))

    def _sent(self, next_pts: int) -> None:
        if self._rtp_origin is None and self._packet_pts is not None:
            # aiortc asks for a packet when the one before it is out, so this timestamp belongs to that one.
            self._rtp_origin = last_rtp_timestamp(self._sender) - self._packet_pts
        self._packet_pts = next_pts - PACKET_PTS
        for event in self._ledger.due(self._played_pts()):
            for message in as_rtvi(event):
                self._channel.send(rtvi.to_wire(message))


def as_rtvi(event: PlayoutEvent) -> list[rtvi.ServerData]:
    """What a client that knows nothing of ours is told."""
    match event:
        case SpeakingStarted():
            return [rtvi.BotStartedSpeaking()]
        case ChunkStarted():
            return []
        case WordStarted():
            progress = rtvi.SpokenProgress(event.accumulated, event.remaining)
            text = " ".join(part for part in (event.accumulated, event.remaining) if part)
            output = rtvi.BotOutput(text, event.segment, "in-progress", progress)
            return [rtvi.BotTtsText(event.word), output]
        case ChunkEnded():
            return [rtvi.BotOutput(event.text, event.segment, "completed", rtvi.SpokenProgress(event.text, ""))]
        case SpeakingStopped():
            return [rtvi.BotStoppedSpeaking()]
