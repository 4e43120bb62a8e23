"""Voice activity with Silero: speech or not, 32 ms at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.audio import HEARING_RATE_HZ, Samples
from speech.onnx_model import OnnxModel, model_bytes
from speech.protocols import EngineCapabilities

WINDOW_SAMPLES = 512
_CONTEXT_SAMPLES = 64  # the end of the last window, which the model wants in front of the next one
_STATE_SHAPE = (2, 1, 128)
_RATE = np.array(HEARING_RATE_HZ, dtype=np.int64)


class SileroModel:
    """The loaded graph, shared by every line."""

    def __init__(self, path: Path) -> None:
        self._model = OnnxModel(model_bytes(path), name=path.name)

    def detector(self) -> SileroVoiceActivityDetector:
        """A detector with a state of its own: one per line."""
        return SileroVoiceActivityDetector(self._model)


class SileroVoiceActivityDetector:
    """One line's voice activity; 0.1 ms of work per window."""

    capabilities = EngineCapabilities(name="silero", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self, model: OnnxModel) -> None:
        self._model = model
        self.reset()

    def reset(self) -> None:
        """Forgets what was heard."""
        self._state: NDArray[np.float32] = np.zeros(_STATE_SHAPE, dtype=np.float32)
        self._context: NDArray[np.float32] = np.zeros(_CONTEXT_SAMPLES, dtype=np.float32)

    def probability(self, window: Samples) -> float:
        sound = window.astype(np.float32) / 32768.0
        heard = np.concatenate([self._context, sound])
        probability, self._state = self._model.run({"input": heard[np.newaxis], "state": self._state, "sr": _RATE})
        self._context = sound[-_CONTEXT_SAMPLES:]
        return float(probability[0, 0])
