"""Whatever is reserved keeps the same promises, a counter and a facility alike: a place is given once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import pytest

from app.database import Sessions
from casework.reserving.reservation import Comer, Reservation, Visitor
from casework.reserving.reserving import Reservable, Reserving
from core.clock import SEOUL
from core.errors import SlotTaken
from tests.casework.appointments.counter_desk import COUNTERS
from tests.casework.facilities.halls import bookings_of, hall
from tests.fakes.calendar import Calendar

TEN, ELEVEN = (datetime(2026, 11, 24, hour, tzinfo=SEOUL) for hour in (10, 11))
MAKERS: tuple[Callable[[], Reservable], ...] = (
    lambda: COUNTERS["investment"],
    lambda: COUNTERS["youth"],
    hall,
    lambda: hall(kind="counselling_room", places=4),
)


@pytest.fixture(params=MAKERS, ids=["counter", "counselling hour", "hall", "counselling room"])
def thing(request: pytest.FixtureRequest) -> Reservable:
    make: Callable[[], Reservable] = request.param
    return make()


@pytest.fixture
def reserving(sessions: Sessions) -> Reserving:
    return bookings_of(sessions, Calendar())


async def asks(reserving: Reserving, thing: Reservable, number: int = 0) -> Reservation:
    return await reserving.book(thing, TEN, Comer(Visitor(f"시민{number}", f"{number}@example.org", {}, f"{number}")))


async def test_as_many_are_booked_at_once_as_there_are_places(reserving: Reserving, thing: Reservable) -> None:
    asked = (asks(reserving, thing, number) for number in range(12))
    given = await asyncio.gather(*asked, return_exceptions=True)
    states = ["refused" if isinstance(one, SlotTaken) else one for one in given]
    told = [one.state if isinstance(one, Reservation) else one for one in states]
    others = "waiting" if thing.may_wait else "refused"
    assert sorted(map(str, told)) == sorted(["booked"] * thing.rule.places + [others] * (12 - thing.rule.places))


async def test_a_place_that_is_given_back_is_offered_again(reserving: Reserving, thing: Reservable) -> None:
    mine = await asks(reserving, thing)
    before = {one.slot.start: one.left for one in await reserving.offers(thing)}
    await reserving.services.reservations.cancel(mine.code)
    after = {one.slot.start: one.left for one in await reserving.offers(thing)}
    assert after[TEN] == before.get(TEN, 0) + 1 == thing.rule.places


async def test_it_moves_to_another_time_and_only_to_one_that_is_offered(
    reserving: Reserving, thing: Reservable
) -> None:
    mine = await asks(reserving, thing)
    assert (await reserving.move(thing, mine, ELEVEN)).starts_at == ELEVEN
    with pytest.raises(SlotTaken):
        await reserving.move(thing, mine, ELEVEN.replace(hour=23))


async def test_a_closed_time_is_offered_to_nobody_and_says_why(reserving: Reserving, thing: Reservable) -> None:
    mine = await asks(reserving, thing)
    await reserving.close(thing, [TEN], by="kim", reason="점검")
    assert TEN not in [one.slot.start for one in await reserving.offers(thing)]
    with pytest.raises(SlotTaken):
        await asks(reserving, thing, 1)
    assert (await reserving.use(mine)).closed_reason == "점검"
    await reserving.reopen(thing, [TEN], by="kim")
    await reserving.services.reservations.cancel(mine.code)
    assert (await asks(reserving, thing, 1)).state == "booked"


async def test_a_day_shows_who_comes(reserving: Reserving, thing: Reservable) -> None:
    mine = await asks(reserving, thing)
    slots, booked = await reserving.day(thing, TEN.date())
    assert [one.code for one in booked] == [mine.code]
    assert next(use.taken for slot, use in slots.items() if slot.start == TEN) == 1
