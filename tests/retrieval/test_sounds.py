"""Words that sound alike are written alike."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.sounds import TitleSounds, sounds_in


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("전입신고", "저닙신고"),
        ("외국인", "왜국인"),
        ("외국인", "웨구긴"),
        ("대형폐기물", "대형 페기물"),
        ("재산세", "제산세"),
        ("법인", "버빈"),
        ("Passport", "passport"),
    ],
)
def test_the_same_sound_gives_the_same_runs(written: str, heard: str) -> None:
    assert np.array_equal(sounds_in(written), sounds_in(heard))


@pytest.mark.parametrize(("one", "another"), [("전입신고", "전출신고"), ("여권", "여건"), ("일", "이"), ("12", "21")])
def test_other_sounds_give_other_runs(one: str, another: str) -> None:
    assert not np.array_equal(sounds_in(one), sounds_in(another))


def test_a_long_word_shares_most_runs_with_its_misheard_form() -> None:
    right, wrong = sounds_in("가족관계증명서"), sounds_in("가족간계증명서")
    assert len(np.intersect1d(right, wrong)) / len(right) > 0.6


@pytest.mark.parametrize("text", ["", "  ", "?!…"])
def test_what_has_no_letters_has_no_sound(text: str) -> None:
    assert len(sounds_in(text)) == 0


@pytest.mark.parametrize("text", ["네", "a", "駐車", "ゴミ"])
def test_short_and_foreign_words_have_a_sound(text: str) -> None:
    assert len(sounds_in(text)) == 1


def test_runs_are_sorted_and_each_stands_once() -> None:
    runs = sounds_in("신고 신고 신고 접수")
    assert np.array_equal(runs, np.unique(runs))


def test_of_a_passage_only_the_title_is_heard() -> None:
    assert TitleSounds().terms("전입신고\n이사하면 신고한다") == TitleSounds().terms("전입신고")
