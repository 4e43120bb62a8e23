"""The events of a talk, for screens that come, go and come back."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.talks.feed import KEPT_EVENTS, Feed
from app.wire import event


def numbered(feed: Feed, text: int) -> None:
    feed.publish(event("announcement", text=str(text)))


steps = st.lists(st.sampled_from(["publish", "publish", "read", "drop", "turn"]), max_size=60)


@given(steps)
@settings(max_examples=60, deadline=None)
def test_a_screen_that_reconnects_misses_nothing_and_sees_nothing_twice(script: list[str]) -> None:
    published, seen = asyncio.run(followed(script))
    assert seen == list(range(1, published + 1))


async def followed(script: list[str]) -> tuple[int, list[int]]:
    """One reader that reads, drops its connection and resumes after the last number it saw."""
    feed, seen, published = Feed(), list[int](), 0
    reader = feed.follow(0)
    for step in script:
        if step == "publish":
            published += 1
            numbered(feed, published)
        elif step == "read" and len(seen) < published:
            seen.append((await anext(reader)).number)
        elif step == "drop":
            await reader.aclose()
            reader = feed.follow(seen[-1] if seen else 0)
        await asyncio.sleep(0)
    await reader.aclose()
    feed.close()
    seen += [item.number async for item in feed.follow(seen[-1] if seen else 0)]
    return published, seen


async def test_what_comes_while_a_screen_waits_reaches_it() -> None:
    feed, seen = Feed(), list[int]()

    async def read() -> None:
        async for item in feed.follow():
            seen.append(item.number)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(read())
        for number in range(100):
            numbered(feed, number)
            await asyncio.sleep(0)
        feed.close()
    assert seen == list(range(1, 101))


async def test_a_long_talk_keeps_its_last_events_with_their_numbers() -> None:
    feed = Feed()
    for number in range(KEPT_EVENTS + 10):
        numbered(feed, number)
    feed.close()
    numbers = [item.number async for item in feed.follow(0)]
    assert (numbers[0], numbers[-1], len(numbers)) == (11, KEPT_EVENTS + 10, KEPT_EVENTS)
    assert [item.number async for item in feed.follow(KEPT_EVENTS + 8)] == [KEPT_EVENTS + 9, KEPT_EVENTS + 10]


async def test_nothing_follows_the_end() -> None:
    feed = Feed()
    numbered(feed, 1)
    feed.close()
    numbered(feed, 2)
    assert feed.last_number == 1


async def test_it_is_known_how_many_follow() -> None:
    feed = Feed()
    numbered(feed, 1)
    reader = feed.follow()
    await anext(reader)
    assert feed.readers == 1
    await reader.aclose()
    assert feed.readers == 0


@pytest.mark.parametrize("after", [-5, 99_999, 10**22])
async def test_a_number_that_no_event_has_misses_nothing_that_is_to_come(after: int) -> None:
    feed = Feed()
    feed.publish(event("relayed"))
    numbers: list[int] = []

    async def read() -> None:
        numbers.extend([item.number async for item in feed.follow(after)])

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(read())
        await asyncio.sleep(0)
        feed.publish(event("relayed"))
        feed.close()
    assert numbers[-1] == 2
