"""What a calendar of casework may rely on: the day asked for, its names, and the same answer every time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from casework.protocols import Holidays
from core.public_holidays import KoreanPublicHolidays, PublicHoliday
from tests.fakes.holidays import NamedHolidays

CHRISTMAS = date(2026, 12, 25)
MAKERS: tuple[Callable[[], Holidays], ...] = (
    KoreanPublicHolidays,
    lambda: KoreanPublicHolidays([PublicHoliday(date(2026, 11, 24), "지방공휴일", "Local public holiday")]),
    lambda: NamedHolidays(CHRISTMAS),
)


@pytest.fixture(params=MAKERS, ids=["korean", "with a declared day", "named"])
def holidays(request: pytest.FixtureRequest) -> Holidays:
    make: Callable[[], Holidays] = request.param
    return make()


def test_a_holiday_bears_its_day_and_its_names(holidays: Holidays) -> None:
    found = holidays.on(CHRISTMAS)
    assert found is not None
    assert (found.day, bool(found.ko), bool(found.en)) == (CHRISTMAS, True, True)


def test_a_common_day_is_none(holidays: Holidays) -> None:
    assert holidays.on(date(2026, 11, 23)) is None


def test_the_answer_does_not_change(holidays: Holidays) -> None:
    assert holidays.on(CHRISTMAS) == holidays.on(CHRISTMAS)
