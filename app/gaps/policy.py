"""What counts as a gap, when one is closed, and when it opens again: pure rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from agents.thresholds import ANSWER
from core.answers import AnswerStatus

Reason: TypeAlias = Literal["abstained", "handed_over", "thumbs_down", "low_confidence"]
GapState: TypeAlias = Literal["open", "drafted", "closed", "dismissed", "expired"]

REASONS: tuple[Reason, ...] = ("abstained", "handed_over", "thumbs_down", "low_confidence")
"""The weightiest first."""
TELLING: tuple[AnswerStatus, ...] = ("answered", "partial", "redirected")
"""Something was said that rests on a source."""
ASKING: tuple[AnswerStatus, ...] = ("answered", "partial", "redirected", "abstained", "clarify")
"""The turn was a question about a matter."""
LOW_CONFIDENCE = ANSWER + (1 - ANSWER) / 4
"""Below it an answer is among the least sure quarter of the scale on which any is given at all."""
NEAR = 0.37  # of a question to its matter: three of five pairs it joins are about one procedure (docs/measurements.md)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one answer went."""

    status: str
    score: float | None
    thumb: str | None
    led_to_a_person: bool
    """Whether the citizen went on to ask for a person after it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an official says today to a question of a gap."""

    status: AnswerStatus
    text: str
    passage_ids: tuple[str, ...]


def reason_of(outcome: Outcome) -> Reason | None:
    """The weightiest reason why an answer was not good enough; None where it was."""
    found: dict[Reason, bool] = {
        "abstained": outcome.status == "abstained",
        "handed_over": outcome.led_to_a_person and outcome.status in ASKING,
        "thumbs_down": outcome.thumb == "down" and outcome.status in ASKING,
        "low_confidence": outcome.status in TELLING and outcome.score is not None and outcome.score < LOW_CONFIDENCE,
    }
    return next((reason for reason in REASONS if found[reason]), None)


def is_answered(replies: Sequence[Reply], used_before: Collection[str]) -> bool:
    """Whether most questions, the most central one first among them, are answered from what was not used before.

    An answer that citizens were given and disliked is no answer when it is given again.
    """
    good = [reply.status in TELLING and bool(set(reply.passage_ids) - set(used_before)) for reply in replies]
    return bool(good) and good[0] and 2 * sum(good) > len(good)


def is_unanswered(replies: Sequence[Reply]) -> bool:
    """Whether a closed gap opens again: its most central question is not answered any more."""
    return bool(replies) and replies[0].status not in TELLING
