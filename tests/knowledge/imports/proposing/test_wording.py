"""Proposed sentences and questions."""

from __future__ import annotations

from knowledge.imports.proposing.findings import Finding
from knowledge.imports.proposing.wording import SPOKEN_CHARACTERS, questions_for, spoken
from knowledge.locators import Locator
from knowledge.procedure import ProcedureSection


def said(kind: ProcedureSection, *items: str) -> list[str]:
    return spoken("전입신고", Finding(kind, list(items), Locator("안내.hwpx"), "heading"))


def test_whole_sentences_stay_as_they_are() -> None:
    assert said("deadline", "14일 이내에 신고합니다.", "늦지 않게 하세요") == [
        "14일 이내에 신고합니다. 늦지 않게 하세요."
    ]


def test_fragments_say_of_what_they_speak() -> None:
    assert said("documents", "신분증", "신고서.") == ["전입신고에 필요한 서류는 신분증, 신고서입니다."]
    assert said("fee", "없음") == ["전입신고 수수료는 없습니다."]
    assert said("how", "방문하여 신고하여야 함") == ["전입신고 방법은 방문하여 신고해야 합니다."]


def test_long_ones_are_cut_to_what_can_be_heard() -> None:
    pieces = said("steps", *["먼저 창구에서 번호표를 뽑습니다."] * 40)
    assert len(pieces) > 1
    assert max(len(piece) for piece in pieces) <= SPOKEN_CHARACTERS


def test_each_field_asks_its_question_once() -> None:
    assert questions_for("전입신고", ["deadline", "deadline", "fee"]) == [
        "전입신고, 언제까지 해야 하나요?",
        "전입신고, 수수료가 얼마예요?",
    ]
