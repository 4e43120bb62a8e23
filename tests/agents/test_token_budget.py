"""A minute and a day have so many tokens, and a new one begins on the clock."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.token_budget import Spending, TokenBudget, tokens_in
from core.clock import SEOUL

BUDGET = TokenBudget(per_minute=100, per_day=250)


def at(clock: str, day: int = 23) -> datetime:
    hour, minute, second = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, second, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("spent", "tokens", "now", "allowed"),
    [
        ([], 100, at("10:00:00"), True),
        ([], 101, at("10:00:00"), False),
        ([(60, at("10:00:10"))], 40, at("10:00:59"), True),
        ([(60, at("10:00:10"))], 41, at("10:00:59"), False),
        ([(100, at("10:00:59"))], 100, at("10:01:00"), True),
        ([(100, at("09:00:00")), (100, at("09:01:00"))], 50, at("10:00:00"), True),
        ([(100, at("09:00:00")), (100, at("09:01:00"))], 51, at("10:00:00"), False),
        ([(100, at("09:00:00")), (100, at("09:01:00"))], 100, at("00:00:00", day=24), True),
        ([(100, at("10:00:00")), (-80, at("10:00:01"))], 80, at("10:00:02"), True),
        ([(100, at("10:00:00")), (-80, at("10:01:01"))], 100, at("10:01:02"), True),
        ([(100, at("10:00:00", day=22))], 100, at("10:00:00"), True),
    ],
)
def test_what_the_budget_allows(
    spent: list[tuple[int, datetime]], tokens: int, now: datetime, *, allowed: bool
) -> None:
    spending = Spending(at("08:00:00"))
    for amount, moment in spent:
        spending = spending.plus(amount, moment)
    assert spending.allows(tokens, BUDGET, now) is allowed


def test_no_limit_is_no_limit() -> None:
    assert Spending(at("10:00:00"), 10**9, 10**9).allows(10**9, TokenBudget(), at("10:00:01"))


@given(st.lists(st.integers(-500, 500), max_size=30))
def test_what_was_spent_is_never_less_than_nothing(amounts: list[int]) -> None:
    spending = Spending(at("10:00:00"))
    for amount in amounts:
        spending = spending.plus(amount, at("10:00:30"))
        assert 0 <= spending.in_minute <= spending.in_day + 500 * len(amounts)


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("전입신고", 4), ("fourteen", 3), ("\ud800", 1)])
def test_tokens_are_estimated_upwards(text: str, tokens: int) -> None:
    assert tokens_in(text) == tokens
