"""A stream and whoever reads it: each event asks anew, and so does the wait for one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from desk.admitted import CHECK_SECONDS, while_allowed
from tests.fakes.clock import LoopClock

pytestmark = pytest.mark.looptime


class Reader:
    """Allowed until a second of the loop."""

    def __init__(self, until: float) -> None:
        self.until = until

    async def still(self) -> bool:
        return asyncio.get_running_loop().time() < self.until


class Source:
    """Says its numbers, one after each pause; knows when it was closed."""

    def __init__(self, *pauses: float) -> None:
        self.pauses = pauses
        self.closed_at: float | None = None

    async def events(self) -> AsyncGenerator[int]:
        try:
            for number, pause in enumerate(self.pauses):
                await asyncio.sleep(pause)
                yield number
        finally:
            self.closed_at = asyncio.get_running_loop().time()


async def read(source: Source, until: float) -> list[int]:
    return [number async for number in while_allowed(source.events(), Reader(until).still, LoopClock())]


async def test_everything_is_read_to_the_end_by_who_stays() -> None:
    source = Source(0, 0, 100, 1)
    assert await read(source, until=1_000) == [0, 1, 2, 3]
    assert source.closed_at == 101


async def test_an_event_that_comes_too_late_by_a_moment_is_not_read() -> None:
    assert await read(Source(0, 1, 1), until=1.5) == [0, 1]


async def test_a_silent_stream_ends_within_seconds() -> None:
    source = Source(0, 1_000)
    assert await read(source, until=5) == [0]
    assert source.closed_at is not None
    assert 5 <= source.closed_at <= 5 + CHECK_SECONDS


async def test_a_reader_who_vanishes_closes_the_source() -> None:
    source = Source(0, 1_000)
    async with asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(read(source, until=1_000))
        await asyncio.sleep(1)
        reading.cancel()
    assert source.closed_at == 1
