"""What is heard and what is spoken, as values: speech events coming in, spoken chunks going out.

Order of events of one citizen turn: `SpeechStarted, PartialTranscript*, FinalTranscript, TurnEnded`. A turn in which no
word was recognised is `SpeechStarted, TurnEnded`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from core.audio import AudioFrame

Language: TypeAlias = Literal["ko", "en"]
"""What the officials speak and hear."""
SPOKEN: Final[tuple[str, ...]] = get_args(Language)
WrittenLanguage: TypeAlias = Literal["ko", "en", "ja", "zh"]
"""What citizens may write, and what a document may be summed up in."""

VisemeName: TypeAlias = Literal[
    "sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"
]  # the 15 mouth shapes of the Oculus lip-sync reference


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The citizen began to speak; the official stops speaking at this."""

    at_seconds: float


@dataclass(frozen=True, slots=True)
class PartialTranscript:
    """Words so far; replaced by the next one."""

    text: str
    at_seconds: float


@dataclass(frozen=True, slots=True)
class FinalTranscript:
    """The words of one utterance."""

    text: str
    confidence: float
    """0 to 1, the mean token probability."""
    starts_seconds: float
    ends_seconds: float


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The citizen is waiting for an answer."""

    at_seconds: float


SpeechEvent: TypeAlias = SpeechStarted | PartialTranscript | FinalTranscript | TurnEnded


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word with its two forms."""

    display: str
    """On the screen: `14일`."""
    spoken: str
    """In the mouth: `십사 일`."""


Words: TypeAlias = tuple[SpokenWord, ...]


@dataclass(frozen=True, slots=True)
class TimedWord:
    """One on-screen word and when it is heard, counted from the start of its chunk."""

    display: str
    starts_seconds: float
    ends_seconds: float


@dataclass(frozen=True, slots=True)
class Viseme:
    """A mouth shape that begins at `at_seconds` from the start of its chunk and lasts until the next."""

    shape: VisemeName
    at_seconds: float


@dataclass(frozen=True, slots=True)
class SpokenChunk:
    """One clause as sound, with the mouth shapes and words that go with it."""

    audio: AudioFrame
    visemes: tuple[Viseme, ...]
    words: tuple[TimedWord, ...]

    @property
    def text(self) -> str:
        return " ".join(word.display for word in self.words)


@dataclass(frozen=True, slots=True)
class Voice:
    """Which voice of the text-to-speech model speaks, per language."""

    ko: str
    en: str
    speed: float = 1.0

    def named(self, language: Language) -> str:
        return self.ko if language == "ko" else self.en
