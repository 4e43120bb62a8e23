"""What may be decided about an opinion, and in which order."""

from __future__ import annotations

import pytest

from casework.opinions.opinion import Decision, OpinionState, after


@pytest.mark.parametrize(
    ("state", "decision", "then"),
    [
        ("received", "approve", "approved"),
        ("received", "decline", "declined"),
        ("received", "take_back", None),
        ("approved", "approve", None),
        ("approved", "decline", None),
        ("approved", "take_back", "received"),
        ("declined", "approve", None),
        ("declined", "decline", None),
        ("declined", "take_back", "received"),
    ],
)
def test_what_was_decided_is_taken_back_before_it_is_decided_anew(
    state: OpinionState, decision: Decision, then: OpinionState | None
) -> None:
    assert after(state, decision) == then
