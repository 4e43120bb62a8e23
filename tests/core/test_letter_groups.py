"""Letter groups: the same for the same word, shared by its forms, and never longer than one."""

from __future__ import annotations

import numpy as np

from core.letter_groups import SLOTS, letter_groups, unit


def test_forms_of_a_word_share_most_groups_and_other_words_few() -> None:
    rows = unit(np.stack([letter_groups(word) for word in ("가로등이", "가로등을", "버스가")]))
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2]


def test_nothing_has_no_groups() -> None:
    assert not letter_groups(" .,! ").any()
    assert not unit(letter_groups("")).any()
    assert (letter_groups("등").shape, letter_groups("등", 64).shape) == ((SLOTS,), (64,))
