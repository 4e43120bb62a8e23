"""The bounded queue between a writer that never waits and a reader that may."""

from __future__ import annotations

import asyncio

from rtc.backlog import Backlog


async def test_a_reader_gets_items_in_order_and_stops_at_the_end() -> None:
    backlog: Backlog[int] = Backlog(10)
    async with asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(collect(backlog))
        for item in range(3):
            backlog.put(item)
            await asyncio.sleep(0)
        backlog.end()
    assert reading.result() == [0, 1, 2]


async def test_a_full_backlog_drops_its_oldest() -> None:
    backlog: Backlog[int] = Backlog(2)
    for item in range(5):
        backlog.put(item)
    backlog.end()
    assert await collect(backlog) == [3, 4]
    assert backlog.dropped == 3


async def collect(backlog: Backlog[int]) -> list[int]:
    return [item async for item in backlog]
