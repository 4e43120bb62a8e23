"""Letters written apart are read as the syllables they stand for."""

from __future__ import annotations

import pytest

from agents.jamo import whole_syllables


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("ㅈㅏㅎㅐ", "자해"),
        ("ㅈㅜㄱㄱㅗ싶어", "죽고싶어"),
        ("나 ㅈ ㅏ ㅎ ㅐ 했어", "나 자해 했어"),
        ("나ㅈㅏㅅㅏㄹ할래", "나자살할래"),
        ("ㅈㅅ", "ㅈㅅ"),
        ("ㅠㅠ", "ㅠㅠ"),
        ("ㅇㅣㅅㅏㅎㅏㄴㄷㅏ", "이사한다"),
        ("ㅃㅗㄸㅏ", "뽀따"),
        ("전입신고", "전입신고"),
    ],
)
def test_consonants_and_vowels_become_syllables(apart: str, whole: str) -> None:
    assert whole_syllables(apart) == whole
