"""Bodies stay inside the walls and keep to the walking speed."""

from math import cos, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world.rooms import LOBBY
from world.movement import SLACK_METRES, Point, free, moved

HERE = Point(0.0, 3.0)
ANYWHERE = st.builds(Point, st.floats(-20, 20), st.floats(-20, 20))


def test_a_walking_step_is_taken_as_asked() -> None:
    assert moved(LOBBY, HERE, Point(0.2, 3.1), seconds=0.1) == Point(0.2, 3.1)


def test_nobody_runs_faster_than_the_space_allows() -> None:
    far = moved(LOBBY, HERE, Point(9.0, 3.0), seconds=0.1)

    assert HERE.distance(far) == pytest.approx(LOBBY.speed_metres_per_second * 0.1 + SLACK_METRES)


def test_a_long_silence_is_no_licence_to_jump_across_the_hall() -> None:
    far = moved(LOBBY, HERE, Point(-9.0, 3.0), seconds=3_600)

    assert HERE.distance(far) <= LOBBY.speed_metres_per_second + SLACK_METRES + 1e-9


def test_walls_hold() -> None:
    assert moved(LOBBY, Point(0, 8.2), Point(0, 9.5), seconds=1).z == LOBBY.bounds[3]


def test_a_counter_is_not_walked_through() -> None:
    counter = LOBBY.counters[1]
    stand, official = counter.stands[0], counter.official_spot

    stopped = moved(LOBBY, Point(stand.x, stand.z), Point(official.x, official.z), seconds=1)

    assert free(LOBBY, stopped)
    before = Point(counter.spot.x + sin(counter.spot.heading), counter.spot.z + cos(counter.spot.heading))
    assert stopped.distance(before) < stopped.distance(Point(official.x, official.z))


def test_everybody_has_a_bubble() -> None:
    other = Point(0.5, 3.0)

    stopped = moved(LOBBY, Point(-0.5, 3.0), other, seconds=1, others=[other])

    assert stopped.distance(other) == pytest.approx(LOBBY.bubble_metres)


def test_who_stands_too_near_may_step_away_but_not_nearer() -> None:
    other, close = Point(0.0, 3.0), Point(0.3, 3.0)

    assert moved(LOBBY, close, Point(0.4, 3.0), seconds=1, others=[other]) == Point(0.4, 3.0)
    nearer = moved(LOBBY, close, Point(0.1, 3.0), seconds=1, others=[other])
    assert nearer.distance(other) >= close.distance(other)


@given(ANYWHERE, st.lists(ANYWHERE, max_size=5), st.floats(0, 5))
def test_wherever_one_wants_to_go_the_place_is_free(wanted: Point, others: list[Point], seconds: float) -> None:
    stopped = moved(LOBBY, HERE, wanted, seconds=seconds, others=others)

    assert free(LOBBY, stopped, before=HERE, others=others) or stopped == HERE


@given(ANYWHERE, st.floats(0, 5))
def test_no_step_is_longer_than_the_limit_but_for_the_way_around_a_corner(wanted: Point, seconds: float) -> None:
    stopped = moved(LOBBY, HERE, wanted, seconds=seconds)
    widest = max(max(part.size[0], part.size[2]) for part in LOBBY.solids)

    assert HERE.distance(stopped) <= LOBBY.speed_metres_per_second + SLACK_METRES + widest
