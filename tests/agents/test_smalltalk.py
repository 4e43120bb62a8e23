"""Small talk is only small talk when nothing else is said."""

from __future__ import annotations

import pytest

from agents.officials import load_officials
from agents.smalltalk import SmallTalk, small_talk, small_talk_reply, without_identity


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
        ("너 사람이야?", "who"),
        ("너 누구야 사람이야?", "who"),
        ("지금 AI랑 말하는 건가요 사람이랑 말하는 건가요?", "who"),
        ("지금 말하는 게 사람이에요 기계예요?", "who"),
        ("혹시 사람이신가요?", "who"),
        ("당신 인공지능 맞죠?", "who"),
        ("너 챗GPT야?", "who"),
        ("목소리가 진짜 사람 같은데 인공지능이에요?", "who"),
        ("안녕하세요, 누구세요?", "who"),
        ("Who are you? are you human?", "who"),
        ("who are you are you human", "who"),
        ("Are you a real person or AI?", "who"),
        ("so are you human or what", "who"),
        ("Am I talking to a human or an AI?", "who"),
        ("thanks, bye", "bye"),
        ("네, 감사합니다. 안녕히 계세요", "bye"),
        ("고마워요 잘 가요", "bye"),
        ("can you hear me?", "can_hear"),
        ("what can you do?", "able"),
    ],
)
def test_the_whole_turn_is_small_talk(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "안녕하세요 이사했는데요", "네 전입신고요", "감사원에 신고하려면요", "thank you but where do I go", "",
        "담당자가 누구예요?", "저는 외국 사람이에요", "대신 갈 사람이에요", "이거 뭐예요?", "AI 말을 믿어도 돼요?",
        "너 사람이야? 전입신고 언제까지 해?", "안녕하세요, 이사했는데요",
    ],
)  # fmt: skip
def test_anything_beside_it_is_a_question(text: str) -> None:
    assert small_talk(text) is None


def test_who_is_there_is_answered_with_ai() -> None:
    officials = load_officials()
    korean, _ = small_talk_reply("who", officials["guide"], "ko")
    english, _ = small_talk_reply("who", officials["guide"], "en")
    assert "인공지능" in korean
    assert "마루예요" in korean
    assert "not a person" in english


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("너 사람이야? 전입신고 언제까지 해?", "전입신고 언제까지 해"),
        ("Are you human? I moved last week", "I moved last week"),
        ("너 사람이야?", ""),
        ("이사했어요. 언제까지 신고해요?", "이사했어요. 언제까지 신고해요?"),
    ],
)
def test_what_is_asked_beside_who_speaks_is_left(text: str, rest: str) -> None:
    assert without_identity(text) == rest
