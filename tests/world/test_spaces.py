"""A space is read from its file."""

import pytest

from core.errors import InvalidInput
from tests.world.rooms import LOBBY
from world.movement import Point, free
from world.spaces import load_space


def test_the_lobby_has_the_four_officials_and_24_places() -> None:
    assert {counter.official for counter in LOBBY.counters} == {"youth", "guide", "complaints", "investment"}
    assert LOBBY.capacity == 24


def test_every_place_at_a_counter_can_be_stood_on_and_keeps_the_bubble() -> None:
    stands = [Point(stand.x, stand.z) for counter in LOBBY.counters for stand in counter.stands]

    assert [stand for stand in stands if not free(LOBBY, stand)] == []
    first_rows = [Point(s.x, s.z) for counter in LOBBY.counters for s in counter.stands[:3]]
    pairs = [(a, b) for i, a in enumerate(first_rows) for b in first_rows[i + 1 :]]
    assert [pair for pair in pairs if pair[0].distance(pair[1]) < LOBBY.bubble_metres] == []


def test_a_citizen_at_a_counter_looks_at_the_official() -> None:
    for counter in LOBBY.counters:
        before = counter.stands[0].beside(side_metres=0, ahead_metres=0.5)
        official = Point(counter.official_spot.x, counter.official_spot.z)
        stand = Point(counter.stands[0].x, counter.stands[0].z)
        assert Point(before.x, before.z).distance(official) < stand.distance(official) - 0.49


def test_the_entrance_is_free() -> None:
    assert free(LOBBY, Point(LOBBY.spawn.x, LOBBY.spawn.z))


@pytest.mark.parametrize("text", ["id = ", "id = 'x'", "id = 'x'\nunknown = 1"])
def test_a_file_that_is_no_space_says_what_is_wrong(text: str) -> None:
    with pytest.raises(InvalidInput, match="the file of a space cannot be used"):
        load_space(text)
