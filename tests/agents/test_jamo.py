"""Letters written apart are read as the syllables they stand for."""

from __future__ import annotations

import pytest

from agents.jamo import whole_syllables, without_gaps


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


@pytest.mark.parametrize(
    ("spelt", "word"),
    [
        ("더.는.못.버.티.겠.어.요", "더는못버티겠어요"),
        ("ㅈ ㅜ ㄱ 고 시 ㅍ 다", "죽고싶다"),
        ("i w a n t  t o  d i e", "iwanttodie"),
        ("네 ㅋ ㅋ ㅋ ㅎ", "네 ㅋㅋㅋㅎ"),
        ("집 안 사요", "집 안 사요"),
        ("A B C 마트", "A B C 마트"),
        ("e-9 비자", "e-9 비자"),
    ],
)
def test_what_is_written_letter_by_letter_becomes_a_word(spelt: str, word: str) -> None:
    assert without_gaps(spelt) == word
