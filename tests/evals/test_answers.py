"""An answer is right when it holds every string and cites the document; silence is when nothing is stated."""

from __future__ import annotations

import pytest

from bench.ground import Question
from core.answers import AnswerStatus
from evals.answers import Asked, unanswerable_questions

QUESTION = Question("complaints", "과태료가 얼마예요?", "ko", "move-in-report", ("5만원 이하",))


def test_spaces_do_not_make_an_answer_wrong() -> None:
    assert Asked(QUESTION, "answered", "과태료는 5만 원 이하입니다.", ("move-in-report",)).is_right


def test_the_right_words_from_another_document_are_not_right() -> None:
    assert not Asked(QUESTION, "answered", "과태료는 5만원 이하입니다.", ("birth-report",)).is_right


def test_what_is_missing_is_named() -> None:
    assert Asked(QUESTION, "answered", "과태료가 있습니다.", ("move-in-report",)).missing == ("5만원 이하",)


@pytest.mark.parametrize(
    ("status", "silent"),
    [("abstained", True), ("clarify", True), ("refused", True), ("answered", False), ("partial", False)],
)
def test_only_a_statement_of_fact_breaks_the_silence(status: AnswerStatus, silent: bool) -> None:
    assert Asked(QUESTION, status, "", ()).is_silent is silent


def test_every_official_is_asked_something_that_nothing_answers() -> None:
    questions = unanswerable_questions()

    assert len(questions) >= 40
    assert {question.official for question in questions} == {"complaints", "investment", "youth", "guide"}
    assert {question.language for question in questions} == {"ko", "en"}
