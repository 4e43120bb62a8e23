"""Where a turn parts into two questions, and where it does not."""

from __future__ import annotations

import pytest

from agents.two_questions import parted

TWO: tuple[tuple[str, tuple[str, str]], ...] = (
    ("전입신고 기한이랑 여권 수수료 알려 주세요", ("전입신고 기한", "여권 수수료 알려 주세요")),
    (
        "전입신고는 언제까지예요? 그리고 여권 수수료는 얼마예요?",
        ("전입신고는 언제까지예요?", "여권 수수료는 얼마예요?"),
    ),
    ("전입신고는 언제까지 하고 소파는 어떻게 버려요?", ("전입신고는 언제까지 하고", "소파는 어떻게 버려요?")),
    (
        "주민등록증 재발급 비용하고 인감증명서 발급 방법이 궁금해요",
        ("주민등록증 재발급 비용", "인감증명서 발급 방법이 궁금해요"),
    ),
    (
        "전입신고는 언제까지인지 여권 수수료는 얼마인지 알려 주세요",
        ("전입신고는 언제까지인지", "여권 수수료는 얼마인지 알려 주세요"),
    ),
    ("출생신고는 어디서 해요? 아동수당은 얼마예요?", ("출생신고는 어디서 해요?", "아동수당은 얼마예요?")),
    ("전입신고 서류, 여권 수수료 알려줘", ("전입신고 서류", "여권 수수료 알려줘")),
    ("재산세는 언제까지 내야 되고 자동차세는 얼마예요", ("재산세는 언제까지 내야 되고", "자동차세는 얼마예요")),
)
TWO_ENGLISH = (
    (
        "By when do I report a move and how much is a passport?",
        ("By when do I report a move", "how much is a passport?"),
    ),
    (
        "How do I report a move? And where do I register a car?",
        ("How do I report a move?", "where do I register a car?"),
    ),
    (
        "What is the deadline for reporting a move, and the fee for a resident card?",
        ("What is the deadline for reporting a move", "the fee for a resident card?"),
    ),
)
ONE = (
    "전입신고 기한이랑 방법 알려 주세요",
    "이사했는데요. 언제까지 신고해요?",
    "전입신고는 언제까지 하고 늦으면 얼마예요?",
    "배우자랑 자녀 등록은 어떻게 해요?",
    "주민등록증이랑 도장 가져가야 하나요?",
    "아기가 태어났어요. 출생신고는 언제까지 해요?",
    "엄마랑 같이 살면 신청할 수 있나요?",
    "수수료와 처리 기간이 궁금해요",
    "전입신고 언제까지예요? 늦으면 어떻게 돼요?",
    "결혼 안 하고 낳은 아이도 양육비 받을 수 있어요?",
    "가족이 자살 시도를 했어요. 도움받을 수 있나요?",
)
ONE_ENGLISH = (
    "what documents do I need and where do I go?",
    "I moved and I want to know the deadline",
    "Can I have my tap water tested, and does it cost anything?",
    "My boss still owes me last month's pay. Where can I complain?",
)


@pytest.mark.parametrize(("text", "halves"), TWO)
def test_two_questions_part(text: str, halves: tuple[str, str]) -> None:
    assert parted(text, "ko") == halves


@pytest.mark.parametrize(("text", "halves"), TWO_ENGLISH)
def test_two_english_questions_part(text: str, halves: tuple[str, str]) -> None:
    assert parted(text, "en") == halves


@pytest.mark.parametrize("text", ONE)
def test_one_question_stays_one(text: str) -> None:
    assert parted(text, "ko") is None


@pytest.mark.parametrize("text", ONE_ENGLISH)
def test_one_english_question_stays_one(text: str) -> None:
    assert parted(text, "en") is None
