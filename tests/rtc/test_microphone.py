"""The microphone's path: any decoded frames in, 20 ms of 16 kHz out, losses as silence."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
import pytest
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from core.audio import AudioFrame, Samples
from rtc.microphone import FRAME_SAMPLES, PAUSE_SECONDS, FrameCutter, Microphone
from tests.rtc.peers import loudness, tone


def decoded(sound: Samples, pts: int, *, layout: str = "stereo") -> av.AudioFrame:
    """20 ms as aiortc's Opus decoder gives it."""
    interleaved = np.repeat(sound, 2) if layout == "stereo" else sound
    frame = av.AudioFrame.from_ndarray(interleaved.reshape(1, -1), format="s16", layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = 48_000, pts, Fraction(1, 48_000)
    return frame


def packets(seconds: float, loss: Sequence[int] = ()) -> list[av.AudioFrame]:
    """A tone in frames of 20 ms; `loss` is a pattern that repeats, 1 is a lost frame."""
    sound = tone(seconds, rate=48_000)
    frames = [decoded(sound[n * 960 : (n + 1) * 960], n * 960) for n in range(len(sound) // 960)]
    return [frame for n, frame in enumerate(frames) if not loss or not loss[n % len(loss)]]


def cut(frames: list[av.AudioFrame]) -> list[AudioFrame]:
    cutter = FrameCutter()
    return [piece for frame in frames for piece in cutter.cut(frame)]


class Track(MediaStreamTrack):
    """Gives the frames at once, then ends."""

    kind = "audio"

    def __init__(self, frames: list[av.AudioFrame]) -> None:
        super().__init__()
        self._frames = iter(frames)

    async def recv(self) -> av.AudioFrame:
        await asyncio.sleep(0)
        if (frame := next(self._frames, None)) is None:
            raise MediaStreamError
        return frame


def test_frames_are_20_ms_of_16_khz_mono_at_the_loudness_that_was_spoken() -> None:
    frames = cut(packets(1.0))
    assert {(f.sample_rate_hz, f.samples.shape, f.samples.dtype) for f in frames} == {
        (16_000, (FRAME_SAMPLES,), np.dtype(np.int16))
    }
    assert len(frames) in {49, 50}
    assert loudness(np.concatenate([f.samples for f in frames[5:45]])) == pytest.approx(loudness(tone(1.0)), rel=0.05)


@pytest.mark.parametrize("loss", [[0, 0, 1], [0, 1, 1, 0, 0], [0] * 20 + [1] * 20])
def test_lost_packets_are_silence_and_time_goes_on(loss: list[int]) -> None:
    frames = cut(packets(2.0, loss))
    starts = [frame.starts_seconds for frame in frames]
    assert starts == pytest.approx([n * 0.02 for n in range(len(frames))])
    last_received = max(n for n in range(100) if not loss[n % len(loss)])
    assert frames[-1].ends_seconds == pytest.approx((last_received + 1) * 0.02, abs=0.021)


def test_a_microphone_that_was_off_for_long_leaves_no_silence_but_its_time() -> None:
    on_again = [decoded(tone(0.02, rate=48_000), 48_000 * 60 + n * 960) for n in range(10)]
    frames = cut([*packets(0.2), *on_again])
    assert len(frames) < 25
    assert frames[-1].ends_seconds == pytest.approx(60.2, abs=0.03)


class Switched(Track):
    """A microphone that is off for a while after its first frames; its timestamps do not tell."""

    def __init__(self, frames: list[av.AudioFrame], *, first: int, pause_seconds: float) -> None:
        super().__init__(frames)
        self._left = first
        self._pause_seconds = pause_seconds

    async def recv(self) -> av.AudioFrame:
        if self._left == 0:
            await asyncio.sleep(self._pause_seconds)
        self._left -= 1
        return await super().recv()


@pytest.mark.looptime
async def test_nothing_said_before_a_pause_is_heard_after_it() -> None:
    silence = np.zeros(960, np.int16)
    frames = packets(0.2) + [decoded(silence, (10 + n) * 960) for n in range(10)]
    microphone = Microphone()
    reader = microphone.subscribe()
    microphone.attach(Switched(frames, first=10, pause_seconds=PAUSE_SECONDS))
    await microphone.pump()
    heard = [frame.samples async for frame in reader]
    loud = [place for place, samples in enumerate(heard) if samples.any()]
    assert loud == list(range(len(loud)))
    assert len(loud) in {9, 10}
    assert np.abs(heard[len(loud) - 1][-160:]).max() > 1_000  # cut off, and not faded into what follows


async def test_every_reader_gets_every_frame_and_ends_with_the_track() -> None:
    microphone = Microphone()
    first, second = microphone.subscribe(), microphone.subscribe()
    microphone.attach(Track(packets(0.5)))
    await microphone.pump()
    heard = [[frame.starts_seconds async for frame in reader] for reader in (first, second)]
    assert heard[0] == heard[1]
    assert len(heard[0]) in {24, 25}
    assert [frame async for frame in microphone.subscribe()] == []


async def test_a_slow_reader_loses_its_own_oldest_frames_and_nobody_elses() -> None:
    microphone = Microphone()
    slow, patient = microphone.subscribe(5), microphone.subscribe()
    microphone.attach(Track(packets(0.5)))
    await microphone.pump()
    kept = [frame.starts_seconds async for frame in slow]
    everything = [frame.starts_seconds async for frame in patient]
    assert kept == everything[-5:]
    assert slow.dropped == len(everything) - 5


async def test_a_reader_that_was_dropped_is_forgotten() -> None:
    microphone = Microphone()
    reader = microphone.subscribe()
    del reader
    microphone.attach(Track(packets(0.1)))
    await microphone.pump()
    assert microphone.readers == 0


async def test_a_second_track_is_ignored() -> None:
    microphone = Microphone()
    reader = microphone.subscribe()
    microphone.attach(Track(packets(0.1)))
    microphone.attach(Track([]))
    await microphone.pump()
    assert len([frame async for frame in reader]) in {4, 5}
