"""What counts as a gap, and when one closes and opens."""

from __future__ import annotations

import pytest

from agents.thresholds import ANSWER
from app.gaps.policy import LOW_CONFIDENCE, Outcome, Reply, is_answered, is_unanswered, reason_of
from core.answers import AnswerStatus


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome("answered", 0.9, None, False), None),
        (Outcome("answered", 0.9, "up", False), None),
        (Outcome("abstained", 0.1, None, False), "abstained"),
        (Outcome("abstained", None, "down", True), "abstained"),
        (Outcome("answered", 0.9, "down", False), "thumbs_down"),
        (Outcome("answered", 0.4, "down", True), "handed_over"),
        (Outcome("answered", ANSWER, None, False), "low_confidence"),
        (Outcome("redirected", ANSWER, None, False), "low_confidence"),
        (Outcome("answered", LOW_CONFIDENCE, None, False), None),
        (Outcome("answered", None, None, False), None),
        (Outcome("clarify", 0.2, None, False), None),
        (Outcome("small_talk", None, "down", True), None),
        (Outcome("crisis", None, "down", True), None),
        (Outcome("refused", None, "down", False), None),
    ],
)
def test_the_weightiest_reason_counts(outcome: Outcome, reason: str | None) -> None:
    assert reason_of(outcome) == reason


def reply(status: AnswerStatus, *passages: str) -> Reply:
    return Reply(status, "", passages)


@pytest.mark.parametrize(
    ("replies", "answered"),
    [
        ([], False),
        ([reply("answered", "new#what@1")], True),
        ([reply("partial", "new#what@1"), reply("abstained")], False),
        ([reply("answered", "new#what@1"), reply("answered", "new#fee@1"), reply("abstained")], True),
        ([reply("abstained"), reply("answered", "new#what@1"), reply("answered", "new#fee@1")], False),
        ([reply("answered", "old#what@1")], False),
        ([reply("answered", "old#what@2")], True),
        ([reply("answered", "old#what@1", "new#what@1")], True),
        ([reply("answered")], False),
        ([reply("clarify", "new#what@1")], False),
    ],
)
def test_a_gap_is_answered_from_what_was_not_used_before(replies: list[Reply], answered: bool) -> None:
    assert is_answered(replies, {"old#what@1"}) is answered


@pytest.mark.parametrize(
    ("replies", "unanswered"),
    [([], False), ([reply("answered", "a#b@1")], False), ([reply("abstained"), reply("answered", "a#b@1")], True)],
)
def test_a_closed_gap_opens_when_its_central_question_is_not_answered(replies: list[Reply], unanswered: bool) -> None:
    assert is_unanswered(replies) is unanswered
