"""Figures and links are read alike however they are written."""

from __future__ import annotations

import pytest

from agents.figures import figures, links, spelt_figures


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("14일 이내", {"14"}),
        ("5만원 이하", {"50000"}),
        ("50,000원", {"50000"}),
        ("1억원의 100분의 10", {"100000000", "100", "10"}),
        ("3.5%", {"3.5"}),
        ("02-120에 전화", {"2", "120"}),
        ("2025-07-22", {"2025", "7", "22"}),
        ("제16조제1항", {"16", "1"}),
        ("숫자가 없어요", set[str]()),
    ],
)
def test_figures(text: str, read: set[str]) -> None:
    assert figures(text) == read


def test_links() -> None:
    assert links("https://www.gov.kr/portal 또는 easylaw.go.kr.") == {"https://www.gov.kr/portal", "easylaw.go.kr"}


def test_numbers_written_as_words() -> None:
    assert spelt_figures("열 시간 안에, 오만 원") == {"열시간", "오만원"}
    assert spelt_figures("within fourteen days") == {"fourteen"}
