"""A figure is read with what it counts and how it bounds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.quantities import quantities
from core.speech import Language


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("5만원 이하의 과태료", "ko", [("50000", "원", {"most"})]),
        ("50,000원까지", "ko", [("50000", "원", {"most"})]),
        ("최대 5만 원", "ko", [("50000", "원", {"most"})]),
        ("14일 이내에", "ko", [("14", "일", {"most"})]),
        ("14일 안에", "ko", [("14", "일", {"most"})]),
        ("3일 전까지", "ko", [("3", "일", {"before", "most"})]),
        ("19세 미만, 만 20살 이상", "ko", [("19", "세", {"under"}), ("20", "세", {"least"})]),
        ("3개월이 지나면", "ko", [("3", "개월", {"after"})]),
        ("1년 뒤 전화하세요", "ko", [("1", "년", {"after"})]),
        ("2주 전기 요금", "ko", [("2", "주", set[str]())]),
        ("120에 전화", "ko", [("120", "", set[str]())]),
        ("02-120번", "ko", [("02-120", "phone", set[str]())]),
        ("20분의 1", "ko", [("20", "분의", set[str]()), ("1", "", set[str]())]),
        ("3.5%", "ko", [("3.5", "%", set[str]())]),
        ("within 14 days", "en", [("14", "day", {"most"})]),
        ("a fine of up to 50,000 won", "en", [("50000", "won", {"most"})]),
        ("at least 3 people", "en", [("3", "people", {"least"})]),
        ("no more than 3 people", "en", [("3", "people", {"most"})]),
        ("no less than 3 people", "en", [("3", "people", {"least"})]),
        ("more than 3 people", "en", [("3", "people", {"over"})]),
        ("under 150 million won", "en", [("150000000", "won", {"under"})]),
        ("until the age of 12", "en", [("12", "", {"most"})]),
        ("after week 32 you can", "en", [("32", "", {"after"})]),
        ("19 or older", "en", [("19", "", {"least"})]),
        ("call 1600-3190", "en", [("1600-3190", "phone", set[str]())]),
    ],
)
def test_quantities(text: str, language: Language, read: list[tuple[str, str, set[str]]]) -> None:
    assert [(q.value, q.unit, set(q.bounds)) for q in quantities(text, language)] == read


@pytest.mark.parametrize("language", ["ko", "en"])
@given(
    st.lists(st.sampled_from(["14", "5만", "1,000", "3.5", "02-120", "원", "일 이내", " ", "won", "-", "제", ".", "%"]))
)
def test_no_digit_is_passed_over(language: Language, pieces: list[str]) -> None:
    """What stands between the figures, and before the first, holds none."""
    text = "".join(pieces)
    rest = text
    for found in reversed(quantities(text, language)):
        rest = rest[: found.start] + re.sub(r"^(?:\d[\d,.-]*)", "", rest[found.start :])
    assert not re.search(r"\d", rest)
