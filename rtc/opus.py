"""Sound to Opus packets of 20 ms, encoded once and sent to any number of listeners.

A packet at pts `p` decodes to the sound of `p - LOOKAHEAD_PTS`: the encoder looks 6.5 ms ahead (RFC 6716, 4.2).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import av
import numpy as np
import soxr

from core.audio import VOICE_RATE_HZ, WIRE_RATE_HZ, AudioFrame, Samples
from core.speech import SpokenChunk

PACKET_PTS = WIRE_RATE_HZ // 50
LOOKAHEAD_PTS = 312
BIT_RATE = 32_000  # mono speech at 24 kHz: beyond this the ear gains nothing (Opus recommended settings)
EXPECTED_LOSS_PERCENT = 5  # makes the encoder put the previous frame's outline into each packet
OPUS_RATES_HZ = frozenset({8_000, 12_000, 16_000, 24_000, 48_000})


@dataclass(frozen=True, slots=True)
class EncodedChunk:
    """A spoken chunk ready to send, 20 ms a packet."""

    chunk: SpokenChunk
    packets: tuple[bytes, ...]

    @property
    def pts_length(self) -> int:
        return len(self.packets) * PACKET_PTS


class OpusStream:
    """One encoder for sound that arrives piece by piece, at a rate that Opus takes as it is."""

    def __init__(self, sample_rate_hz: int) -> None:
        self.sample_rate_hz = sample_rate_hz
        self._packet_samples = sample_rate_hz // 50
        self._codec = _encoder(sample_rate_hz)
        self._rest: Samples = np.zeros(0, np.int16)

    def encode(self, samples: Samples) -> Iterator[bytes]:
        """The packets that `samples` complete; what is left over waits for the next call."""
        samples = np.concatenate((self._rest, samples))
        whole = len(samples) - len(samples) % self._packet_samples
        self._rest = samples[whole:]
        for start in range(0, whole, self._packet_samples):
            yield from self._packets(samples[start : start + self._packet_samples])

    def finish(self) -> Iterator[bytes]:
        """The rest, padded with silence; the stream cannot be used afterwards."""
        if len(self._rest):
            yield from self._packets(np.pad(self._rest, (0, self._packet_samples - len(self._rest))))
        yield from (bytes(packet) for packet in self._codec.encode(None))

    def _packets(self, samples: Samples) -> Iterator[bytes]:
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = self.sample_rate_hz
        yield from (bytes(packet) for packet in self._codec.encode(frame))


async def encode_chunk(chunk: SpokenChunk) -> EncodedChunk:
    """Off the event loop: a second of sound takes about 20 ms."""
    return await asyncio.to_thread(lambda: EncodedChunk(chunk, encode(chunk.audio)))


def encode(audio: AudioFrame) -> tuple[bytes, ...]:
    """A whole utterance; the last packet holds what the encoder's lookahead kept back."""
    audio = at_opus_rate(audio)
    stream = OpusStream(audio.sample_rate_hz)
    return (*stream.encode(audio.samples), *stream.finish())


def at_opus_rate(audio: AudioFrame) -> AudioFrame:
    """`audio` itself where Opus takes its rate, else resampled to the rate of the voices."""
    if audio.sample_rate_hz in OPUS_RATES_HZ:
        return audio
    samples: Samples = soxr.resample(audio.samples, audio.sample_rate_hz, VOICE_RATE_HZ)
    return AudioFrame(samples, VOICE_RATE_HZ, audio.starts_seconds)


@cache
def silence_packet() -> bytes:
    """20 ms of silence, from an encoder that had settled on it."""
    stream = OpusStream(VOICE_RATE_HZ)
    return list(stream.encode(np.zeros(VOICE_RATE_HZ // 5, np.int16)))[-1]


def _encoder(sample_rate_hz: int) -> Any:  # av leaves its packets half typed
    codec = av.AudioCodecContext.create("libopus", "w")
    codec.sample_rate = sample_rate_hz
    codec.layout = "mono"
    codec.format = "s16"
    codec.bit_rate = BIT_RATE
    codec.options = {
        "application": "voip",
        "frame_duration": "20",
        "fec": "1",
        "packet_loss": str(EXPECTED_LOSS_PERCENT),
    }
    return codec
