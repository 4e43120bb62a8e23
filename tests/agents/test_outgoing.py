"""No word of a counselling talk, or of one that was ever about danger, may leave for a language model."""

from __future__ import annotations

import pytest

from agents.danger_likeness import load_danger_likeness
from agents.officials import load_officials
from agents.outgoing import may_be_shown
from core.turns import TalkSoFar, Turn

OFFICIALS = load_officials()
ASKED = Turn("citizen", "전입신고 언제까지 해요?")


@pytest.mark.parametrize(
    ("official", "turns", "text", "shown"),
    [
        ("complaints", (), "전입신고 언제까지 해요?", True),
        ("complaints", (ASKED, Turn("official", "14일입니다.", status="answered")), "늦으면요?", True),
        ("youth", (), "전입신고 언제까지 해요?", False),
        ("complaints", (), "죽고 싶어요", False),
        (
            "complaints",
            (Turn("citizen", "죽고 싶어요"), Turn("official", "109", status="crisis")),
            "수수료는요?",
            False,
        ),
        ("complaints", (Turn("citizen", "네"), Turn("official", "109", status="crisis"), ASKED, ASKED), "네", False),
        ("complaints", (Turn("citizen", "남편이 자꾸 때려요"), ASKED), "수수료는요?", False),
        ("complaints", (), "다 끝내고 싶어서 약을 모으고 있어요", False),
        ("guide", (Turn("official", "죽고 싶어요 라는 말은 109", status="answered"),), "수수료는요?", True),
    ],
)
def test_what_may_be_shown(official: str, turns: tuple[Turn, ...], text: str, *, shown: bool) -> None:
    talk = TalkSoFar(official, "ko", turns)
    assert may_be_shown(OFFICIALS[official], talk, text, likeness=load_danger_likeness()) is shown
