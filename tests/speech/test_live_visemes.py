"""Mouth shapes from sound alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from itertools import pairwise

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from core.speech import Viseme
from speech.live_visemes import SHORTEST_SECONDS, live_visemes
from tests.speech.engines import fixture, quiet


async def line(samples: Samples, rate: int = HEARING_RATE_HZ) -> AsyncIterator[AudioFrame]:
    step = rate // 50
    for start in range(0, len(samples), step):
        yield AudioFrame(samples[start : start + step], rate, start / rate)


async def mouth(samples: Samples, rate: int = HEARING_RATE_HZ) -> list[Viseme]:
    return [viseme async for viseme in live_visemes(line(samples, rate))]


def tones(seconds: float, parts: Iterable[tuple[float, float]]) -> Samples:
    """Sines of these frequencies and amplitudes."""
    time = np.arange(round(seconds * HEARING_RATE_HZ)) / HEARING_RATE_HZ
    return sum((size * np.sin(2 * np.pi * hertz * time) for hertz, size in parts), np.zeros_like(time)).astype(np.int16)


async def test_a_quiet_room_keeps_the_mouth_closed() -> None:
    assert await mouth(quiet(5.0)) == []


async def test_the_mouth_moves_while_somebody_speaks_and_closes_after() -> None:
    speech = fixture("question_ko")
    shapes = await mouth(np.concatenate([quiet(1.0), speech, quiet(1.0)]))

    assert shapes[0].at_seconds > 0.9
    assert shapes[-1].shape == "sil"
    assert len({shape.shape for shape in shapes}) >= 5
    spoken_seconds = len(speech) / HEARING_RATE_HZ
    assert 4 < len(shapes) / spoken_seconds < 16


@pytest.mark.parametrize(
    ("formants", "shape"),
    [
        ([(150, 3000), (800, 6000), (1200, 5000), (2500, 1500)], "aa"),
        ([(150, 3000), (300, 6000), (2400, 3000)], "I"),
        ([(5000, 6000), (6000, 6000)], "SS"),
    ],
)
async def test_a_steady_sound_has_its_shape(formants: list[tuple[float, float]], shape: str) -> None:
    shapes = await mouth(np.concatenate([quiet(1.0), tones(1.0, formants)]))

    assert shapes[-1].shape == shape


async def test_shapes_last_long_enough_to_be_seen() -> None:
    shapes = await mouth(fixture("question_en"))

    gaps = [after.at_seconds - before.at_seconds for before, after in pairwise(shapes)]
    assert min(gaps) >= SHORTEST_SECONDS - 1e-9


@pytest.mark.parametrize("rate", [24_000, 48_000])
async def test_any_rate_gives_about_the_same_mouth(rate: int) -> None:
    import soxr

    speech = fixture("question_ko")
    usual, other = await mouth(speech), await mouth(soxr.resample(speech, HEARING_RATE_HZ, rate), rate)

    assert len(other) == pytest.approx(len(usual), rel=0.2)


async def test_clipped_sound_still_moves_the_mouth() -> None:
    loud = np.clip(fixture("question_ko").astype(np.int32) * 40, -32768, 32767).astype(np.int16)

    assert len(await mouth(loud)) > 4
