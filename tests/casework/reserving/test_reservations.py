"""A place is taken once, given back once, and goes to whoever waits first, however many ask at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.database import Sessions
from casework.petitions.calendar import Interval
from casework.reserving.reservation import Reservation
from casework.reserving.reservations import Reservations
from core.errors import Conflict, NotFound, SlotTaken
from tests.casework.reserving.wishes import TUESDAY, wish
from tests.fakes.calendar import Calendar

NEXT = Interval(TUESDAY + timedelta(hours=1), TUESDAY + timedelta(hours=2))


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def register(sessions: Sessions, clock: Calendar) -> Reservations:
    return Reservations(sessions, clock)


@pytest.mark.parametrize("places", [1, 2, 7])
async def test_of_thirty_at_once_only_as_many_get_a_slot_as_it_has_places(register: Reservations, places: int) -> None:
    asked = [register.book(wish(f"시민{n}"), places=places) for n in range(30)]
    given = await asyncio.gather(*asked, return_exceptions=True)
    won = [one for one in given if isinstance(one, Reservation)]
    assert len(won) == places
    assert all(isinstance(one, SlotTaken) for one in given if not isinstance(one, Reservation))
    assert len({one.code for one in won}) == places
    assert await _taken(register) == places


async def test_a_place_that_is_given_back_can_be_booked_again(register: Reservations) -> None:
    first = await register.book(wish(), places=1)
    cancelled = await register.cancel(first.code)
    assert (cancelled.state, cancelled.edition, cancelled.changed_by) == ("cancelled", 1, None)
    assert (await register.book(wish("이바다"), places=1)).state == "booked"
    with pytest.raises(Conflict):
        await register.cancel(first.code)
    assert await _taken(register) == 1


async def test_of_many_who_cancel_the_same_at_once_one_gives_the_place_back(register: Reservations) -> None:
    code = (await register.book(wish(), places=2)).code
    await register.book(wish("이바다"), places=2)
    await asyncio.gather(*(register.cancel(code) for _ in range(8)), return_exceptions=True)
    assert await _taken(register) == 1


async def test_whoever_waits_first_moves_up_first(register: Reservations) -> None:
    booked, first, second = [
        await register.book(wish(name), places=1, may_wait=True) for name in ("가나", "다라", "마바")
    ]
    assert [one.state for one in (booked, first, second)] == ["booked", "waiting", "waiting"]
    assert ((await register.find(second.code)).waiting_before, first.waiting_before) == (1, 0)
    await register.cancel(booked.code)
    moved, still = await register.find(first.code), await register.find(second.code)
    assert (moved.state, still.state, still.waiting_before) == ("booked", "waiting", 0)
    assert moved.moved_up_at is not None
    assert await _taken(register) == 1


async def test_whoever_left_the_waiting_list_is_passed_over(register: Reservations) -> None:
    booked, first, second = [
        await register.book(wish(name), places=1, may_wait=True) for name in ("가나", "다라", "마바")
    ]
    await register.cancel(first.code)
    await register.cancel(booked.code)
    assert (await register.find(second.code)).state == "booked"


async def test_a_move_takes_the_new_place_and_leaves_the_old_one(register: Reservations) -> None:
    mine = await register.book(wish(), places=1)
    waiting = await register.book(wish("이바다"), places=1, may_wait=True)
    moved = await register.move(mine.code, NEXT, places=1)
    assert (moved.starts_at, moved.ends_at, moved.edition) == (NEXT.start, NEXT.end, 1)
    assert (await register.find(waiting.code)).state == "booked"
    with pytest.raises(SlotTaken):
        await register.move(waiting.code, NEXT, places=1)
    assert (await register.find(waiting.code)).starts_at == TUESDAY
    with pytest.raises(Conflict):
        await register.move((await register.cancel(mine.code)).code, NEXT, places=1)


async def test_a_closed_slot_takes_nobody_and_keeps_who_is_booked(register: Reservations) -> None:
    mine = await register.book(wish(), places=1)
    waiting = await register.book(wish("이바다"), places=1, may_wait=True)
    await register.close("court:1", [TUESDAY], by="kim")
    with pytest.raises(SlotTaken):
        await register.book(wish("박산"), places=9, may_wait=True)
    await register.cancel(mine.code)
    assert (await register.find(waiting.code)).state == "waiting"
    await register.reopen("court:1", [TUESDAY], places=1, by="kim")
    assert (await register.find(waiting.code)).state == "booked"
    assert await _taken(register) == 1


async def test_what_began_is_settled_and_no_longer_cancelled(register: Reservations, clock: Calendar) -> None:
    mine = await register.book(wish(), places=1)
    with pytest.raises(Conflict):
        await register.settle(mine.code, "came", by="kim")
    clock.days_later(1.01)
    with pytest.raises(Conflict):
        await register.cancel(mine.code)
    assert (await register.settle(mine.code, "came", by="kim")).changed_by == "kim"
    assert (await register.settle(mine.code, "did_not_come", by="kim")).state == "did_not_come"


async def test_people_are_forgotten_and_what_is_counted_stays(
    register: Reservations, sessions: Sessions, clock: Calendar
) -> None:
    mine = await register.book(wish(), places=1)
    clock.days_later(92)
    await register.expire(90)
    assert (await register.find(mine.code)).visitor is None
    async with sessions() as session:
        kept = [(await session.execute(text(f"SELECT * FROM {table}"))).all() for table in ("reservation", "slot")]
    assert "김하늘" not in str(kept)
    with pytest.raises(NotFound):
        await register.find("AAAA-AAAA")


@given(
    st.lists(st.tuples(st.sampled_from(["book", "cancel", "move", "close", "reopen"]), st.integers(0, 5)), max_size=14)
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_is_taken_is_always_what_is_booked(sessions: Sessions, acts: Sequence[tuple[str, int]]) -> None:
    register, resource = Reservations(sessions, Calendar()), f"court:{len(acts)}:{hash(tuple(acts))}"
    codes: list[str] = []
    for act, which in acts:
        try:
            await _does(register, resource, act, codes, which)
        except Conflict:
            continue
    booked = await register.between(resource, TUESDAY, NEXT.end)
    used = await register.used(resource, TUESDAY, NEXT.end)
    for start in (TUESDAY, NEXT.start):
        mine = [one.state for one in booked if one.starts_at == start]
        slot = used.get(start)
        assert mine.count("booked") == (slot.taken if slot else 0) <= 2
        assert mine.count("waiting") == 0 or (slot is not None and (slot.taken == 2 or slot.closed_by is not None))


async def _does(register: Reservations, resource: str, act: str, codes: list[str], which: int) -> None:
    start = (TUESDAY, NEXT.start)[which % 2]
    match act:
        case "book":
            codes.append((await register.book(wish(starts_at=start, resource=resource), places=2, may_wait=True)).code)
        case "close":
            await register.close(resource, [start], by="kim")
        case "reopen":
            await register.reopen(resource, [start], places=2, by="kim")
        case "cancel" if codes:
            await register.cancel(codes[which % len(codes)])
        case "move" if codes:
            await register.move(codes[which % len(codes)], Interval(start, start + timedelta(hours=1)), places=2)
        case _:
            return


async def _taken(register: Reservations) -> int:
    return (await register.used("court:1", TUESDAY, NEXT.end))[TUESDAY].taken
