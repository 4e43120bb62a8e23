"""The real engines, loaded once for all tests, and the sound files that were made with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np

from app.settings import Settings
from core.audio import HEARING_RATE_HZ, Samples
from core.speech import SpokenWord, Words
from speech.english import EnglishPronunciation, pack_dictionary
from speech.kokoro import KokoroTextToSpeech
from speech.korean import KoreanPronunciation
from speech.pronunciation import Pronunciation
from speech.silero import SileroModel
from speech.smart_turn import SmartTurnDetector
from speech.whisper import WhisperSpeechToText

FIXTURES = Path(__file__).parents[1] / "fixtures" / "speech"
KOREAN_FEMALE, KOREAN_MALE, ENGLISH_FEMALE = "jf_nezumi", "jm_kumo", "af_heart"


@cache
def english() -> EnglishPronunciation:
    return EnglishPronunciation(pack_dictionary(Settings().var_dir / "pronunciation"))


@cache
def korean() -> KoreanPronunciation:
    return KoreanPronunciation()


@cache
def kokoro() -> KokoroTextToSpeech:
    models = Settings().models
    pronunciation = Pronunciation(korean=korean(), english=english())
    return KokoroTextToSpeech(models / "text_to_speech", voices=models / "voices", pronunciation=pronunciation)


@cache
def whisper() -> WhisperSpeechToText:
    return WhisperSpeechToText(Settings().models / "speech_to_text")


@cache
def silero() -> SileroModel:
    return SileroModel(Settings().models / "voice_activity" / "silero_vad.onnx")


@cache
def smart_turn() -> SmartTurnDetector:
    return SmartTurnDetector(Settings().models / "end_of_turn" / "smart-turn-v3.2-cpu.onnx")


def words(text: str) -> Words:
    """The same on the screen and in the mouth."""
    return tuple(SpokenWord(word, word) for word in text.split())


def fixture(name: str) -> Samples:
    """A file of `tests/fixtures/speech` at 16 kHz."""
    import av

    with cast("Any", av.open(str(FIXTURES / f"{name}.flac"))) as file:
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
    samples = np.concatenate(frames, axis=1)[0]
    assert samples.dtype == np.int16
    return samples


def quiet(seconds: float) -> Samples:
    """A quiet room."""
    return np.random.default_rng(0).normal(0, 8, round(seconds * HEARING_RATE_HZ)).astype(np.int16)


def noise(seconds: float) -> Samples:
    """A loud fan."""
    return np.random.default_rng(0).normal(0, 3000, round(seconds * HEARING_RATE_HZ)).astype(np.int16)


def near(seconds: float, *, by: float = 1e-6) -> float:
    """Equal to any time that is so near; stands in for a float inside an event."""
    import pytest

    return cast("float", pytest.approx(seconds, abs=by))


def letters(text: str) -> str:
    """What is left when spaces and marks do not count."""
    return "".join(char for char in text.lower() if char.isalnum())


def error_rate(said: str, heard: str) -> float:
    """Character error rate: edits that turn one into the other, per character said."""
    reference, hypothesis = letters(said), letters(heard)
    row = list(range(len(hypothesis) + 1))
    for i, left in enumerate(reference, start=1):
        before, row[0] = row[0], i
        for j, right in enumerate(hypothesis, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1] / max(1, len(reference))
