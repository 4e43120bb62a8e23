"""End of turn with Smart Turn v3: whether what was said so far sounds finished."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.audio import HEARING_RATE_HZ, Samples
from speech.onnx_model import OnnxModel, model_bytes
from speech.protocols import EngineCapabilities

_WINDOW_SECONDS = 8
_WINDOW_SAMPLES = _WINDOW_SECONDS * HEARING_RATE_HZ
_FRAMES = 800


class SmartTurnDetector:
    """Blocking, about 65 ms of one core a decision."""

    capabilities = EngineCapabilities(name="smart-turn", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        from faster_whisper.feature_extractor import FeatureExtractor

        self._model = OnnxModel(model_bytes(path), name=path.name, threads=threads)
        self._features = FeatureExtractor(chunk_length=_WINDOW_SECONDS)

    def completion(self, samples: Samples) -> float:
        features = self._mel(samples)
        (probability,) = self._model.run({"input_features": features[np.newaxis]})
        return float(probability[0, 0])

    def _mel(self, samples: Samples) -> NDArray[np.float32]:
        """Log-mel of the last 8 s. The model was trained on sound that *ends* the window: silence goes in front."""
        recent = samples[-_WINDOW_SAMPLES:].astype(np.float32) / 32768.0
        padded = np.pad(recent, (_WINDOW_SAMPLES - len(recent), 0))
        normalised = (padded - padded.mean()) / np.sqrt(padded.var() + 1e-7)
        mel = cast("NDArray[np.float32]", self._features(normalised, padding=0))
        return np.ascontiguousarray(mel[:, :_FRAMES], dtype=np.float32)
