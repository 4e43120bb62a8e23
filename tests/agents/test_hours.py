"""When people are at the desk."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from agents.hours import on_duty, said_hours
from core.clock import SEOUL
from core.officials import DutyHours

WEEKDAYS = DutyHours(time(9), time(18), (1, 2, 3, 4, 5))


@pytest.mark.parametrize(
    ("moment", "duty"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=SEOUL), True),
        (datetime(2026, 11, 23, 17, 59, tzinfo=SEOUL), True),
        (datetime(2026, 11, 23, 18, 0, tzinfo=SEOUL), False),
        (datetime(2026, 11, 23, 8, 59, tzinfo=SEOUL), False),
        (datetime(2026, 11, 22, 12, 0, tzinfo=SEOUL), False),
    ],
)
def test_on_duty(moment: datetime, *, duty: bool) -> None:
    assert on_duty(WEEKDAYS, moment) is duty


def test_hours_as_they_are_said() -> None:
    assert said_hours(WEEKDAYS, "ko") == "평일 9시부터 18시까지"
    assert said_hours(DutyHours(time(10, 30), time(16), (6,)), "ko") == "토요일 10시 30분부터 16시까지"
    assert said_hours(WEEKDAYS, "en") == "on weekdays from 09:00 to 18:00"
