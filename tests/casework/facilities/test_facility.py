"""What describes a facility is whole and makes sense, and every statement has its source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from tests.casework.facilities.halls import HALL, SOURCE, hall
from tests.casework.reserving.wishes import CALENDAR

FEE = {"kind": "fee", "ko": "무료", "en": "Free of charge"}


def test_each_weekday_has_its_hours() -> None:
    rule = hall().rule
    assert [slot.start.hour for slot in rule.on(date(2026, 11, 23), CALENDAR)] == [10, 11]
    assert [slot.start.hour for slot in rule.on(date(2026, 11, 24), CALENDAR)] == [10, 11, 19, 20]
    assert rule.on(date(2026, 11, 28), CALENDAR) == ()


def test_it_is_closed_on_its_closed_days_and_on_holidays_unless_it_says_otherwise() -> None:
    closed = hall(closed_days=[{"day": "2026-11-24", "ko": "정기 점검", "en": "Maintenance"}])
    assert closed.rule.on(date(2026, 11, 24), CALENDAR) == ()
    assert hall().rule.on(date(2026, 12, 25), CALENDAR) == ()
    assert hall(rests_on_holidays=False).rule.on(date(2026, 12, 25), CALENDAR) != ()


def test_only_a_counselling_room_is_booked_without_a_name() -> None:
    assert hall(kind="counselling_room").is_anonymous
    assert not hall().is_anonymous


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"facts": []}, id="nothing is said"),
        pytest.param({"facts": [FEE]}, id="a fact without a source"),
        pytest.param({"facts": [{**FEE, "source": {**SOURCE, "url": "city hall"}}]}, id="a source that is no link"),
        pytest.param({"source": {"name": "공고", "url": "https://example.org"}}, id="a source without a day"),
        pytest.param({"district": "수원시"}, id="not a district of Seoul"),
        pytest.param({"hours": []}, id="never open"),
        pytest.param({"hours": [{"days": [1], "opens": "18:00", "closes": "09:00"}]}, id="closes before it opens"),
        pytest.param({"hours": [*HALL["hours"], {"days": [2], "opens": "11:00", "closes": "13:00"}]}, id="overlap"),
        pytest.param({"hours": [{"days": [8], "opens": "09:00", "closes": "18:00"}]}, id="an eighth day"),
        pytest.param({"first_days": 10, "last_days": 3}, id="the last day before the first"),
        pytest.param({"places": 0}, id="no place"),
        pytest.param({"id": "Moon Hall"}, id="an id with a space"),
        pytest.param({"colour": "blue"}, id="what nobody asked for"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        hall(**change)
