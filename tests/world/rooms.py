"""A world in a test: the real lobby with the real officials, a clock that the test sets, and a real server."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time

import uvicorn
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from core.clock import SEOUL
from core.officials import DutyHours, Official
from core.speech import Language, Voice
from world.api import world_router
from world.presence import Presence
from world.spaces import load_spaces
from world.world import World

LOBBY = load_spaces()["lobby"]


class HandClock:
    """Stands still until a test moves it; sleeping moves it by what was asked for."""

    def __init__(self, seconds: float = 1_000.0) -> None:
        self.seconds = seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, SEOUL)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)


def is_insult(name: str) -> bool:
    """A list of one word."""
    return "바보" in name


def an_official(name: str) -> Official:
    both: Mapping[Language, str] = {"ko": f"{name} 담당", "en": name.title()}
    return Official(
        id=name,
        name=both,
        title=both,
        remit=both,
        greeting=both,
        never={"ko": (), "en": ()},
        suggestions={"ko": (), "en": ()},
        collections=(name,),
        voice=Voice("a", "b"),
        avatar=f"{name}.vrm",
        tools=(),
        handoff_skill=name,
        hours=DutyHours(time(9), time(18), (1, 2, 3, 4, 5)),
    )


OFFICIALS = {name: an_official(name) for name in ("youth", "guide", "complaints", "investment")}


@dataclass
class Room:
    """A presence without a network."""

    presence: Presence
    ended: list[str] = field(default_factory=list[str])


def a_room(capacity: int = LOBBY.capacity, *, hall_carries_voices: bool = False) -> Room:
    space = replace(LOBBY, capacity=capacity, hall_carries_voices=hall_carries_voices)
    ended: list[str] = []
    return Room(Presence(space, OFFICIALS, ended.append, is_insult), ended)


@dataclass
class Served:
    """A world behind a real server."""

    world: World
    clock: HandClock
    port: int
    ended: list[str]

    @asynccontextmanager
    async def joined(self, **card: str) -> AsyncGenerator[ClientConnection]:
        """A client who has entered the lobby."""
        async with self.connected() as client:
            await client.send(json.dumps({"type": "enter", **card}))
            yield client

    def connected(self, space: str = "lobby") -> connect:
        """A client who has not said anything yet."""
        return connect(f"ws://127.0.0.1:{self.port}/api/world/{space}")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@asynccontextmanager
async def served(capacity: int = LOBBY.capacity) -> AsyncGenerator[Served]:
    clock, ended = HandClock(), list[str]()
    world = World(
        {"lobby": replace(LOBBY, capacity=capacity)}, OFFICIALS, clock, left=ended.append, is_insult=is_insult
    )
    app = FastAPI()
    app.include_router(world_router(world))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, log_config=None, lifespan="off", ws_max_size=65_536)
        server = _Server(config)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(server.serve([listening]))
            await server.ready.wait()
            yield Served(world, clock, listening.getsockname()[1], ended)
            server.should_exit = True
            await running
