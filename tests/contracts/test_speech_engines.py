"""What every engine of hearing and speaking does, the scripted ones and the real models alike."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import cast, get_args

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ
from core.speech import Language, SpokenWord, VisemeName
from speech.protocols import SpeechToText, TextToSpeech, TurnDetector, VoiceActivityDetector
from tests.fakes.speech import FakeSpeechToText, FakeTextToSpeech, FakeTurnDetector, FakeVoiceActivity, sound
from tests.speech import engines

real = pytest.mark.models


def _silero() -> VoiceActivityDetector:
    return engines.silero().detector()


VOICE_ACTIVITIES = [pytest.param(FakeVoiceActivity, id="fake"), pytest.param(_silero, id="silero", marks=real)]
TURN_DETECTORS = [
    pytest.param(FakeTurnDetector, id="fake"),
    pytest.param(engines.smart_turn, id="smart-turn", marks=real),
]
SPEECH_TO_TEXTS = [
    pytest.param(lambda: FakeSpeechToText("이사를 하면"), id="fake"),
    pytest.param(engines.whisper, id="whisper", marks=real),
]
TEXT_TO_SPEECHES = [
    pytest.param(FakeTextToSpeech, id="fake"),
    pytest.param(engines.kokoro, id="kokoro", marks=real),
]
VOICES: dict[Language, str] = {"ko": engines.KOREAN_FEMALE, "en": engines.ENGLISH_FEMALE}


@pytest.mark.parametrize("make", VOICE_ACTIVITIES)
class TestVoiceActivityDetector:
    def test_hears_speech_and_not_a_quiet_room(self, make: Callable[[], VoiceActivityDetector]) -> None:
        detector = make()
        room = np.resize(engines.quiet(1.0), 32 * 512).reshape(-1, 512)
        speech = engines.fixture("question_ko")
        spoken = [detector.probability(window) for window in speech[: len(speech) // 512 * 512].reshape(-1, 512)]
        detector.reset()
        silent = [detector.probability(window) for window in room]

        assert all(0.0 <= value <= 1.0 for value in [*spoken, *silent])
        assert max(silent) < 0.2
        assert max(spoken) > 0.8

    def test_forgets_the_line_at_a_reset(self, make: Callable[[], VoiceActivityDetector]) -> None:
        detector = make()
        window = engines.fixture("question_ko")[8000:8512]
        first = detector.probability(window)
        detector.probability(sound(0.032))
        detector.reset()

        assert detector.probability(window) == pytest.approx(first)

    def test_one_line_does_not_disturb_another(self, make: Callable[[], VoiceActivityDetector]) -> None:
        alone, beside, other = make(), make(), make()
        speech = engines.fixture("question_ko")[: 20 * 512].reshape(-1, 512)
        expected = [alone.probability(window) for window in speech]
        found: list[float] = []
        for window in speech:
            found.append(beside.probability(window))
            other.probability(sound(0.032))

        assert found == pytest.approx(expected)


@pytest.mark.parametrize("make", TURN_DETECTORS)
class TestTurnDetector:
    @pytest.mark.parametrize("seconds", [0.0, 0.1, 3.0, 30.0])
    def test_gives_a_probability_for_a_turn_of_any_length(
        self, make: Callable[[], TurnDetector], seconds: float
    ) -> None:
        assert 0.0 <= make().completion(sound(seconds)) <= 1.0


@pytest.mark.parametrize("make", SPEECH_TO_TEXTS)
class TestSpeechToText:
    def test_gives_words_with_a_confidence(self, make: Callable[[], SpeechToText]) -> None:
        heard = make().transcribe(engines.fixture("question_ko"), language="ko")

        assert "이사" in heard.text
        assert 0.3 < heard.confidence <= 1.0
        assert heard.text == heard.text.strip()

    @pytest.mark.parametrize("seconds", [0.0, 0.5, 5.0])
    def test_gives_no_words_for_silence(self, make: Callable[[], SpeechToText], seconds: float) -> None:
        heard = make().transcribe(sound(seconds, loud=False), language="ko")

        assert (heard.text, heard.confidence) == ("", 0.0)

    def test_takes_thirty_seconds_and_a_hint(self, make: Callable[[], SpeechToText]) -> None:
        long = np.resize(engines.fixture("question_ko"), 30 * HEARING_RATE_HZ)

        assert 0.0 <= make().transcribe(long, language="ko", hint="전입신고, 과태료").confidence <= 1.0


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("make", TEXT_TO_SPEECHES)
class TestTextToSpeech:
    WORDS = (SpokenWord("14일", "십사 일"), SpokenWord("안에", "안에"), SpokenWord("Seoul,", "Seoul,"))

    def test_times_every_word_within_the_sound(self, make: Callable[[], TextToSpeech], language: Language) -> None:
        engine = make()
        chunk = engine.synthesise(self.WORDS, voice=VOICES[language], language=language)

        assert chunk.audio.sample_rate_hz == engine.capabilities.sample_rate_hz
        assert chunk.audio.samples.dtype == np.int16
        assert [word.display for word in chunk.words] == ["14일", "안에", "Seoul,"]
        moments = [moment for word in chunk.words for moment in (word.starts_seconds, word.ends_seconds)]
        assert [0.0, *moments, chunk.audio.seconds] == sorted([0.0, *moments, chunk.audio.seconds])

    def test_moves_the_mouth_from_the_first_sample_to_a_close(
        self, make: Callable[[], TextToSpeech], language: Language
    ) -> None:
        chunk = make().synthesise(self.WORDS, voice=VOICES[language], language=language)
        shapes = [viseme.shape for viseme in chunk.visemes]
        moments = [viseme.at_seconds for viseme in chunk.visemes]

        assert moments[0] == 0.0
        assert all(before < after for before, after in pairwise(moments))
        assert moments[-1] < chunk.audio.seconds
        assert shapes[-1] == "sil"
        assert set(shapes) <= set(cast("tuple[str, ...]", get_args(VisemeName)))

    def test_speaks_faster_when_asked(self, make: Callable[[], TextToSpeech], language: Language) -> None:
        engine, voice = make(), VOICES[language]
        usual = engine.synthesise(self.WORDS, voice=voice, language=language)
        fast = engine.synthesise(self.WORDS, voice=voice, language=language, speed=1.5)

        assert fast.audio.seconds < usual.audio.seconds

    def test_keeps_a_word_that_has_no_sound(self, make: Callable[[], TextToSpeech], language: Language) -> None:
        dash = make().synthesise((SpokenWord("—", "—"),), voice=VOICES[language], language=language)

        assert dash.text == "—"
        assert dash.audio.seconds > 0
