"""People come on duty, take citizens, hand them back, and sometimes vanish."""

from __future__ import annotations

import asyncio

import pytest

from core.answers import HandoffReason
from core.errors import Conflict, Forbidden, NotFound
from desk.announcements import TEXTS
from desk.desk import DROP_GRACE_SECONDS, Call, Desk
from tests.fakes.clock import LoopClock
from tests.fakes.counter import KIM, LEE, official
from tests.fakes.floor import FakeFloor

pytestmark = pytest.mark.looptime


@pytest.fixture
def floor() -> FakeFloor:
    return FakeFloor("a", "b", "c")


@pytest.fixture
def desk(floor: FakeFloor) -> Desk:
    return Desk(floor, {"complaints": official()}, LoopClock())


def call(talk: str, reason: HandoffReason = "citizen_asked") -> Call:
    return Call(talk, "complaints", "ko", reason, "요약")


async def test_with_somebody_on_duty_a_citizen_waits_at_a_place(desk: Desk, floor: FakeFloor) -> None:
    desk.set_duty(KIM, on=True)
    desk.call(call("a"))
    place = desk.call(call("b"))
    assert (place.state, place.position, place.people_on_duty, place.callback_offered) == ("waiting", 2, 1, False)
    assert floor.done == [("announce", "a", "waiting"), ("announce", "b", "waiting")]


async def test_with_nobody_on_duty_hours_and_a_callback_are_offered_at_once(desk: Desk, floor: FakeFloor) -> None:
    place = desk.call(call("a"))
    assert (place.state, place.hours, place.callback_offered) == ("unattended", "월-금 09:00-18:00", True)
    assert floor.done == [("announce", "a", "unattended")]


async def test_whoever_is_in_danger_is_not_told_to_wait_for_office_hours(desk: Desk, floor: FakeFloor) -> None:
    place = desk.call(call("a", "crisis"))
    assert (place.state, place.callback_offered) == ("unattended", True)
    assert floor.done == [("announce", "a", "alone_in_danger")]
    assert "바로 전화해 주세요" in TEXTS["alone_in_danger"]["ko"]


