"""Places to stand at a counter."""

from tests.world.rooms import LOBBY
from world.seats import Seats

COUNTER = LOBBY.counters[0]


def test_nobody_waits_for_an_official() -> None:
    seats = Seats()

    taken = [seats.take(COUNTER, body) for body in range(100, 140)]

    assert len({seat.booth for seat in taken}) == 40


def test_the_first_ones_stand_at_the_counter_and_the_others_where_they_are() -> None:
    seats = Seats()

    taken = [seats.take(COUNTER, body).stand for body in range(100, 112)]

    assert taken == [*COUNTER.stands, None, None, None]


def test_a_place_that_is_left_is_taken_next() -> None:
    seats = Seats()
    first, _ = seats.take(COUNTER, 100), seats.take(COUNTER, 101)
    seats.leave(100)

    assert seats.take(COUNTER, 102) == first


def test_coming_up_twice_keeps_the_booth() -> None:
    seats = Seats()

    assert seats.take(COUNTER, 100) == seats.take(COUNTER, 100)


def test_leaving_without_a_seat_is_nothing() -> None:
    assert Seats().leave(100) is None
