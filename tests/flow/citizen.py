"""A citizen on a line of a scripted counter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import numpy as np

from app.talks.talk import Talk
from core.audio import HEARING_RATE_HZ, AudioFrame
from rtc.protocols import VisitRequest
from tests.fakes.counter import Counter, line
from tests.fakes.line import FakeLine


@asynccontextmanager
async def visiting(house: Counter, name: str = "complaints") -> AsyncGenerator[tuple[FakeLine, Talk]]:
    """Goes on with a talk by voice; hangs up at the end, and the talk is over."""
    talk = house.open_talk(name)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.record(talk))
        async with on_line(house, VisitRequest(session=talk.id)) as mouth:
            yield mouth, talk
        talk.close("citizen")
        house.talks.accepting = False


@asynccontextmanager
async def on_line(house: Counter, visit: VisitRequest) -> AsyncGenerator[FakeLine]:
    """A line that is open until it is hung up, at the end at the latest."""
    mouth = line()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.visits(mouth, visit))
        await asyncio.sleep(0)
        yield mouth
        mouth.hang_up()


def send(mouth: FakeLine, kind: str, **data: object) -> None:
    """The client's message."""
    mouth.receive({"id": "m1", "type": kind, "data": data})


def frame(starts_seconds: float) -> AudioFrame:
    """20 ms of silence."""
    return AudioFrame(np.zeros(320, np.int16), HEARING_RATE_HZ, starts_seconds)
