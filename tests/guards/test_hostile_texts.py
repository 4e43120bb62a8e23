"""No text of a citizen holds up the service: a pattern that can be read in many ways would take years to give up."""

from __future__ import annotations

from datetime import date

import pytest

from agents.abuse import is_abusive, without_abuse
from agents.crisis import crisis_sign
from agents.decisions import asks_for_advice, asks_for_decision
from agents.injection import is_injection
from agents.language import language_of
from agents.masking import mask
from agents.smalltalk import small_talk
from agents.spoken_form import words_of
from agents.thresholds import LONGEST_TEXT
from agents.understanding import understand
from agents.wants_person import wants_person
from core.turns import TalkSoFar

pytestmark = pytest.mark.timeout(120)

UNITS = (
    "공    ", "공 - ", "일 에 ", "one  ", "double   ", "a@", "1.", "1-", "12 34 ", "저는 김", "서울시 강남구 ", "  ",
    "가", "ㅋ", "죽 ", "죽고 싶", "싶어 요", "사람 말고 ", "please ", "ignore all ", "이전 지시 ", "2026년 ", "?!",
    "자 살 ", "\t\n", "지난 달 ", "ㅈ ㅅ ", "알려 주세요 ", "http://a.", "((((", "\"'\"'", "결정해 ", "시 발 ", "🙂",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_line_of_the_same_is_read_to_its_end(unit: str) -> None:
    text = (unit * LONGEST_TEXT)[: LONGEST_TEXT - 1] + "원"
    talk = TalkSoFar("complaints", "ko")
    masked = mask(text)
    assert len(masked) > 0
    understand(talk, masked, today=date(2026, 11, 22))
    words_of(masked[:500], "ko")
    for reads in (crisis_sign, is_abusive, without_abuse, is_injection, small_talk, asks_for_decision, asks_for_advice):
        reads(masked)
    wants_person(talk, masked)
    language_of(masked, prior="ko")
