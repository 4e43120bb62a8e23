"""A microphone's frames as the windows that the models take: 512 samples at 16 kHz."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from core.audio import HEARING_RATE_HZ, AudioFrame, Samples

if TYPE_CHECKING:
    from soxr import ResampleStream

WINDOW_SAMPLES: Final = 512
WINDOW_SECONDS: Final = WINDOW_SAMPLES / HEARING_RATE_HZ
_JITTER_SECONDS: Final = 0.1  # frames this far from their place are late or early, not missing
_LONGEST_FILL_SECONDS: Final = 3.0  # longer than any silence that matters


@dataclass(frozen=True, slots=True)
class Window:
    """512 samples at 16 kHz and their place on the line."""

    samples: Samples
    starts_seconds: float

    @property
    def ends_seconds(self) -> float:
        return self.starts_seconds + WINDOW_SECONDS


async def windows(frames: AsyncIterator[AudioFrame]) -> AsyncIterator[Window]:
    """Windows in order, their times following the line's; sound that never arrived is heard as silence."""
    cutter = _Cutter()
    async for frame in frames:
        for window in cutter.add(frame):
            yield window


class _Cutter:
    """Holds the samples that do not fill a window yet."""

    def __init__(self) -> None:
        self._held: Samples = np.zeros(0, dtype=np.int16)
        self._ends_seconds: float | None = None
        self._resampler: ResampleStream | None = None
        self._rate_hz = HEARING_RATE_HZ

    def add(self, frame: AudioFrame) -> Iterator[Window]:
        if self._ends_seconds is None:
            self._ends_seconds = frame.starts_seconds
        missing = frame.starts_seconds - self._ends_seconds
        if missing > _JITTER_SECONDS:
            silence = np.zeros(round(min(missing, _LONGEST_FILL_SECONDS) * HEARING_RATE_HZ), dtype=np.int16)
            self._held = np.concatenate([self._held, silence])
            self._ends_seconds = frame.starts_seconds
        self._held = np.concatenate([self._held, self._at_hearing_rate(frame)])
        self._ends_seconds += frame.seconds
        starts = self._ends_seconds - len(self._held) / HEARING_RATE_HZ
        whole = len(self._held) // WINDOW_SAMPLES
        for place in range(whole):
            samples = self._held[place * WINDOW_SAMPLES : (place + 1) * WINDOW_SAMPLES]
            yield Window(samples, starts + place * WINDOW_SECONDS)
        self._held = self._held[whole * WINDOW_SAMPLES :]

    def _at_hearing_rate(self, frame: AudioFrame) -> Samples:
        if frame.sample_rate_hz == HEARING_RATE_HZ:
            return frame.samples
        if self._resampler is None or self._rate_hz != frame.sample_rate_hz:
            import soxr

            self._resampler = soxr.ResampleStream(frame.sample_rate_hz, HEARING_RATE_HZ, 1, dtype="int16")
            self._rate_hz = frame.sample_rate_hz
        return cast("Samples", self._resampler.resample_chunk(frame.samples))
