"""Audio as it travels between packages: mono 16-bit samples with their rate and their place in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]

HEARING_RATE_HZ = 16_000  # what the voice activity, end of turn and speech-to-text models take
VOICE_RATE_HZ = 24_000  # what the text-to-speech model gives
WIRE_RATE_HZ = 48_000  # Opus over RTP counts its pts at 48 kHz (RFC 7587, 4.1)


@dataclass(frozen=True, slots=True)
class AudioFrame:
    """A stretch of mono sound."""

    samples: Samples
    """Shape (n,), int16."""
    sample_rate_hz: int
    starts_seconds: float = 0.0
    """On the clock of the line it came from: 0 is the first sample that arrived."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.sample_rate_hz

    @property
    def ends_seconds(self) -> float:
        return self.starts_seconds + self.seconds
