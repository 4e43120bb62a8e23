"""Numbers as Korean says them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.korean_numbers import decimal, digit_by_digit, native, sino

_ONES = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "영"),
        (10, "십"),
        (14, "십사"),
        (110, "백십"),
        (1_000, "천"),
        (10_000, "만"),
        (15_000, "만 오천"),
        (50_000, "오만"),
        (110_000, "십일만"),
        (10_000_000, "천만"),
        (100_000_000, "일억"),
        (150_000_000, "일억 오천만"),
        (2025, "이천이십오"),
    ],
)
def test_sino_korean(number: int, said: str) -> None:
    assert sino(number) == said


@settings(deadline=None)  # a busy machine is no fault
@given(st.integers(1, 10**17))
def test_what_is_said_is_the_number(number: int) -> None:
    assert _heard(sino(number)) == number


def test_a_number_beyond_counting_is_said_digit_by_digit() -> None:
    assert sino(10**20).startswith("일공공")


@pytest.mark.parametrize(("number", "said"), [(1, "한"), (3, "세"), (20, "스무"), (21, "스물한"), (99, "아흔아홉")])
def test_native_korean_before_a_counter(number: int, said: str) -> None:
    assert native(number) == said


def test_digits_of_a_phone_number() -> None:
    assert digit_by_digit("0109") == "공일공구"


def test_a_decimal() -> None:
    assert decimal("3", "5") == "삼 점 오"


def _heard(said: str) -> int:
    total = group = ones = 0
    for letter in said.replace(" ", ""):
        if letter in _ONES:
            ones = _ONES[letter]
        elif letter in _SMALL:
            group += (ones or 1) * _SMALL[letter]
            ones = 0
        else:
            total += (group + ones or 1) * _LARGE[letter]
            group = ones = 0
    return total + group + ones
