"""As of which day a citizen asks."""

from __future__ import annotations

from datetime import date

import pytest

from agents.dates import dated

TODAY = date(2026, 11, 22)


def as_of(text: str, *, today: date) -> date | None:
    found = dated(text, today=today)
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("지난달 기준으로 알려줘", date(2026, 10, 31)),
        ("작년에는 얼마였어요?", date(2025, 12, 31)),
        ("작년 과태료는 얼마였어요?", date(2025, 12, 31)),
        ("2025년 3월에는 얼마였나요?", date(2025, 3, 31)),
        ("2024년에는 어땠나요", date(2024, 12, 31)),
        ("2025-03-01 기준", date(2025, 3, 1)),
        ("2025년 3월 14일 당시에요", date(2025, 3, 14)),
        ("3년 전에는 얼마였나요", date(2023, 11, 22)),
        ("내년에는 어떻게 돼요?", date(2027, 1, 1)),
        ("as of March 2025", date(2025, 3, 31)),
        ("as of 2025-03-01", date(2025, 3, 1)),
        ("what was the fine last year?", date(2025, 12, 31)),
        ("What was the fee in 2024?", date(2024, 12, 31)),
    ],
)
def test_a_named_period_is_its_last_day(text: str, day: date) -> None:
    assert as_of(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "이사했는데 언제까지 신고해야 돼요?",
        "2025년 3월 14일에 이사했는데 언제까지 신고해요?",
        "작년에 이사했는데 과태료 내요?",
        "2025년 13월에는",
        "2025년 2월 30일 기준",
        "오늘 이사했어요",
        "I moved last year, what is the fine?",
        "",
    ],
)
def test_the_date_of_an_event_is_no_basis(text: str) -> None:
    assert as_of(text, today=TODAY) is None


def test_29_february_some_years_ago_is_the_28th() -> None:
    assert as_of("3년 전에는 얼마였나요", today=date(2024, 2, 29)) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("지난달 기준으로는?", ""),
        ("작년에는요?", ""),
        ("그럼 2010년에는 어땠어요?", ""),
        ("2025-03-01 기준으로 알려줘", ""),
        ("as of last month?", ""),
        ("작년 기준으로 과태료는 얼마예요?", "과태료는 얼마예요?"),
        ("2025년 3월에는 수수료가 얼마였나요?", "수수료가 얼마였나요?"),
        ("what was the fine last year?", "what was the fine ?"),
    ],
)
def test_what_is_left_beside_the_day_is_the_matter(text: str, rest: str) -> None:
    found = dated(text, today=TODAY)
    assert found is not None
    assert found.rest == rest
