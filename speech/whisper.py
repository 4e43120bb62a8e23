"""Speech to text with Whisper on CTranslate2, for utterances of a few seconds on two cores.

Whisper reads 30 s whatever was said, and its encoder costs the same each time. Here it reads the utterance and five
seconds of padding: a quarter of the work at the same error rate (docs/measurements.md). With less padding it tends to
repeat itself; a result that looks like that is read again with the full 30 s.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from core.audio import HEARING_RATE_HZ, Samples
from core.errors import ModelError
from core.speech import Language
from speech.protocols import EngineCapabilities, Transcript

if TYPE_CHECKING:
    from faster_whisper.tokenizer import Tokenizer

_FRAMES_PER_SECOND = 100
_ALL_FRAMES = 30 * _FRAMES_PER_SECOND
_MARGIN_FRAMES = 5 * _FRAMES_PER_SECOND
_LEAST_FRAMES = 10 * _FRAMES_PER_SECOND
_LONGEST_PROMPT_TOKENS = 120


@dataclass(frozen=True, slots=True)
class WhisperSettings:
    """What was tuned; the defaults are measured in docs/measurements.md."""

    beam_size: int = 3
    max_new_tokens: int = 90
    threads: int = 2
    silent_above: float = 0.6
    """No-speech probability from which an unsure result counts as silence."""
    unsure_below: float = -0.8
    """Mean log probability of a token below which a result is unsure."""
    noise_below: float = -1.5
    """Mean log probability below which nothing was said, whatever the no-speech probability."""


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    mean_log_probability: float
    no_speech_probability: float
    tokens: int

    def repeats_itself(self, seconds: float) -> bool:
        """Whisper's own test (its text compresses too well), or more tokens than anybody says in the time."""
        raw = self.text.encode()
        compresses = len(raw) > 0 and len(raw) / len(zlib.compress(raw)) > 2.4
        return compresses or self.tokens > 10 + 15 * seconds


class WhisperSpeechToText:
    """Blocking; one call at a time, 0.6 CPU-seconds for a 4 s utterance."""

    capabilities = EngineCapabilities(name="whisper", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self, folder: Path, *, settings: WhisperSettings | None = None) -> None:
        from faster_whisper import WhisperModel

        self._settings = settings or WhisperSettings()
        if not (folder / "model.bin").is_file():
            raise ModelError(f"There is no Whisper model in `{folder}`: run `madang models fetch`.")
        try:
            self._whisper = WhisperModel(
                str(folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=self._settings.threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"The Whisper model in `{folder}` cannot be loaded: fetch it again.") from error
        self._tokenizers: dict[Language, Tokenizer] = {}

    def transcribe(self, samples: Samples, *, language: Language, hint: str = "") -> Transcript:
        seconds = len(samples) / HEARING_RATE_HZ
        mel = self._mel(samples)
        prompt = self._prompt(language, hint)
        reading = self._read(mel, prompt, language, frames=mel.shape[1] + _MARGIN_FRAMES)
        if reading.repeats_itself(seconds):
            again = self._read(mel, prompt, language, frames=_ALL_FRAMES)
            reading = max(reading, again, key=lambda r: (not r.repeats_itself(seconds), r.mean_log_probability))
        if not reading.text or self._is_no_speech(reading) or reading.repeats_itself(seconds):
            return Transcript("", 0.0)
        return Transcript(reading.text, math.exp(min(0.0, reading.mean_log_probability)))

    def _is_no_speech(self, reading: _Reading) -> bool:
        unsure = reading.mean_log_probability < self._settings.unsure_below
        silent = reading.no_speech_probability > self._settings.silent_above
        return (silent and unsure) or reading.mean_log_probability < self._settings.noise_below

    def _mel(self, samples: Samples) -> NDArray[np.float32]:
        sound = samples[: 30 * HEARING_RATE_HZ].astype(np.float32) / 32768.0
        mel = cast("NDArray[np.float32]", self._whisper.feature_extractor(sound))
        return mel[:, :_ALL_FRAMES]

    def _read(self, mel: NDArray[np.float32], prompt: list[int], language: Language, *, frames: int) -> _Reading:
        frames = min(max(frames, _LEAST_FRAMES), _ALL_FRAMES)
        padded = np.pad(mel, ((0, 0), (0, frames - mel.shape[1]))).astype(np.float32)
        settings = self._settings
        whisper = cast("Any", self._whisper)  # no types
        result = whisper.model.generate(
            whisper.encode(padded),
            [prompt],
            beam_size=settings.beam_size,
            max_length=len(prompt) + settings.max_new_tokens,
            return_scores=True,
            return_no_speech_prob=True,
            sampling_temperature=0,
        )[0]
        tokens = cast("list[int]", result.sequences_ids[0])
        return _Reading(
            text=self._tokenizer(language).decode(tokens).strip(),
            mean_log_probability=float(result.scores[0]),
            no_speech_probability=float(result.no_speech_prob),
            tokens=len(tokens),
        )

    def _prompt(self, language: Language, hint: str) -> list[int]:
        tokenizer = self._tokenizer(language)
        before: list[int] = []
        if hint:
            before = [tokenizer.sot_prev, *tokenizer.encode(" " + hint.strip())[:_LONGEST_PROMPT_TOKENS]]
        return [*before, *tokenizer.sot_sequence, tokenizer.no_timestamps]

    def _tokenizer(self, language: Language) -> Tokenizer:
        if language not in self._tokenizers:
            from faster_whisper.tokenizer import Tokenizer

            self._tokenizers[language] = Tokenizer(
                self._whisper.hf_tokenizer, multilingual=True, task="transcribe", language=language
            )
        return self._tokenizers[language]
