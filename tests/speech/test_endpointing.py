"""When a turn counts as over."""

from __future__ import annotations

import pytest

from core.speech import Language
from speech.endpointing import HearingSettings, SpeechGate, patience_seconds, reads_finished

SETTINGS = HearingSettings()


def heard(gate: SpeechGate, *probabilities: float, at: int = 0) -> list[bool]:
    begun: list[bool] = []
    for place, probability in enumerate(probabilities, start=at):
        gate.hear(probability, starts_seconds=place * 0.032, ends_seconds=(place + 1) * 0.032)
        begun.append(gate.has_begun)
    return begun


def test_two_windows_of_speech_are_a_beginning() -> None:
    gate = SpeechGate(SETTINGS)

    assert heard(gate, 0.1, 0.9, 0.9, 0.9) == [False, False, True, True]
    assert gate.begins_seconds == pytest.approx(0.032)


def test_a_voice_that_grows_soft_is_still_a_voice() -> None:
    gate = SpeechGate(SETTINGS)
    heard(gate, 0.9, 0.9, 0.9, 0.4, 0.4)

    assert gate.ends_seconds == pytest.approx(5 * 0.032)


def test_a_soft_voice_alone_does_not_begin() -> None:
    assert not any(heard(SpeechGate(SETTINGS), *[0.4] * 10))


def test_a_click_in_a_silence_does_not_make_it_shorter() -> None:
    gate = SpeechGate(SETTINGS)
    heard(gate, 0.9, 0.9, 0.9, 0.0, 0.0, 0.9, 0.0)

    assert gate.ends_seconds == pytest.approx(3 * 0.032)


@pytest.mark.parametrize(
    ("text", "language", "finished"),
    [
        ("전입신고는 언제까지 해야 하나요?", "ko", True),
        ("여권 재발급 받으려고요.", "ko", True),
        ("과태료가 얼마입니까", "ko", True),
        ("언제까지", "ko", True),
        ("어디에서 하는지", "ko", False),
        ("제가 이사를 했는데", "ko", False),
        ("그리고", "ko", False),
        ("주민센터에서", "ko", False),
        ("전입신고", "ko", None),
        ("", "ko", None),
        ("When do I have to report it?", "en", True),
        ("I have to report it.", "en", None),
        ("I moved here and", "en", False),
        ("I want to go to the", "en", False),
    ],
)
def test_the_words_tell_whether_a_sentence_is_over(text: str, language: Language, finished: bool | None) -> None:
    assert reads_finished(text, language) is finished


@pytest.mark.parametrize(
    ("completion", "text", "patience"),
    [
        (0.9, "언제까지 하나요", SETTINGS.endpoint_seconds),
        (0.9, "전입신고", SETTINGS.sounds_finished_seconds),
        (0.1, "언제까지 하나요", SETTINGS.reads_finished_seconds),
        (0.9, "이사를 했는데", SETTINGS.reads_unfinished_seconds),
        (0.1, "이사를 했는데", SETTINGS.silence_limit_seconds),
        (0.1, "전입신고", SETTINGS.silence_limit_seconds),
        (0.9, "", SETTINGS.wordless_seconds),
        (0.1, "", SETTINGS.wordless_seconds),
    ],
)
def test_sound_and_words_decide_together_how_long_to_wait(completion: float, text: str, patience: float) -> None:
    assert patience_seconds(completion, text, "ko", SETTINGS) == patience
