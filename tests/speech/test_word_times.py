"""Each word gets its share of the sound."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audio import VOICE_RATE_HZ
from core.speech import SpokenWord, TimedWord
from speech.word_times import TimedSymbol, trimmed, word_times
from tests.speech.engines import words

places = st.lists(st.tuples(st.integers(0, 9) | st.none(), st.floats(0, 0.2)), max_size=80)


def tone(before: float, sounding: float, after: float) -> np.ndarray:
    silence = [np.zeros(round(seconds * VOICE_RATE_HZ), dtype=np.int16) for seconds in (before, after)]
    wave = (9000 * np.sin(np.arange(round(sounding * VOICE_RATE_HZ)) * 0.2)).astype(np.int16)
    return np.concatenate([silence[0], wave, silence[1]])


def test_silence_before_the_clause_is_cut_and_the_times_follow() -> None:
    symbols = (TimedSymbol("a", 0, 0.3, 0.6), TimedSymbol("o", 0, 0.6, 0.9))
    sound, moved = trimmed(tone(0.3, 0.6, 0.5), symbols)

    assert len(sound) / VOICE_RATE_HZ == pytest.approx(0.02 + 0.6 + 0.04, abs=0.011)
    assert moved[0].starts_seconds == pytest.approx(0.02, abs=0.006)
    assert moved[1].ends_seconds == pytest.approx(0.62, abs=0.006)


@pytest.mark.parametrize(("mark", "pause"), [(",", 0.14), (".", 0.3), ("a", 0.04)])
def test_the_pause_after_a_clause_fits_its_last_mark(mark: str, pause: float) -> None:
    symbols = (TimedSymbol("a", 0, 0.0, 0.5), TimedSymbol(mark, 0, 0.5, 0.6))
    sound, _ = trimmed(tone(0.0, 0.5, 0.05), symbols)

    assert len(sound) / VOICE_RATE_HZ == pytest.approx(0.5 + pause, abs=0.011)


@pytest.mark.parametrize("samples", [0, 50, 12_000])
def test_a_clause_without_a_sound_keeps_its_length_and_a_pause(samples: int) -> None:
    sound, _ = trimmed(np.zeros(samples, dtype=np.int16), ())

    assert len(sound) >= samples


def test_a_word_lasts_from_its_first_sound_to_its_last_without_the_pause() -> None:
    symbols = [
        TimedSymbol("n", 0, 0.1, 0.2),
        TimedSymbol("e", 0, 0.2, 0.4),
        TimedSymbol(",", 0, 0.4, 0.6),
        TimedSymbol(" ", None, 0.6, 0.7),
        TimedSymbol("a", 1, 0.7, 0.9),
    ]

    assert word_times(words("네, 아"), symbols, 1.0) == (TimedWord("네,", 0.1, 0.4), TimedWord("아", 0.7, 0.9))


@given(places, st.floats(0.05, 20))
def test_words_are_in_order_and_within_the_sound(parts: list[tuple[int | None, float]], seconds: float) -> None:
    spoken = tuple(SpokenWord(str(place), "가") for place in range(10))
    now, symbols = 0.0, list[TimedSymbol]()
    for place, length in sorted(parts, key=lambda part: part[0] or 0):
        symbols.append(TimedSymbol("a", place, now, now + length))
        now += length
    times = word_times(spoken, symbols, seconds)

    assert [time.display for time in times] == [word.display for word in spoken]
    moments = [moment for time in times for moment in (time.starts_seconds, time.ends_seconds)]
    assert all(before <= after for before, after in pairwise([0.0, *moments, seconds]))
