"""Spaces as data: opening a new room is a file in `world/spaces`, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.errors import InvalidInput
from core.speech import Language

SPACES = Path(__file__).parent / "spaces"

PartKind: TypeAlias = Literal["yard", "planter", "bench", "tree", "board", "pillar"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands and looks."""

    x: float
    """Metres, to the right of the entrance's view."""
    z: float
    """Metres, towards the entrance."""
    heading: float
    """Radians from +z towards +x."""

    def beside(self, *, side_metres: float, ahead_metres: float) -> Spot:
        """The same heading, `ahead_metres` in its direction and `side_metres` to its left hand."""
        ahead_x, ahead_z = sin(self.heading), cos(self.heading)
        return Spot(
            self.x + ahead_x * ahead_metres + ahead_z * side_metres,
            self.z + ahead_z * ahead_metres - ahead_x * side_metres,
            self.heading,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A thing in the room."""

    kind: PartKind
    spot: Spot
    size: tuple[float, float, float]
    """Metres: width, height, depth."""
    solid: bool
    """Nobody walks through it."""


@dataclass(frozen=True, slots=True)
class Counter:
    """An official's counter and the places in front of it."""

    official: str
    sign: Mapping[Language, str]
    """What stands above it."""
    accent: str
    """Its colour, `#rrggbb`."""
    spot: Spot
    official_spot: Spot
    stands: tuple[Spot, ...]
    """Where citizens stand who talk with the official, each in a private booth; the first free one is taken."""
    reach_metres: float
    """Whoever is nearer than this to the first stand is at the counter."""


@dataclass(frozen=True)
class Space:
    """One room, as its file says."""

    id: str
    name: Mapping[Language, str]
    capacity: int
    bounds: tuple[float, float, float, float]
    """Metres: x and z of two corners; feet stay inside."""
    bubble_metres: float
    speed_metres_per_second: float
    idle_seconds: float
    hall_carries_voices: bool
    citizen_avatars: tuple[str, ...]
    spawn: Spot
    spawn_spread_metres: float
    counters: tuple[Counter, ...]
    parts: tuple[Part, ...]
    counter_size: tuple[float, float, float]

    @cached_property
    def solids(self) -> tuple[Part, ...]:
        """Everything that stops a walker, the counters among it."""
        counters = (Part("board", counter.spot, self.counter_size, solid=True) for counter in self.counters)
        return (*(part for part in self.parts if part.solid), *counters)

    def counter(self, official: str) -> Counter | None:
        return next((counter for counter in self.counters if counter.official == official), None)


Point: TypeAlias = tuple[float, float]
Metres: TypeAlias = Annotated[float, Field(ge=0)]
Size: TypeAlias = tuple[Metres, Metres, Metres]
Name: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Both(_File):
    ko: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def both(self) -> Mapping[Language, str]:
        return {"ko": self.ko, "en": self.en}


class _SpawnFile(_File):
    at: Point
    heading: float
    spread_metres: Metres


class _SoundFile(_File):
    hall_carries_voices: bool


class _CounterFile(_File):
    official: Name
    sign: _Both
    accent: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    at: Point
    heading: float
    official_at: Point


class _StandsFile(_File):
    side_metres: Annotated[list[float], Field(min_length=1)]
    away_metres: Annotated[list[float], Field(min_length=1)]
    reach_metres: Metres


class _PartFile(_File):
    kind: PartKind
    at: Point
    heading: float = 0.0
    size: Size
    solid: bool = False


class _SpaceFile(_File):
    id: Name
    name: _Both
    capacity: Annotated[int, Field(ge=1, le=200)]
    bounds: tuple[float, float, float, float]
    bubble_metres: Metres
    speed_metres_per_second: Annotated[float, Field(gt=0)]
    idle_seconds: Annotated[float, Field(gt=0)]
    citizen_avatars: Annotated[list[Annotated[str, Field(pattern=r"^[\w-]+\.vrm$")]], Field(min_length=1)]
    spawn: _SpawnFile
    sound: _SoundFile
    counter_size: Size
    counters: list[_CounterFile]
    stands: _StandsFile
    parts: list[_PartFile]

    @model_validator(mode="after")
    def _bounds_in_order(self) -> _SpaceFile:
        left, far, right, near = self.bounds
        if left >= right or far >= near:
            raise ValueError("`bounds` are x and z of the far left corner, then of the near right one")
        return self

    @model_validator(mode="after")
    def _one_counter_an_official(self) -> _SpaceFile:
        officials = [counter.official for counter in self.counters]
        if len(officials) != len(set(officials)):
            raise ValueError("an official stands at one counter only")
        return self

    def space(self) -> Space:
        return Space(
            id=self.id,
            name=self.name.both(),
            capacity=self.capacity,
            bounds=self.bounds,
            bubble_metres=self.bubble_metres,
            speed_metres_per_second=self.speed_metres_per_second,
            idle_seconds=self.idle_seconds,
            hall_carries_voices=self.sound.hall_carries_voices,
            citizen_avatars=tuple(self.citizen_avatars),
            spawn=_spot(self.spawn.at, self.spawn.heading),
            spawn_spread_metres=self.spawn.spread_metres,
            counters=tuple(self._counter(counter) for counter in self.counters),
            parts=tuple(
                Part(part.kind, _spot(part.at, part.heading), part.size, solid=part.solid) for part in self.parts
            ),
            counter_size=self.counter_size,
        )

    def _counter(self, file: _CounterFile) -> Counter:
        spot = _spot(file.at, file.heading)
        return Counter(
            official=file.official,
            sign=file.sign.both(),
            accent=file.accent,
            spot=spot,
            official_spot=_spot(file.official_at, file.heading),
            stands=tuple(
                _facing(spot.beside(side_metres=side, ahead_metres=away), file.heading + 180)
                for away in self.stands.away_metres
                for side in self.stands.side_metres
            ),
            reach_metres=self.stands.reach_metres,
        )


def _spot(at: Point, degrees: float) -> Spot:
    return Spot(at[0], at[1], radians(degrees))


def _facing(spot: Spot, degrees: float) -> Spot:
    return _spot((spot.x, spot.z), degrees)


def load_space(text: str) -> Space:
    """A space from the text of its file; `InvalidInput` says which field is wrong."""
    try:
        return _SpaceFile.model_validate(tomllib.loads(text)).space()
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"the file of a space cannot be used: {error}") from error


def load_spaces(folder: Path = SPACES) -> Mapping[str, Space]:
    """Every space of a folder, by id."""
    spaces = [load_space(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))]
    return {space.id: space for space in spaces}
