"""How often something may happen, by the clock."""

from __future__ import annotations

import pytest

from app.talks.pace import Pace
from tests.fakes.calendar import Calendar


@pytest.mark.parametrize(("after", "wait"), [(0, 61), (20, 41), (59.5, 1), (60, 1), (60.5, 0)])
async def test_the_next_one_waits_until_the_first_has_left_the_window(
    calendar: Calendar, after: float, wait: int
) -> None:
    pace = Pace(2, 60.0, calendar)
    pace.note("a")
    pace.note("a")
    await calendar.sleep(after)
    assert pace.wait_seconds("a") == wait
    assert pace.wait_seconds("b") == 0


async def test_tidying_forgets_nothing_that_still_counts(calendar: Calendar) -> None:
    pace = Pace(1, 60.0, calendar)
    pace.note("old")
    await calendar.sleep(50)
    pace.note("new")
    await calendar.sleep(20)
    pace.tidy()
    assert (pace.wait_seconds("old"), pace.wait_seconds("new")) == (0, 41)
    assert ("old" in pace, "new" in pace) == (False, True)
