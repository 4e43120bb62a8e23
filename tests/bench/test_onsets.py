"""False beginnings of speech are counted as the ear would hear them."""

from __future__ import annotations

from bench.onsets import begun


def test_a_sound_begins_a_turn_only_when_enough_windows_in_a_row_are_like_speech() -> None:
    click, knock, voice = [0.1, 0.9, 0.1], [0.1, 0.9, 0.9, 0.1], [0.1, 0.9, 0.9, 0.9]

    assert [begun([click, knock, voice], windows) for windows in (1, 2, 3, 4)] == [3, 2, 1, 0]
