"""The real voice: sound, visemes and word times that agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, VOICE_RATE_HZ
from core.errors import ModelError
from core.speech import Language, SpokenChunk, SpokenWord
from speech.kokoro import KokoroTextToSpeech
from speech.pronunciation import Pronunciation
from tests.speech import engines
from tests.speech.engines import ENGLISH_FEMALE, KOREAN_FEMALE, KOREAN_MALE, error_rate, kokoro, words

pytestmark = pytest.mark.models
SENTENCE = "이사를 하시면, 새 주소지 주민센터에 전입신고를 하셔야 합니다."


@cache
def spoken(text: str = SENTENCE, voice: str = KOREAN_FEMALE, language: Language = "ko") -> SpokenChunk:
    return kokoro().synthesise(words(text), voice=voice, language=language)


def loudness(chunk: SpokenChunk, step_seconds: float = 0.01) -> np.ndarray:
    """Decibels every 10 ms."""
    step = round(step_seconds * VOICE_RATE_HZ)
    samples = chunk.audio.samples[: len(chunk.audio.samples) // step * step].astype(np.float64)
    return 20 * np.log10(np.sqrt((samples.reshape(-1, step) ** 2).mean(axis=1)) + 1.0)


@pytest.mark.parametrize(
    ("text", "voice", "language", "most"),
    [
        (SENTENCE, KOREAN_FEMALE, "ko", 0.3),
        (SENTENCE, KOREAN_MALE, "ko", 0.3),
        ("You must report the move to the district office.", ENGLISH_FEMALE, "en", 0.1),
    ],
)
def test_what_it_says_can_be_understood(text: str, voice: str, language: Language, most: float) -> None:
    import soxr

    samples = soxr.resample(spoken(text, voice, language).audio.samples, VOICE_RATE_HZ, HEARING_RATE_HZ)

    assert error_rate(text, engines.whisper().transcribe(samples, language=language).text) <= most


def test_the_words_are_heard_when_they_are_said_to_be() -> None:
    chunk = spoken()
    levels = loudness(chunk)
    said = np.zeros(len(levels), dtype=bool)
    for word in chunk.words:
        said[round(word.starts_seconds * 100) : round(word.ends_seconds * 100)] = True

    assert levels[said].mean() > levels[~said].mean() + 15


def test_the_mouth_moves_with_the_sound() -> None:
    chunk = spoken()
    levels = loudness(chunk)
    starts = [viseme.at_seconds for viseme in chunk.visemes]
    shapes = [viseme.shape for viseme in chunk.visemes]
    shown = [shapes[int(np.searchsorted(starts, place / 100 + 1e-9, "right")) - 1] for place in range(len(levels))]
    is_open = np.array([shape in {"aa", "E", "I", "O", "U"} for shape in shown], dtype=float)
    fits = {lag: np.corrcoef(levels, np.roll(is_open, lag))[0, 1] for lag in range(-15, 16)}

    # A face may run ahead of the sound a little, as people's do: within 60 ms.
    assert 0 <= max(fits, key=lambda lag: fits[lag]) <= 6


def test_nothing_is_waited_for_before_the_first_sound() -> None:
    first = np.flatnonzero(loudness(spoken()) > 40)[0]

    assert first <= 5  # 50 ms


def test_a_clause_longer_than_the_model_reads_is_spoken_as_far_as_it_goes() -> None:
    chunk = kokoro().synthesise((SpokenWord("긴", "가" * 700),), voice=KOREAN_FEMALE, language="ko", speed=4.0)

    assert chunk.audio.seconds > 5


@pytest.mark.parametrize("voice", ["", "nobody", "../voices/jf_nezumi"])
def test_a_voice_that_is_not_there_is_named(voice: str) -> None:
    with pytest.raises(ModelError, match="no voice"):
        spoken(voice=voice)


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_a_missing_or_damaged_model_is_refused(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "config.json").write_text('{"vocab": {}}')
    if content is not None:
        (tmp_path / "kokoro.onnx").write_bytes(content)
    pronunciation = Pronunciation(korean=engines.korean(), english=engines.english())
    with pytest.raises(ModelError):
        KokoroTextToSpeech(tmp_path, voices=tmp_path, pronunciation=pronunciation)


def test_a_missing_vocabulary_is_refused(tmp_path: Path) -> None:
    pronunciation = Pronunciation(korean=engines.korean(), english=engines.english())
    with pytest.raises(ModelError, match="vocabulary"):
        KokoroTextToSpeech(tmp_path, voices=tmp_path, pronunciation=pronunciation)
