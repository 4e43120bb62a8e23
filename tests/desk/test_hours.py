"""When people are at the desk: weekdays, hours, public holidays and the days that stand in for them."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from core.clock import SEOUL
from core.officials import DutyHours
from core.speech import Language
from desk.hours import described, within

WEEKDAYS = DutyHours(time(9), time(18), (1, 2, 3, 4, 5))


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2026-11-23 08:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 17:59", True),
        ("2026-11-23 18:00", False),
        ("2026-11-22 12:00", False),  # Sunday
        ("2026-12-25 12:00", False),  # Christmas, a Friday
        ("2026-09-25 12:00", False),  # Chuseok
        ("2026-08-17 12:00", False),  # stands in for Liberation Day, a Saturday
        ("2026-03-02 12:00", False),  # stands in for the 1st of March, a Sunday
        ("2027-01-01 12:00", False),
        ("2026-12-28 12:00", True),
    ],
)
def test_the_desk_keeps_its_hours_and_the_public_holidays(moment: str, open_: bool) -> None:
    assert within(WEEKDAYS, datetime.fromisoformat(moment).replace(tzinfo=SEOUL)) is open_


@pytest.mark.parametrize(
    ("days", "language", "expected"),
    [
        ((1, 2, 3, 4, 5), "ko", "월-금 09:00-18:00"),
        ((1, 2, 3, 4, 5, 6, 7), "en", "Mon-Sun 09:00-18:00"),
        ((2, 4), "ko", "화, 목 09:00-18:00"),
        ((6,), "en", "Sat 09:00-18:00"),
        ((1, 2, 4), "en", "Mon, Tue, Thu 09:00-18:00"),
    ],
)
def test_the_hours_are_told_in_words(days: tuple[int, ...], language: Language, expected: str) -> None:
    assert described(DutyHours(time(9), time(18), days), language) == expected
