"""Text to speech with Kokoro: a clause of words to sound, mouth shapes and word times.

The model predicts how long each input symbol lasts, in frames of 25 ms; the sum is the length of the sound exactly.
Those durations are an inner tensor, which is made an output when the model is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from core.audio import VOICE_RATE_HZ, AudioFrame, Samples
from core.errors import ModelError
from core.speech import Language, SpokenChunk, SpokenWord
from speech.onnx_model import OnnxModel, model_bytes
from speech.pronunciation import Pronunciation, Symbol
from speech.protocols import EngineCapabilities
from speech.visemes import visemes
from speech.word_times import TimedSymbol, trimmed, word_times

_FRAME_SAMPLES: Final = 600
_DURATIONS: Final = "/encoder/Clip_output_0"
# The sound runs ahead of the durations: 60 ms for four voices in two languages (docs/measurements.md).
_SOUND_LEADS_SECONDS: Final = 0.06
_LONGEST_SYMBOLS: Final = 510  # a voice has one style vector per length up to here
_STYLE_SIZE: Final = 256
_UNVOICED_SECONDS: Final = 0.1  # what a clause without any sound lasts


class KokoroTextToSpeech:
    """Blocking; 0.5 CPU-seconds per second of sound."""

    capabilities = EngineCapabilities(name="kokoro", languages=("ko", "en"), sample_rate_hz=VOICE_RATE_HZ, revision="1")

    def __init__(self, folder: Path, *, voices: Path, pronunciation: Pronunciation, threads: int = 2) -> None:
        """`folder` holds the graph (`*.onnx`) and its `config.json`; `voices` one `NAME.bin` per voice."""
        self._ids = _vocabulary(folder / "config.json")
        graph = next(iter(sorted(folder.glob("*.onnx"))), folder / "kokoro.onnx")
        self._model = OnnxModel(_with_durations(model_bytes(graph)), name=graph.name, threads=threads)
        self._voices = voices
        self._pronunciation = pronunciation
        self._style = lru_cache(maxsize=8)(self._read_style)

    def synthesise(
        self, words: Sequence[SpokenWord], *, voice: str, language: Language, speed: float = 1.0
    ) -> SpokenChunk:
        style = self._style(voice)
        symbols = [s for s in self._pronunciation.symbols(words, language) if s.ipa in self._ids][:_LONGEST_SYMBOLS]
        if not symbols:
            return _unvoiced(words)
        sound, durations = self._speak(symbols, style[len(symbols) - 1], speed)
        samples, timed = trimmed(sound, _timed(symbols, durations))
        audio = AudioFrame(samples, VOICE_RATE_HZ)
        return SpokenChunk(audio, visemes(timed, audio.seconds), word_times(words, timed, audio.seconds))

    def _speak(
        self, symbols: Sequence[Symbol], style: NDArray[np.float32], speed: float
    ) -> tuple[Samples, NDArray[np.int64]]:
        """The sound and the frames of each symbol, with the silent one at either end."""
        tokens = np.array([[0, *(self._ids[symbol.ipa] for symbol in symbols), 0]], dtype=np.int64)
        sound, frames = self._model.run(
            {"tokens": tokens, "style": style, "speed": np.array([speed], dtype=np.float32)}
        )
        samples = np.clip(sound.ravel() * 32767.0, -32768, 32767).astype(np.int16)
        return samples, np.rint(frames.ravel()).astype(np.int64)

    def _read_style(self, voice: str) -> NDArray[np.float32]:
        path = self._voices / f"{voice}.bin"
        if not voice.isidentifier() or not path.is_file():
            raise ModelError(f"There is no voice `{voice}` in `{self._voices}`: name one of its files.")
        return np.frombuffer(path.read_bytes(), dtype=np.float32).reshape(-1, 1, _STYLE_SIZE)


def _timed(symbols: Sequence[Symbol], durations: NDArray[np.int64]) -> tuple[TimedSymbol, ...]:
    ends = np.maximum(0.0, np.cumsum(durations) * _FRAME_SAMPLES / VOICE_RATE_HZ - _SOUND_LEADS_SECONDS)
    return tuple(
        TimedSymbol(symbol.ipa, symbol.word, float(start), float(end))
        for symbol, (start, end) in zip(symbols, pairwise(ends[:-1]), strict=True)
    )


def _unvoiced(words: Sequence[SpokenWord]) -> SpokenChunk:
    silence = AudioFrame(np.zeros(round(_UNVOICED_SECONDS * VOICE_RATE_HZ), dtype=np.int16), VOICE_RATE_HZ)
    return SpokenChunk(silence, visemes((), silence.seconds), word_times(words, (), silence.seconds))


def _vocabulary(path: Path) -> dict[str, int]:
    try:
        return cast("dict[str, int]", json.loads(path.read_text("utf-8"))["vocab"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"Cannot read the vocabulary `{path}`: run `madang models fetch`.") from error


def _with_durations(model: bytes) -> bytes:
    """The graph with one more output. Protobuf joins messages that follow one another, so it need not be parsed."""
    import onnx

    output = onnx.helper.make_tensor_value_info(_DURATIONS, onnx.TensorProto.FLOAT, None)
    extra = cast("Any", onnx.ModelProto)()
    extra.graph.output.append(output)
    return model + cast("bytes", extra.SerializeToString())
