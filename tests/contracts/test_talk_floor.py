"""What every `TalkFloor` does, the fake one and the one over the open talks alike."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from typing import TypeAlias, cast

import pytest

from app.floor import Floor
from core.errors import NotFound
from desk.protocols import TalkFloor
from tests.fakes.counter import KIM, Counter
from tests.fakes.floor import FakeFloor

pytestmark = pytest.mark.looptime

Opened: TypeAlias = tuple[TalkFloor, str]


def fake() -> Opened:
    return FakeFloor("a"), "a"


def real() -> Opened:
    house = Counter()
    return Floor(house.talks), house.open_talk().id


@pytest.fixture(params=[fake, real])
def open_floor(request: pytest.FixtureRequest) -> Callable[[], Opened]:
    return cast("Callable[[], Opened]", request.param)


async def types(floor: TalkFloor, talk: str) -> list[str]:
    """Of the events so far; the talk must be over."""
    return [str(event["type"]) async for _, event in floor.follow(talk, 0)]


async def test_driving_is_told_to_the_citizen_in_order(open_floor: Callable[[], Opened]) -> None:
    floor, talk = open_floor()
    floor.tell(talk, {"state": "waiting", "position": 1})
    floor.take(talk, KIM)
    floor.say(talk, "안녕하세요")
    floor.release(talk)
    floor.announce(talk, "handed_back")
    floor.close(talk)
    told = [kind for kind in await types(floor, talk) if kind != "talk-opened"]
    assert told == ["queue", "driver", "staff-said", "driver", "announcement", "announcement", "talk-closed"]


async def test_what_the_person_says_is_a_line_of_the_talk(open_floor: Callable[[], Opened]) -> None:
    floor, talk = open_floor()
    floor.take(talk, KIM)
    floor.say(talk, "안녕하세요")
    assert [(line.speaker, line.text) for line in floor.turns(talk)] == [("staff", "안녕하세요")]


async def test_events_are_numbered_from_one_and_followed_from_anywhere(open_floor: Callable[[], Opened]) -> None:
    floor, talk = open_floor()
    for _ in range(3):
        floor.tell(talk, {"state": "waiting"})
    floor.close(talk)
    numbers = [number async for number, _ in floor.follow(talk, 0)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [number async for number, _ in floor.follow(talk, 2)] == numbers[2:]


async def test_a_talk_that_never_was_is_not_found(open_floor: Callable[[], Opened]) -> None:
    floor, _ = open_floor()
    for act in (
        lambda: floor.turns("never"),
        lambda: floor.tell("never", {"state": "waiting"}),
        lambda: floor.announce("never", "waiting"),
        lambda: floor.take("never", KIM),
        lambda: floor.release("never"),
        lambda: floor.say("never", "네"),
        lambda: floor.close("never"),
    ):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotFound):
        async with aclosing(floor.follow("never", 0)) as events:
            await anext(events)
