"""The pluggable parts of hearing and speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.audio import Samples
from core.speech import Language, SpokenChunk, SpokenWord


@dataclass(frozen=True, slots=True)
class EngineCapabilities:
    """What an engine is."""

    name: str
    languages: tuple[Language, ...]
    sample_rate_hz: int
    revision: str = ""
    """Changes when the same input would give another result, so that kept results are made anew."""


class VoiceActivityDetector(Protocol):
    """Speech or not, window by window; keeps state, so one per line."""

    @property
    def capabilities(self) -> EngineCapabilities: ...

    def probability(self, window: Samples) -> float:
        """0 to 1 for 512 samples at 16 kHz (32 ms)."""
        ...

    def reset(self) -> None: ...


class TurnDetector(Protocol):
    """Whether what was said so far sounds finished."""

    @property
    def capabilities(self) -> EngineCapabilities: ...

    def completion(self, samples: Samples) -> float:
        """0 to 1 for the turn so far at 16 kHz, at most the last 8 s are looked at. Blocking."""
        ...


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of one utterance."""

    text: str
    confidence: float
    """0 to 1, the mean token probability; 0 for no words."""


class SpeechToText(Protocol):
    """An utterance to words."""

    @property
    def capabilities(self) -> EngineCapabilities: ...

    def transcribe(self, samples: Samples, *, language: Language, hint: str = "") -> Transcript:
        """At 16 kHz, at most 30 s; empty text when nothing was said. `hint`: terms to expect. Blocking."""
        ...


class TextToSpeech(Protocol):
    """A clause to sound."""

    @property
    def capabilities(self) -> EngineCapabilities: ...

    def synthesise(
        self, words: Sequence[SpokenWord], *, voice: str, language: Language, speed: float = 1.0
    ) -> SpokenChunk:
        """One clause, with visemes and word times from the model's own durations. Blocking."""
        ...
