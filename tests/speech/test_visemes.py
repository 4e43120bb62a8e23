"""Phonemes to mouth shapes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.speech import Viseme
from speech.visemes import SHORTEST_SECONDS, visemes
from speech.word_times import TimedSymbol
from tests.speech.engines import near

symbols = st.lists(
    st.tuples(st.sampled_from([*"aɛpbmfsʨhʔʰˈ ,.", "ʃ", "ɯ", "?"]), st.floats(0.0, 0.3, allow_nan=False)), max_size=60
)


def timed(*parts: tuple[str, float]) -> list[TimedSymbol]:
    """Symbols one after another, each with its length."""
    found: list[TimedSymbol] = []
    now = 0.0
    for ipa, length in parts:
        found.append(TimedSymbol(ipa, 0, now, now + length))
        now += length
    return found


def test_closed_lips_are_seen_however_short() -> None:
    shapes = visemes(timed(("a", 0.2), ("p", 0.01), ("a", 0.2)), 0.5)

    assert [mark.shape for mark in shapes] == ["aa", "PP", "aa", "sil"]


def test_a_sound_too_short_to_be_seen_is_left_out() -> None:
    shapes = visemes(timed(("a", 0.2), ("k", 0.02), ("a", 0.2)), 0.5)

    assert [mark.shape for mark in shapes] == ["aa", "sil"]


def test_a_vowel_is_shaped_before_it_is_heard() -> None:
    shapes = visemes(timed(("n", 0.1), ("o", 0.2)), 0.3)

    assert shapes == (Viseme("nn", 0.0), Viseme("O", near(0.06)))


def test_the_throat_sounds_with_the_mouth_of_the_next_vowel() -> None:
    assert visemes(timed(("h", 0.1), ("u", 0.1)), 0.3) == (Viseme("U", 0.0), Viseme("sil", near(0.2)))


def test_the_mouth_closes_in_a_pause_and_not_between_words() -> None:
    shapes = visemes(timed(("a", 0.2), (" ", 0.05), ("o", 0.2), (",", 0.1), (" ", 0.1), ("a", 0.2)), 0.9)

    assert [mark.shape for mark in shapes] == ["aa", "O", "sil", "aa", "sil"]


def test_no_sound_is_a_closed_mouth() -> None:
    assert visemes((), 0.1) == (Viseme("sil", 0.0),)


@given(symbols, st.floats(0.0, 0.4, allow_nan=False))
def test_shapes_follow_each_other_within_the_sound(parts: list[tuple[str, float]], pause: float) -> None:
    spoken = timed(*parts)
    seconds = (spoken[-1].ends_seconds if spoken else 0.0) + pause + 0.01
    shapes = visemes(spoken, seconds)

    assert shapes[0].at_seconds == 0.0
    assert shapes[-1].at_seconds < seconds
    for before, after in pairwise(shapes):
        assert after.at_seconds - before.at_seconds >= SHORTEST_SECONDS - 1e-9
        assert after.shape != before.shape
