"""A model that keeps failing is left alone for a while, and one request tells when it is back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.breaker import Breaker, BreakerRule

RULE = BreakerRule(failures=3, rest_seconds=30.0)


def after(*events: str) -> Breaker:
    """`fail@1`, `ask@31`, `ok`, `quit`: in order."""
    breaker = Breaker(RULE)
    for event in events:
        name, _, at = event.partition("@")
        now = float(at or 0)
        match name:
            case "fail":
                breaker = breaker.failed_at(now)
            case "ask":
                breaker = breaker.asked(now)
            case "ok":
                breaker = breaker.succeeded()
            case _:
                breaker = breaker.gave_up()
    return breaker


@pytest.mark.parametrize(
    ("events", "now", "state", "lets_through"),
    [
        ([], 0, "closed", True),
        (["fail@1", "fail@2"], 3, "closed", True),
        (["fail@1", "fail@2", "fail@3"], 3, "open", False),
        (["fail@1", "fail@2", "fail@3"], 32.9, "open", False),
        (["fail@1", "fail@2", "fail@3"], 33, "half_open", True),
        (["fail@1", "fail@2", "ok", "fail@3"], 4, "closed", True),
        (["fail@1", "fail@2", "fail@3", "fail@20"], 33, "half_open", True),
        (["fail@1", "fail@2", "fail@3", "ask@33"], 33, "half_open", False),
        (["fail@1", "fail@2", "fail@3", "ask@33", "ok"], 34, "closed", True),
        (["fail@1", "fail@2", "fail@3", "ask@33", "fail@34"], 34, "open", False),
        (["fail@1", "fail@2", "fail@3", "ask@33", "fail@34"], 63.9, "open", False),
        (["fail@1", "fail@2", "fail@3", "ask@33", "fail@34"], 64, "half_open", True),
        (["fail@1", "fail@2", "fail@3", "ask@33", "quit"], 34, "half_open", True),
        (["fail@1", "fail@2", "fail@3", "ask@33"], 62.9, "half_open", False),
        (["fail@1", "fail@2", "fail@3", "ask@33"], 63, "half_open", True),
        (["fail@1", "fail@2", "fail@3", "ask@33", "ok", "fail@34", "fail@35"], 36, "closed", True),
        (["ask@1", "quit"], 2, "closed", True),
    ],
)
def test_what_is_let_through(events: list[str], now: float, state: str, *, lets_through: bool) -> None:
    breaker = after(*events)
    assert (breaker.state(now), breaker.lets_through(now)) == (state, lets_through)


@given(st.lists(st.sampled_from(["fail", "ask", "ok", "quit"]), max_size=40), st.floats(0, 100))
def test_it_never_stays_shut_for_longer_than_two_rests(events: list[str], pause: float) -> None:
    now, breaker = 0.0, Breaker(RULE)
    for event in events:
        now += pause
        match event:
            case "fail":
                breaker = breaker.failed_at(now)
            case "ask" if breaker.lets_through(now):
                breaker = breaker.asked(now)
            case "ok":
                breaker = breaker.succeeded()
            case _:
                breaker = breaker.gave_up()
    assert breaker.lets_through(now + 2 * RULE.rest_seconds)
