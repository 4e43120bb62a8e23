"""Amounts in digits and scale words are read as values."""

from __future__ import annotations

import pytest

from core.numerals import value_of


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("14", 14),
        ("1,000", 1_000),
        ("3천만", 30_000_000),
        ("1억 5천만", 150_000_000),
        ("10만", 100_000),
        ("3.5억", 350_000_000),
        ("백", 100),
        ("", 0),
    ],
)
def test_value_of(amount: str, value: float) -> None:
    assert value_of(amount) == value
