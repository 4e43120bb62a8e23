"""The real speech-to-text model, on recorded questions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, Samples
from core.errors import ModelError
from core.speech import Language
from speech.whisper import WhisperSpeechToText
from tests.speech import engines
from tests.speech.engines import error_rate, fixture, noise, quiet
from tests.speech.make_fixtures import SPOKEN

pytestmark = pytest.mark.models


def hum() -> Samples:
    return (3000 * np.sin(np.arange(3 * HEARING_RATE_HZ) * 0.02)).astype(np.int16)


def clicks() -> Samples:
    return (np.random.default_rng(0).random(3 * HEARING_RATE_HZ) > 0.999).astype(np.int16) * np.int16(9000)


@pytest.mark.parametrize("name", ["question_ko", "late_ko", "unfinished_ko", "question_en"])
def test_hears_what_was_said(name: str) -> None:
    text, language, _ = SPOKEN[name]
    heard = engines.whisper().transcribe(fixture(name), language=language)

    assert error_rate(text, heard.text) < 0.3


def test_hears_through_a_fan_and_a_microphone_that_clips() -> None:
    text, language, _ = SPOKEN["question_en"]
    speech = fixture("question_en")
    loud = np.clip(speech.astype(np.int32) * 8, -32768, 32767).astype(np.int16)
    noisy = speech + (noise(len(speech) / HEARING_RATE_HZ) // 20)

    assert error_rate(text, engines.whisper().transcribe(loud, language=language).text) < 0.3
    assert error_rate(text, engines.whisper().transcribe(noisy, language=language).text) < 0.3


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("samples", [quiet(2.0), noise(2.0), noise(25.0), hum(), clicks()], ids=str)
def test_hears_no_words_where_there_are_none(samples: Samples, language: Language) -> None:
    assert engines.whisper().transcribe(samples, language=language).text == ""


def test_a_missing_model_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="madang models fetch"):
        WhisperSpeechToText(tmp_path)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelError, match="fetch it again"):
        WhisperSpeechToText(tmp_path)
