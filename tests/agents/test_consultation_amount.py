"""Amounts as they are said: figures, words, currencies before and behind, ranges; and numbers that are no amount."""

from __future__ import annotations

import pytest

from agents.consultation_amount import amount_in
from core.speech import Language

KOREAN = {
    "5억 원 정도요": "약 5억 원",
    "한 백만 달러쯤 생각하고 있어요": "약 100만 달러",
    "일억 오천만 원 가지고 있어요": "1억 5,000만 원",
    "일 억 오 천만 원": "1억 5,000만 원",
    "삼억 오천이요": "3억 5,000만",
    "아 잘못 말했네요 삼억이에요": "3억",
    "이십오억 원": "25억 원",
    "1.5억이요": "1억 5,000만",
    "오천만원": "5,000만 원",
    "3 억원": "3억 원",
    "이백만 불": "200만 달러",
    "미화 200만 달러": "200만 달러",
    "500만 유로": "500만 유로",
    "1,500만 엔": "1,500만 엔",
    "만 달러요": "1만 달러",
    "캐나다 달러 500만은 아니고 홍콩 달러로요": "500만",
    "3억에서 5억 원 사이요": "3억 원 ~ 5억 원",
    "3~5억 원": "3억 원 ~ 5억 원",
    "내년 3월쯤 3억 원을 투자해서": "3억 원",
    "$200만": "200만 달러",
}
ENGLISH = {
    "About two million US dollars": "about USD 2 million",
    "somewhere around half a million euros": "about EUR 500,000",
    "two and a half million dollars": "2.5 million dollars",
    "one point five million euros": "EUR 1.5 million",
    "five hundred thousand dollars": "500,000 dollars",
    "one hundred fifty thousand euros": "EUR 150,000",
    "5 million Canadian dollars": "CAD 5 million",
    "€1.5 million": "EUR 1.5 million",
    "EUR 500k": "EUR 500,000",
    "$2.5m": "2.5 million dollars",
    "300 million won": "KRW 300 million",
    "KRW 300,000,000": "KRW 300 million",
    "make it 3 million": "3 million",
    "between 1 and 2 million dollars": "1 million dollars to 2 million dollars",
    "$1 to 2 million": "1 million dollars to 2 million dollars",
}
NONE = (
    "직원 5명",
    "2만 평",
    "천천히 할게요",
    "조금만요",
    "만들어요",
    "지분 10퍼센트",
    "100만 명",
    "2027년 3월",
    "6개월 안에",
)
NONE_ENGLISH = (
    "10 percent",
    "in 2027",
    "within six months",
    "we have 50 employees",
    "3 people",
    "I want to open a cafe",
)


@pytest.mark.parametrize(("said", "amount"), KOREAN.items())
def test_an_amount_in_korean(said: str, amount: str) -> None:
    assert amount_in(said, "ko") == amount


@pytest.mark.parametrize(("said", "amount"), ENGLISH.items())
def test_an_amount_in_english(said: str, amount: str) -> None:
    assert amount_in(said, "en") == amount


@pytest.mark.parametrize(
    ("said", "language"), [*((said, "ko") for said in NONE), *((said, "en") for said in NONE_ENGLISH)]
)
def test_a_number_of_something_else_is_no_amount(said: str, language: Language) -> None:
    assert amount_in(said, language) == ""


def test_a_correction_keeps_the_currency_that_was_named_before() -> None:
    assert amount_in("make it 3 million", "en", earlier="about USD 2 million") == "USD 3 million"
    assert amount_in("아니요 5억이요", "ko", earlier="3억 원") == "5억 원"


def test_no_currency_is_put_in_that_nobody_named() -> None:
    assert amount_in("30억이요", "ko") == "30억"
