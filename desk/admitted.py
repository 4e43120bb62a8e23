"""A stream goes on only for as long as whoever reads it may read it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar

from core.accounts import StillAllowed
from core.clock import Clock

CHECK_SECONDS = 3.0  # with the grace of a dropped screen, a citizen is alone with the signed-out for some 12 s at most

_T = TypeVar("_T")


async def while_allowed(events: AsyncGenerator[_T], still: StillAllowed, clock: Clock) -> AsyncGenerator[_T]:
    """`events`, until `still` says no: asked before each event and every few seconds between. Closes `events`."""
    async with aclosing(events):
        while True:
            found = await _next_or_refusal(events, still, clock)
            if not found or not await still():
                return
            yield found[0]


async def _next_or_refusal(events: AsyncGenerator[_T], still: StillAllowed, clock: Clock) -> tuple[_T] | tuple[()]:
    """The next event; empty where there is none, or where the reader is refused while it is awaited."""
    async with asyncio.TaskGroup() as tasks:  # closed before anything is yielded: a reader may vanish at any yield
        coming = tasks.create_task(_next(events))
        refused = tasks.create_task(until_refused(still, clock))
        await asyncio.wait((coming, refused), return_when=asyncio.FIRST_COMPLETED)
        refused.cancel()
        coming.cancel()
    return () if coming.cancelled() else coming.result()


async def _next(events: AsyncGenerator[_T]) -> tuple[_T] | tuple[()]:
    async for event in events:
        return (event,)
    return ()


async def until_refused(still: StillAllowed, clock: Clock) -> None:
    """Returns when `still` says no: asked every few seconds."""
    await clock.sleep(CHECK_SECONDS)
    while await still():
        await clock.sleep(CHECK_SECONDS)
