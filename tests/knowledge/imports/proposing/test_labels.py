"""Headings, columns and questions that name a field."""

from __future__ import annotations

import pytest

from knowledge.imports.proposing.labels import bare, kind_of_label, kind_of_question, question_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("신고 기한", "deadline"), ("○ 신청기간", "deadline"), ("제4조(구비서류)", "documents"),
        ("3. 처리 기간", "processing_time"), ("가. 신청자격", "who"), ("접수처", "where"), ("□ 이용 방법", "how"),
        ("수수료(원)", "fee"), ("진료비", "fee"), ("과태료", "penalty"), ("유의사항", "exceptions"),
        ("담당부서", "contact"),
        ("전입신고의 구비서류", "documents"), ("여권 발급 수수료", "fee"), ("처리절차", "steps"),
        ("가져올 것", "documents"),
        ("자료", None), ("무료", None), ("설비", None), ("전입신고", None), ("서울특별시", None), ("", None),
        ("신청 기한이 지난 뒤에 할 수 있는 모든 일에 대한 긴 설명", None),
    ],
)  # fmt: skip
def test_a_label_names_a_field(text: str, kind: str | None) -> None:
    assert kind_of_label(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("언제까지 신고하나요?", "deadline"), ("얼마나 걸리나요?", "processing_time"), ("얼마예요?", "fee"),
        ("안 하면 어떻게 되나요?", "penalty"), ("무엇을 가져가야 하나요?", "documents"), ("어디로 가나요?", "where"),
    ],
)  # fmt: skip
def test_a_question_asks_for_a_field(text: str, kind: str) -> None:
    assert kind_of_question(text) == kind


def test_marks_and_numbers_are_no_part_of_a_heading() -> None:
    marked = ["□ 대상", "1) 대상", "Ⅱ. 대상", "① 대상", "제3조(대상)", "대상 :"]
    assert {bare(text) for text in marked} == {"대상"}


def test_questions_are_known_by_their_mark_or_their_ending() -> None:
    assert question_in("Q1. 언제까지 신고하나요?") == "언제까지 신고하나요?"
    assert question_in("문: 누가 신청하나요") == "누가 신청하나요"
    assert question_in("신고해야 합니다.") == ""


def test_running_text_names_no_field_however_many_brackets_it_opens() -> None:
    assert kind_of_label("수수료 " + "<" * 300_000) is None
