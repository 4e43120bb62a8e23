"""Numbers as English says them."""

from __future__ import annotations

import pytest

from agents.english_numbers import cardinal, decimal, digit_by_digit, ordinal, year


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (14, "fourteen"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (50_000, "fifty thousand"),
        (100_000_000, "one hundred million"),
        (1_234, "one thousand two hundred thirty-four"),
    ],
)
def test_cardinals(number: int, said: str) -> None:
    assert cardinal(number) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "first"), (3, "third"), (12, "twelfth"), (20, "twentieth"), (22, "twenty-second")]
)
def test_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2025, "twenty twenty-five"),
        (2009, "two thousand nine"),
        (2000, "two thousand"),
        (1905, "nineteen hundred five"),
    ],
)
def test_years(number: int, said: str) -> None:
    assert year(number) == said


def test_digits_and_decimals() -> None:
    assert digit_by_digit("109") == "one oh nine"
    assert decimal("3", "5") == "three point five"