async def test_who_comes_on_duty_finds_those_who_stayed_and_they_are_told(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    desk.set_duty(KIM, on=True)
    assert [entry.talk_id for entry in desk.list.waiting()] == ["a"]
    assert floor.queue[-1][1]["state"] == "waiting"


async def test_asking_twice_is_announced_once(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    desk.call(call("a"))
    assert len(floor.done) == 1


async def test_of_two_people_who_accept_at_once_one_gets_the_citizen(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    outcomes: list[str] = []

    async def accept(account: object) -> None:
        try:
            desk.accept("a", KIM if account == "kim" else LEE)
            outcomes.append("got")
        except Conflict:
            outcomes.append("conflict")

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(accept("kim"))
        tasks.create_task(accept("lee"))
    assert sorted(outcomes) == ["conflict", "got"]
    assert [done for done in floor.done if done[0] == "take"] == [("take", "a", "kim")]
    assert not desk.on_duty("lee")


@pytest.mark.parametrize("ends", ["hand_back", "close"])
async def test_a_person_in_a_talk_takes_nobody_else_until_it_ends(desk: Desk, floor: FakeFloor, ends: str) -> None:
    for talk in "ab":
        desk.call(call(talk))
    desk.accept("a", KIM)
    before = list(floor.done)
    with pytest.raises(Conflict, match=r"^finish or hand back the talk you are in first$"):
        desk.accept("b", KIM)
    assert floor.done == before
    assert [entry.talk_id for entry in desk.list.waiting()] == ["b"]
    getattr(desk, ends)("a", KIM)
    assert desk.accept("b", KIM).staff_id == "kim"


async def test_accepting_takes_the_avatar_before_it_is_announced(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    desk.accept("a", KIM)
    assert floor.done[1:] == [("take", "a", "kim"), ("announce", "a", "taken")]
    assert floor.queue[-1] == ("a", {"state": "accepted", "position": None})
    assert desk.on_duty("kim")


async def test_those_behind_move_up(desk: Desk, floor: FakeFloor) -> None:
    desk.set_duty(KIM, on=True)
    for talk in "abc":
        desk.call(call(talk))
    desk.accept("a", KIM)
    told = {talk: event["position"] for talk, event in floor.queue[-2:]}
    assert told == {"b": 1, "c": 2}


async def test_the_person_speaks_hands_back_or_closes(desk: Desk, floor: FakeFloor) -> None:
    for talk in "ab":
        desk.call(call(talk))
    desk.accept("a", KIM)
    floor.done.clear()
    desk.say("a", KIM, "네")
    desk.hand_back("a", KIM)
    desk.accept("b", KIM)
    desk.close("b", KIM)
    assert floor.done == [
        ("say", "a", "네"),
        ("release", "a"),
        ("announce", "a", "handed_back"),
        ("take", "b", "kim"),
        ("announce", "b", "taken"),
        ("announce", "b", "closing"),
        ("close", "b"),
    ]
    assert desk.list.served_by("kim") == []


async def test_nobody_drives_a_citizen_of_somebody_else(desk: Desk) -> None:
    desk.call(call("a"))
    with pytest.raises(Forbidden):
        desk.say("a", KIM, "네")
    desk.accept("a", KIM)
    for act in (desk.hand_back, desk.close, desk.mine):
        with pytest.raises(Forbidden):
            act("a", LEE)
    with pytest.raises(NotFound):
        desk.hand_back("b", KIM)


async def test_going_off_duty_with_a_citizen_is_refused(desk: Desk) -> None:
    desk.call(call("a"))
    desk.accept("a", KIM)
    with pytest.raises(Conflict):
        desk.set_duty(KIM, on=False)
    desk.hand_back("a", KIM)
    desk.set_duty(KIM, on=False)
    assert desk.people_on_duty == 0


async def test_a_citizen_who_no_longer_wants_a_person_leaves_the_queue(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    desk.cancel("a")
    assert floor.queue[-1] == ("a", {"state": "cancelled"})
    assert desk.list.waiting() == []
    with pytest.raises(NotFound):
        desk.cancel("a")


async def test_a_talk_that_ends_leaves_the_desk(desk: Desk) -> None:
    desk.call(call("a"))
    desk.call(call("b"))
    desk.accept("a", KIM)
    desk.talk_over("a")
    desk.talk_over("b")
    desk.talk_over("never")
    assert (desk.list.waiting(), desk.list.served_by("kim")) == ([], [])


async def test_a_person_whose_connection_drops_gives_the_citizen_back_to_the_head(desk: Desk, floor: FakeFloor) -> None:
    desk.set_duty(LEE, on=True)
    for talk in "abc":
        desk.call(call(talk, "crisis" if talk == "c" else "citizen_asked"))
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(desk.watch())
        lee = tasks.create_task(looking(desk, "lee"))
        kim = tasks.create_task(looking(desk, "kim"))
        await asyncio.sleep(1)
        desk.accept("b", KIM)
        floor.done.clear()
        kim.cancel()
        await asyncio.sleep(DROP_GRACE_SECONDS - 1)
        assert floor.done == []
        await asyncio.sleep(2.1)
        assert floor.done == [("release", "b"), ("announce", "b", "dropped")]
        assert [entry.talk_id for entry in desk.list.waiting()] == ["b", "c", "a"]
        assert desk.list.waiting()[0].returned
        assert not desk.on_duty("kim")
        watch.cancel()
        lee.cancel()


async def test_when_the_last_person_drops_it_is_said_that_nobody_is_there(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    desk.accept("a", KIM)
    floor.done.clear()
    await asyncio.sleep(DROP_GRACE_SECONDS)
    desk.watch_once()
    assert floor.done == [("release", "a"), ("announce", "a", "dropped"), ("announce", "a", "unattended")]
    assert floor.queue[-1][1]["state"] == "unattended"


async def test_a_page_that_is_loaded_anew_in_time_keeps_the_citizen(desk: Desk, floor: FakeFloor) -> None:
    desk.call(call("a"))
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(desk.watch())
        page = tasks.create_task(looking(desk, "kim"))
        await asyncio.sleep(1)
        desk.accept("a", KIM)
        page.cancel()
        await asyncio.sleep(DROP_GRACE_SECONDS - 2)
        again = tasks.create_task(looking(desk, "kim"))
        await asyncio.sleep(60)
        assert [entry.talk_id for entry in desk.list.served_by("kim")] == ["a"]
        watch.cancel()
        again.cancel()
    assert ("release", "a") not in floor.done


async def test_of_two_screens_one_may_close(desk: Desk) -> None:
    async with asyncio.TaskGroup() as tasks:
        screens = [tasks.create_task(looking(desk, "kim")) for _ in range(2)]
        await asyncio.sleep(1)
        desk.set_duty(KIM, on=True)
        screens[0].cancel()
        await asyncio.sleep(60)
        desk.watch_once()
        assert desk.on_duty("kim")
        screens[1].cancel()


async def test_a_screen_shows_every_change(desk: Desk) -> None:
    ticks: list[float] = []

    async def look() -> None:
        async for _ in desk.screen(KIM):
            ticks.append(asyncio.get_running_loop().time())

    async with asyncio.TaskGroup() as tasks:
        screen = tasks.create_task(look())
        await asyncio.sleep(1)
        desk.call(call("a"))
        await asyncio.sleep(1)
        desk.cancel("a")
        await asyncio.sleep(1)
        screen.cancel()
    assert ticks == [0, 1, 2]


async def looking(desk: Desk, name: str) -> None:
    async for _ in desk.screen(KIM if name == "kim" else LEE):
        pass
