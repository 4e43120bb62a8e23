"""Small talk is only small talk when nothing else is said."""

from __future__ import annotations

import pytest

from agents.officials import load_officials
from agents.smalltalk import SmallTalk, small_talk, small_talk_reply


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("안녕하세요", "greeting"),
        ("안녕하세요!", "greeting"),
        ("감사합니다", "thanks"),
        ("네 알겠습니다 고맙습니다", "thanks"),
        ("안녕히 계세요", "bye"),
        ("누구세요?", "who"),
        ("사람이에요?", "who"),
        ("제 말 들리나요?", "can_hear"),
        ("여보세요", "can_hear"),
        ("뭐 할 수 있어요?", "able"),
        ("네", "yes"),
        ("아니요", "no"),
        ("잠깐만요", "wait"),
        ("hello", "greeting"),
        ("thank you", "thanks"),
        ("are you a robot", "who"),
        ("can you hear me?", "can_hear"),
        ("what can you do?", "able"),
    ],
)
def test_the_whole_turn_is_small_talk(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text", ["안녕하세요 이사했는데요", "네 전입신고요", "감사원에 신고하려면요", "thank you but where do I go", ""]
)
def test_anything_beside_it_is_a_question(text: str) -> None:
    assert small_talk(text) is None


def test_who_is_there_is_answered_with_ai() -> None:
    officials = load_officials()
    korean, _ = small_talk_reply("who", officials["guide"], "ko")
    english, _ = small_talk_reply("who", officials["guide"], "en")
    assert "인공지능" in korean
    assert "마루예요" in korean
    assert "not a person" in english
