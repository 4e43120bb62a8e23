"""What every part may rely on: a bus that delivers in order, and a clock that only goes forward."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from core.bus import QUEUE_LIMIT, Bus, LocalBus, Message
from core.clock import SEOUL, Clock, SystemClock, today
from tests.fakes.bus import RecordingBus
from tests.fakes.clock import LoopClock
from tests.knowledge.conftest import Calendar

BUSES: tuple[Callable[[], Bus], ...] = (LocalBus, RecordingBus)
CLOCKS: tuple[Callable[[], Clock], ...] = (SystemClock, LoopClock, Calendar)


@pytest.fixture(params=BUSES, ids=["local", "recording"])
def bus(request: pytest.FixtureRequest) -> Bus:
    make: Callable[[], Bus] = request.param
    return make()


@pytest.fixture(params=CLOCKS, ids=["system", "loop", "calendar"])
def clock(request: pytest.FixtureRequest) -> Clock:
    make: Callable[[], Clock] = request.param
    return make()


async def take(messages: AsyncIterator[Message], count: int) -> list[object]:
    return [(await anext(messages))["n"] for _ in range(count)]


async def is_quiet(messages: AsyncIterator[Message]) -> bool:
    """Nothing is waiting: what was published is there before `publish` returns."""
    try:
        async with asyncio.timeout(0):
            await anext(messages)
    except TimeoutError:
        return True
    return False


async def test_messages_come_in_order(bus: Bus) -> None:
    async with bus.subscribe("desk") as messages:
        for number in range(3):
            await bus.publish("desk", {"n": number})
        assert await take(messages, 3) == [0, 1, 2]


async def test_every_subscriber_gets_every_message(bus: Bus) -> None:
    async with bus.subscribe("desk") as first, bus.subscribe("desk") as second:
        await bus.publish("desk", {"n": 1})
        assert await take(first, 1) == await take(second, 1) == [1]


async def test_a_topic_does_not_reach_another(bus: Bus) -> None:
    async with bus.subscribe("desk") as desk, bus.subscribe("talk") as talk:
        await bus.publish("talk", {"n": 1})
        await bus.publish("desk", {"n": 2})
        assert (await take(desk, 1), await take(talk, 1)) == ([2], [1])


async def test_nobody_hears_what_was_said_before_they_came(bus: Bus) -> None:
    await bus.publish("desk", {"n": 1})
    async with bus.subscribe("desk") as messages:
        assert await is_quiet(messages)


async def test_who_has_left_is_not_waited_for(bus: Bus) -> None:
    async with bus.subscribe("desk"):
        pass
    for number in range(QUEUE_LIMIT * 2):
        await bus.publish("desk", {"n": number})


async def test_who_lags_loses_the_oldest_and_holds_up_nobody(bus: Bus) -> None:
    async with bus.subscribe("desk") as messages:
        for number in range(QUEUE_LIMIT + 5):
            await bus.publish("desk", {"n": number})
        assert await take(messages, QUEUE_LIMIT) == list(range(5, QUEUE_LIMIT + 5))


async def test_publishing_while_others_come_and_go_reaches_who_is_there(bus: Bus) -> None:
    async with bus.subscribe("desk") as stays:
        for number in range(10):
            async with bus.subscribe("desk") as passes:
                await bus.publish("desk", {"n": number})
                assert await take(passes, 1) == [number]
        assert await take(stays, 10) == list(range(10))


async def test_the_time_of_day_is_seouls(clock: Clock) -> None:
    assert clock.now().tzinfo is not None
    assert clock.now().utcoffset() == timedelta(hours=9) == clock.now().astimezone(SEOUL).utcoffset()
    assert today(clock) == clock.now().date()


async def test_time_never_goes_back(clock: Clock) -> None:
    moments = [clock.monotonic() for _ in range(100)]
    assert moments == sorted(moments)


async def test_a_wait_lasts_as_long_as_it_was_asked_to(clock: Clock) -> None:
    before = clock.monotonic()
    await clock.sleep(0.02)
    assert clock.monotonic() - before >= 0.0199


async def test_no_wait_is_no_wait(clock: Clock) -> None:
    await clock.sleep(0)
    assert clock.now() >= clock.now() - timedelta(seconds=1)
