"""Countries in both languages; money and other words that are like one are none."""

from __future__ import annotations

import pytest

from agents.countries import country_in, names_home
from core.speech import Language


@pytest.mark.parametrize(
    ("said", "language", "country"),
    [
        ("독일 회사인데 법인을 세우고 싶어요", "ko", "독일"),
        ("홍콩에서 왔습니다", "ko", "홍콩"),
        ("베트남이요", "ko", "베트남"),
        ("두바이에 본사가 있어요", "ko", "아랍에미리트"),
        ("싱가폴 법인이에요", "ko", "싱가포르"),
        ("a fintech company from Singapore", "en", "Singapore"),
        ("I'm calling from the Netherlands", "en", "the Netherlands"),
        ("we are a German firm", "en", "Germany"),
        ("a US company", "en", "the United States"),
        ("I'm from Brazil", "en", "Brazil"),
        ("German 회사예요", "ko", "독일"),
    ],
)
def test_a_country_is_heard(said: str, language: Language, country: str) -> None:
    assert country_in(said, language) == country


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("캐나다 달러로 500만", "ko"),
        ("홍콩 달러요", "ko"),
        ("투자이란 무엇인가요", "ko"),
        ("인도하는 날", "ko"),
        ("한국에 투자하려고요", "ko"),
        ("5 million Canadian dollars", "en"),
        ("tell us more", "en"),
        ("in Seoul, Korea", "en"),
    ],
)
def test_what_is_no_country_of_an_investor(said: str, language: Language) -> None:
    assert country_in(said, language) == ""


def test_who_is_at_home_says_so() -> None:
    assert names_home("한국이요")
    assert names_home("I'm Korean")
    assert not names_home("독일이요")
