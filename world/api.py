"""`GET /api/spaces/{space}` and the WebSocket of a space."""

from __future__ import annotations

from math import degrees

from fastapi import APIRouter, WebSocket
from pydantic import BaseModel

from core.errors import NotFound, ServiceFull
from core.http import declared
from core.speech import Language
from world.connection import Connection, refuse
from world.outbox import TRY_LATER
from world.spaces import PartKind, Space, Spot
from world.world import World

NO_SUCH_SPACE = 4004


class SpotView(BaseModel):
    """Metres on the floor, degrees from +z towards +x."""

    x: float
    z: float
    heading: float


class SizeView(BaseModel):
    """Metres."""

    width: float
    height: float
    depth: float


class BoundsView(BaseModel):
    """Metres: where feet may be."""

    left: float
    far: float
    right: float
    near: float


class PartView(BaseModel):
    """A thing to draw."""

    kind: PartKind
    spot: SpotView
    size: SizeView
    solid: bool


class SignView(BaseModel):
    """What stands above a counter, in both languages."""

    ko: str
    en: str


class BoothView(BaseModel):
    """An official's counter, which is solid, and the places in front of it."""

    official: str
    sign: SignView
    accent: str
    spot: SpotView
    size: SizeView
    stands: list[SpotView]
    reach_metres: float


class StandingOfficial(BaseModel):
    """An official at the counter; `booth` is what its booths are called before their number."""

    id: str
    name: str
    title: str
    remit: str
    avatar_url: str
    spot: SpotView
    booth: str


class SpaceView(BaseModel):
    """A space, as the client draws it and walks in it."""

    id: str
    name: str
    capacity: int
    bounds: BoundsView
    bubble_metres: float
    speed_metres_per_second: float
    citizen_avatars: list[str]
    spawn: SpotView
    parts: list[PartView]
    booths: list[BoothView]
    officials: list[StandingOfficial]


def world_router(world: World) -> APIRouter:
    """The routes over `world`."""
    router = APIRouter(tags=["world"])

    @router.get("/api/spaces/{space}", operation_id="readSpace", responses=declared(NotFound))
    async def read_space(space: str, language: Language = "ko") -> SpaceView:
        return _view(world, world.presence(space).space, language)

    @router.websocket("/api/world/{space}")
    async def join(socket: WebSocket, space: str) -> None:
        await socket.accept()
        try:
            presence = world.presence(space)
            with world.admitted(socket.client.host if socket.client else ""):
                await Connection(socket, presence, world.clock).serve()
        except NotFound as error:
            await refuse(socket, error, NO_SUCH_SPACE)
        except ServiceFull as error:
            await refuse(socket, error, TRY_LATER)

    _ = (read_space, join)
    return router


def _view(world: World, space: Space, language: Language) -> SpaceView:
    left, far, right, near = space.bounds
    parts = [
        PartView(kind=part.kind, spot=_spot(part.spot), size=_size(part.size), solid=part.solid) for part in space.parts
    ]
    return SpaceView(
        id=space.id,
        name=space.name[language],
        capacity=space.capacity,
        bounds=BoundsView(left=left, far=far, right=right, near=near),
        bubble_metres=space.bubble_metres,
        speed_metres_per_second=space.speed_metres_per_second,
        citizen_avatars=[f"/avatars/{avatar}" for avatar in space.citizen_avatars],
        spawn=_spot(space.spawn),
        parts=parts,
        booths=[
            BoothView(
                official=counter.official,
                sign=SignView(ko=counter.sign["ko"], en=counter.sign["en"]),
                accent=counter.accent,
                spot=_spot(counter.spot),
                size=_size(space.counter_size),
                stands=[_spot(stand) for stand in counter.stands],
                reach_metres=counter.reach_metres,
            )
            for counter in space.counters
        ],
        officials=[_standing(world, counter.official, counter.official_spot, language) for counter in space.counters],
    )


def _standing(world: World, name: str, spot: Spot, language: Language) -> StandingOfficial:
    official = world.officials[name]
    return StandingOfficial(
        id=name,
        name=official.name[language],
        title=official.title[language],
        remit=official.remit[language],
        avatar_url=f"/avatars/{official.avatar}",
        spot=_spot(spot),
        booth=name,
    )


def _spot(spot: Spot) -> SpotView:
    return SpotView(x=spot.x, z=spot.z, heading=degrees(spot.heading))


def _size(size: tuple[float, float, float]) -> SizeView:
    width, height, depth = size
    return SizeView(width=width, height=height, depth=depth)
