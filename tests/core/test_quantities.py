"""Quantities are read with their dimension, value and bound, however they are written."""

from __future__ import annotations

import pytest

from core.quantities import Quantity, masked, quantities_in


def read(text: str) -> list[tuple[str, float, str]]:
    return [(one.dimension, round(one.value, 4), one.bound) for one in quantities_in(text)]


def only(text: str) -> Quantity:
    (found,) = quantities_in(text)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("전입한 날부터 14일 이내에", [("time", 14, "at most")]),
        ("within 14 days", [("time", 14, "at most")]),
        ("19세 이상 34세 이하인 사람", [("age", 19, "at least"), ("age", 34, "at most")]),
        ("만 19~39세", [("age", 19, "at least"), ("age", 39, "at most")]),
        ("19세 미만", [("age", 18, "at most")]),
        ("5만원 이하의 과태료", [("money", 50_000, "at most")]),
        ("세액의 100분의 20", [("share", 0.2, "exactly")]),
        ("상담전화는 109번입니다", [("phone", 109, "exactly")]),
        ("문의는 02-2133-1234", [("phone", 221331234, "exactly")]),
        ("오전 9시부터 오후 10시까지", [("clock", 540, "at least"), ("clock", 1320, "at most")]),
        ("한 통에 400원, 300세대 이상", [("money", 400, "exactly"), ("count:세대", 300, "at least")]),
        ("배출 3일 전까지", [("time:before", 3, "at most")]),
        ("3년마다 갱신합니다", [("time:every", 1095, "exactly")]),
        ("30일 범위에서 늘릴 수 있습니다", [("time:longer", 30, "at most")]),
    ],
)
def test_quantities_are_read_with_their_bound(text: str, found: list[tuple[str, float, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize("text", ["제16조의2", "2026년 12월 31일까지", "제1종 면허", "버스 109", "3번을 누르지 않고"])
def test_articles_dates_and_numbers_of_things_are_no_quantities(text: str) -> None:
    assert [one for one in quantities_in(text) if one.dimension != "count:회"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14일 이내", "2주 안에"),
        ("만 65세 이상", "65세부터"),
        ("5만원", "50,000원"),
        ("5만원", "50,000 won"),
        ("1천만원", "10 million won"),
        ("1억 5천만원", "KRW 150 million"),
        ("150만 달러", "USD 1.5 million"),
        ("150만 달러", "1.5 million US dollars"),
        ("30일 이내", "1개월 이내"),
        ("19세 미만", "18세 이하"),
        ("1천분의 5", "0.5%"),
        ("전화 1577-0199", "전화번호 1577-0199번"),
    ],
)
def test_the_same_is_equal_however_it_is_written(one: str, other: str) -> None:
    assert only(one).equals(only(other))


@pytest.mark.parametrize(
    ("one", "other"), [("14일", "15일"), ("4주 이내", "1개월 이내"), ("5만원", "5일"), ("전화 109", "전화 1393")]
)
def test_different_values_are_not_equal(one: str, other: str) -> None:
    assert not only(one).equals(only(other))


def test_a_text_is_masked_where_its_figures_stand() -> None:
    text = "19세 이상이면 5만원입니다."
    assert masked(text, quantities_in(text)) == "○ 이상이면 ○입니다."


@pytest.mark.parametrize("text", ["1", "1,", "1 만", "5만 ", "1만1"])
def test_digits_without_end_are_read_in_one_pass(text: str) -> None:
    """A time that grew with the square of their number would hold up the service for minutes."""
    assert quantities_in(text * 10_000 + "은 14일 이내")[-1].value == 14
