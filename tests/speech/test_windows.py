"""Frames of any length become windows of one length."""

from __future__ import annotations

from collections.abc import AsyncIterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audio import HEARING_RATE_HZ, AudioFrame
from speech.windows import WINDOW_SAMPLES, Window, windows
from tests.speech.engines import fixture


async def line(*lengths: int, hole: float = 0.0) -> AsyncIterator[AudioFrame]:
    """Frames of these lengths, numbered samples, with a hole before the last one."""
    start = 0
    for place, length in enumerate(lengths):
        late = hole if place == len(lengths) - 1 else 0.0
        samples = (np.arange(start, start + length) % 30_000).astype(np.int16)
        yield AudioFrame(samples, HEARING_RATE_HZ, start / HEARING_RATE_HZ + late)
        start += length


async def cut(frames: AsyncIterator[AudioFrame]) -> list[Window]:
    return [window async for window in windows(frames)]


@given(lengths=st.lists(st.integers(0, 2000), max_size=12))
async def test_windows_hold_every_sample_once_at_its_time(lengths: list[int]) -> None:
    found = await cut(line(*lengths))

    assert len(found) == sum(lengths) // WINDOW_SAMPLES
    for place, window in enumerate(found):
        start = place * WINDOW_SAMPLES
        assert window.samples.tolist() == [sample % 30_000 for sample in range(start, start + WINDOW_SAMPLES)]
        assert window.starts_seconds == pytest.approx(start / HEARING_RATE_HZ)


async def test_a_hole_is_silence_and_the_line_keeps_its_clock() -> None:
    found = await cut(line(1024, 1024, hole=1.0))

    assert len(found) == (2048 + HEARING_RATE_HZ) // WINDOW_SAMPLES
    assert found[3].samples.any() == np.False_
    assert found[-1].ends_seconds == pytest.approx(1.0 + 2048 / HEARING_RATE_HZ, abs=0.032)


async def test_a_long_hole_does_not_fill_the_memory() -> None:
    found = await cut(line(1024, 1024, hole=3600.0))

    assert len(found) < 110
    assert found[-1].ends_seconds > 3600


async def test_frames_that_jitter_are_not_a_hole() -> None:
    assert len(await cut(line(1024, 1024, hole=0.06))) == 4


@pytest.mark.parametrize("rate", [8_000, 24_000, 44_100, 48_000])
async def test_another_rate_is_brought_to_16_khz(rate: int) -> None:
    import soxr

    speech = fixture("question_ko")
    other = soxr.resample(speech, HEARING_RATE_HZ, rate)

    async def frames() -> AsyncIterator[AudioFrame]:
        step = rate // 50
        for start in range(0, len(other), step):
            yield AudioFrame(other[start : start + step], rate, start / rate)

    found = await cut(frames())

    assert len(found) * WINDOW_SAMPLES == pytest.approx(len(speech), rel=0.05)
