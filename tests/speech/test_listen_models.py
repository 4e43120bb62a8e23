"""Whole hearing with the real models: the pieces fit, and what is no speech leaves no words."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, Samples
from core.speech import FinalTranscript, Language, PartialTranscript, SpeechEvent, SpeechStarted, TurnEnded
from speech.listen import Listener
from tests.fakes.speech import frames
from tests.speech import engines
from tests.speech.engines import error_rate, fixture, noise, quiet
from tests.speech.make_fixtures import SPOKEN

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def ears() -> Generator[Listener]:
    with Listener(
        voice_activity=engines.silero().detector,
        turn_detector=engines.smart_turn(),
        speech_to_text=engines.whisper(),
    ) as listener:
        yield listener


async def hear(ears: Listener, *parts: Samples, language: Language = "ko") -> list[SpeechEvent]:
    heard = ears.listen(frames(np.concatenate(parts)), language=language)
    return [event async for event in heard if not isinstance(event, PartialTranscript)]


def texts(events: list[SpeechEvent]) -> list[str]:
    return [event.text for event in events if isinstance(event, FinalTranscript)]


@pytest.mark.parametrize("name", ["question_ko", "late_ko", "question_en"])
async def test_a_question_is_one_turn_with_its_words_and_times(ears: Listener, name: str) -> None:
    text, language, _ = SPOKEN[name]
    question = fixture(name)
    events = await hear(ears, quiet(1.0), question, quiet(2.0), language=language)

    assert [type(event) for event in events] == [SpeechStarted, FinalTranscript, TurnEnded]
    assert error_rate(text, texts(events)[0]) < 0.3
    final = events[1]
    assert isinstance(final, FinalTranscript)
    assert final.starts_seconds == pytest.approx(1.0, abs=0.15)
    assert final.ends_seconds == pytest.approx(0.7 + len(question) / HEARING_RATE_HZ, abs=0.25)


async def test_a_breath_in_the_middle_is_one_turn(ears: Listener) -> None:
    events = await hear(ears, quiet(0.5), fixture("unfinished_ko"), quiet(0.4), fixture("question_ko"), quiet(2.0))

    assert [type(event) for event in events] == [SpeechStarted, FinalTranscript, TurnEnded]
    assert "전입신고" in texts(events)[0].replace(" ", "")


@pytest.mark.parametrize(
    "samples", [quiet(5.0), noise(5.0), np.zeros(5 * HEARING_RATE_HZ, dtype=np.int16)], ids=["room", "fan", "zeros"]
)
async def test_what_is_no_speech_has_no_words(ears: Listener, samples: Samples) -> None:
    assert texts(await hear(ears, samples, quiet(2.0))) == []


async def test_a_microphone_that_clips_is_heard(ears: Listener) -> None:
    text, language, _ = SPOKEN["question_en"]
    loud = np.clip(fixture("question_en").astype(np.int32) * 8, -32768, 32767).astype(np.int16)
    events = await hear(ears, quiet(0.5), loud, quiet(2.0), language=language)

    assert error_rate(text, texts(events)[0]) < 0.3
