"""The world ticks: bodies move and everybody hears of it."""

import asyncio

import pytest

from core.errors import NotFound, ServiceFull
from tests.world.rooms import LOBBY, OFFICIALS, HandClock, is_insult
from world.outbox import Outbox
from world.poses import POSE_BYTES, Pose
from world.presence import HELD_SECONDS
from world.visitor import Card
from world.world import MOST_PER_ADDRESS, TICK_SECONDS, World


def a_world(clock: HandClock) -> World:
    return World({"lobby": LOBBY}, OFFICIALS, clock, left=lambda _: None, is_insult=is_insult)


def a_turn(clock: HandClock) -> Pose:
    return Pose(0, LOBBY.spawn.x, 0, LOBBY.spawn.z, clock.seconds % 6)


async def test_everybody_hears_of_everybody_ten_times_a_second() -> None:
    clock = HandClock()
    world = a_world(clock)
    outbox = Outbox()
    visitor = world.presence("lobby").enter(Card("", "", "ko"), outbox, resume="", now=clock.seconds)
    assert isinstance(await anext(outbox), str)

    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(world.run())
        for _ in range(10):
            blob = await anext(outbox)
            assert len(blob) == 5 * POSE_BYTES
            world.presence("lobby").move(visitor, a_turn(clock), now=clock.seconds)
        running.cancel()

    assert clock.seconds == pytest.approx(1_001, abs=TICK_SECONDS * 1.5)


def test_a_place_is_free_again_15_seconds_after_the_connection_broke() -> None:
    clock = HandClock()
    world = a_world(clock)
    outbox = Outbox()
    presence = world.presence("lobby")
    visitor = presence.enter(Card("", "", "ko"), outbox, resume="", now=clock.seconds)
    presence.lost(visitor, outbox, now=clock.seconds)

    clock.seconds += HELD_SECONDS - TICK_SECONDS
    world.tick()
    assert world.citizens == 1
    clock.seconds += TICK_SECONDS
    world.tick()
    assert world.citizens == 0


def test_a_space_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="`lobby`"):
        a_world(HandClock()).presence("moon")


def test_one_network_address_cannot_fill_the_world() -> None:
    world = a_world(HandClock())
    held = [world.admitted("192.0.2.1") for _ in range(MOST_PER_ADDRESS)]
    for place in held:
        place.__enter__()

    with pytest.raises(ServiceFull), world.admitted("192.0.2.1"):
        pass
    with world.admitted("192.0.2.2"):
        pass
    held[0].__exit__(None, None, None)
    with world.admitted("192.0.2.1"):
        pass
