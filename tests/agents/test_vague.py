"""A turn that names no matter is asked back about; one that names any is looked up."""

from __future__ import annotations

from datetime import date

import pytest

from agents.understanding import understand
from agents.vague import is_vague
from core.speech import Language
from core.turns import TalkSoFar, Turn

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("서류 뭐 필요해요", True),
        ("수수료 얼마예요", True),
        ("기한이 언제예요", True),
        ("신고하려고요", True),
        ("신청하러 왔어요", True),
        ("증명서 떼려고요", True),
        ("세금이요", True),
        ("상담 받으려고요", True),
        ("출생신고하려고요", False),
        ("전입신고 언제까지예요", False),
        ("재산세요", False),
        ("민원 처리는 며칠 걸려요?", False),
        ("민원이요", True),
        ("인감증명서 떼려고요", False),
        ("청년수당 얼마예요", False),
        ("주차 과태료 얼마예요", False),
        ("저는 다음 주에 이사하는데 서류 뭐 필요해요", False),
    ],
)
def test_a_turn_without_a_matter_is_vague(text: str, vague: bool) -> None:
    assert is_vague(understand(TalkSoFar("complaints", "ko"), text, today=TODAY)) is vague


@pytest.mark.parametrize(("text", "vague"), [("How much is it?", True), ("How much is a passport?", False)])
def test_english_as_well(text: str, vague: bool) -> None:
    assert is_vague(understand(TalkSoFar("complaints", "en"), text, today=TODAY)) is vague


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_answer_to_our_question_is_not_vague(language: Language) -> None:
    turns = (Turn("citizen", "매트리스 버리려고요"), Turn("official", "어느 구에 사세요?", status="clarify"))

    assert not is_vague(understand(TalkSoFar("complaints", language, turns), "수수료 얼마예요", today=TODAY))
