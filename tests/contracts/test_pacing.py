"""What casework may rely on to slow somebody down: so many at once, then a wait that is long enough and no longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.talks.pace import Pace
from casework.protocols import Pacing
from tests.fakes.calendar import Calendar
from tests.fakes.casework import CountedPacing

MOST, WINDOW_SECONDS = 3, 60
MAKERS: tuple[Callable[[Calendar], Pacing], ...] = (
    lambda clock: Pace(MOST, WINDOW_SECONDS, clock),
    lambda clock: CountedPacing(MOST, WINDOW_SECONDS, clock),
)


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture(params=MAKERS, ids=["pace", "counted"])
def pacing(request: pytest.FixtureRequest, clock: Calendar) -> Pacing:
    make: Callable[[Calendar], Pacing] = request.param
    return make(clock)


def note(pacing: Pacing, key: str, times: int) -> None:
    for _ in range(times):
        assert pacing.wait_seconds(key) == 0
        pacing.note(key)


def test_so_many_may_happen_at_once_and_then_one_waits(pacing: Pacing) -> None:
    note(pacing, "here", MOST)
    assert 0 < pacing.wait_seconds("here") <= WINDOW_SECONDS + 1


def test_asking_alone_counts_for_nothing(pacing: Pacing) -> None:
    assert [pacing.wait_seconds("here") for _ in range(MOST + 1)] == [0] * (MOST + 1)


def test_one_address_does_not_slow_another(pacing: Pacing) -> None:
    note(pacing, "here", MOST)
    assert pacing.wait_seconds("there") == 0


async def test_whoever_waited_as_long_as_told_may_go_on(pacing: Pacing, clock: Calendar) -> None:
    note(pacing, "here", MOST)
    await clock.sleep(pacing.wait_seconds("here"))
    assert pacing.wait_seconds("here") == 0
