"""A recording as a line: fed in real time, and what is played is kept as it sounded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import numpy as np

from app.wav_line import WavLine
from core.audio import HEARING_RATE_HZ, AudioFrame
from tests.fakes.speech import sound
from tests.rtc.clocks import SkippingClock
from tests.rtc.peers import spoken

HALF_A_SECOND = HEARING_RATE_HZ // 2


async def taken(line: WavLine, count: int) -> list[AudioFrame]:
    frames: list[AudioFrame] = []
    async for frame in line.frames():
        frames.append(frame)
        if len(frames) == count:
            await line.close()
    return frames


async def test_a_frame_comes_when_its_last_sample_would_have_been_spoken() -> None:
    clock = SkippingClock(seconds=0.0)
    line = WavLine(sound(0.5), clock)
    came = [(frame.ends_seconds, clock.seconds) async for frame in _closing_after(line, 25)]

    assert all(abs(ends - at) < 1e-9 for ends, at in came)
    assert len(came) == 25


async def test_after_the_recording_the_microphone_stays_open_and_silent() -> None:
    line = WavLine(sound(0.5), SkippingClock(seconds=0.0))
    frames = await taken(line, 30)

    assert line.is_fed
    assert frames[24].samples.any()
    assert not any(frame.samples.any() for frame in frames[25:])
    assert [round(frame.starts_seconds, 2) for frame in frames] == [round(0.02 * place, 2) for place in range(30)]


async def test_the_reply_holds_the_chunks_and_the_pause_between_them() -> None:
    clock = SkippingClock(seconds=0.0)
    line = WavLine(sound(0.1), clock)
    await taken(line, 1)
    line.begin()
    await line.play(spoken("하나", seconds_each=0.4))
    await line.drained()
    clock.seconds += 0.2
    await line.play(spoken("둘", seconds_each=0.4))
    await line.drained()
    reply = line.reply()

    assert abs(reply.seconds - 1.0) < 0.01
    rate = reply.sample_rate_hz
    assert np.abs(reply.samples[: round(0.3 * rate)]).max() > 0
    assert np.abs(reply.samples[round(0.42 * rate) : round(0.58 * rate)]).max() == 0
    assert line.heard() == "하나 둘"


async def test_what_was_hushed_is_not_in_the_reply() -> None:
    clock = SkippingClock(seconds=0.0)
    line = WavLine(sound(0.1), clock)
    await taken(line, 1)
    line.begin()
    await line.play(spoken("하나", "둘", seconds_each=1.0))
    clock.seconds += 1.1
    heard = line.hush()

    assert heard == "하나"
    assert abs(line.reply().seconds - 1.1) < 0.01


async def test_a_chunk_that_waits_is_let_go_by_a_hush() -> None:
    clock = _Standing(seconds=0.0)
    line = WavLine(sound(0.1), clock)
    line.begin()
    await line.play(spoken("앞", seconds_each=2.0))
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(line.play(spoken("뒤")))
        await clock.waiting.wait()
        line.hush()
    assert waiting.done()
    assert "뒤" not in line.heard()


async def test_nothing_played_is_an_empty_reply() -> None:
    assert WavLine(sound(0.1), SkippingClock()).reply().seconds == 0.0


class _Standing(SkippingClock):
    """Time that does not pass by itself."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.waiting = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        del seconds
        self.waiting.set()
        await asyncio.get_running_loop().create_future()


async def _closing_after(line: WavLine, count: int) -> AsyncIterator[AudioFrame]:
    place = 0
    async for frame in line.frames():
        place += 1
        yield frame
        if place == count:
            await line.close()
