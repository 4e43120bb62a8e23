"""Where a body may go: the speed limit, the walls, the things in the room and a bubble around everybody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, sin

from world.spaces import Part, Space

BODY_RADIUS_METRES = 0.25
LATE_SECONDS = 1.0
"""A pose that comes later than this after the last one moves the body no further than this long a walk."""
SLACK_METRES = 0.5
"""What the unevenness of a network may add to one step."""


@dataclass(frozen=True, slots=True)
class Point:
    """Feet on the floor, metres."""

    x: float
    z: float

    def distance(self, other: Point) -> float:
        return hypot(self.x - other.x, self.z - other.z)


def moved(space: Space, before: Point, wanted: Point, *, seconds: float, others: Iterable[Point] = ()) -> Point:
    """Where a body that stood at `before` is when its client says `wanted`, `seconds` later."""
    reach = space.speed_metres_per_second * min(max(seconds, 0.0), LATE_SECONDS) + SLACK_METRES
    neighbours = tuple(others)
    near = _towards(before, wanted, reach)
    for _ in range(2):  # the way out of one thing may lead into the next
        near = _outside(space, _inside(space, _kept_off(space.bubble_metres, before, near, neighbours)))
    return near if free(space, near, before=before, others=neighbours) else before


def free(space: Space, point: Point, *, before: Point | None = None, others: Iterable[Point] = ()) -> bool:
    """Whether a body may stand there; who is in a bubble already may stay or go away from its middle."""
    if point != _inside(space, point) or any(_hit(part, point) for part in space.solids):
        return False
    return not any(_intrudes(space.bubble_metres, before, point, other) for other in others)


def _intrudes(bubble: float, before: Point | None, point: Point, other: Point) -> bool:
    distance = point.distance(other)
    return distance < bubble - 0.01 and (before is None or distance < before.distance(other) - 0.001)


def _towards(start: Point, end: Point, reach: float) -> Point:
    distance = start.distance(end)
    if distance <= reach:
        return end
    share = reach / distance
    return Point(start.x + (end.x - start.x) * share, start.z + (end.z - start.z) * share)


def _inside(space: Space, point: Point) -> Point:
    left, far, right, near = space.bounds
    return Point(min(max(point.x, left), right), min(max(point.z, far), near))


def _kept_off(bubble: float, before: Point, point: Point, others: tuple[Point, ...]) -> Point:
    for other in others:
        if not _intrudes(bubble, before, point, other):
            continue
        away = point if point.distance(other) > 0.01 else before
        distance = away.distance(other)
        if distance <= 0.01:
            return before
        share = bubble / distance
        point = Point(other.x + (away.x - other.x) * share, other.z + (away.z - other.z) * share)
    return point


def _outside(space: Space, point: Point) -> Point:
    for part in space.solids:
        if _hit(part, point):
            point = _pushed_out(part, point)
    return point


def _hit(part: Part, point: Point) -> bool:
    across, along = _within(part, point)
    half_width, half_depth = _half(part)
    return abs(across) < half_width - 1e-6 and abs(along) < half_depth - 1e-6


def _half(part: Part) -> tuple[float, float]:
    width, _, depth = part.size
    return width / 2 + BODY_RADIUS_METRES, depth / 2 + BODY_RADIUS_METRES


def _within(part: Part, point: Point) -> tuple[float, float]:
    """The point in the part's own frame: across its width, along its depth."""
    x, z = point.x - part.spot.x, point.z - part.spot.z
    sine, cosine = sin(part.spot.heading), cos(part.spot.heading)
    return x * cosine - z * sine, x * sine + z * cosine


def _pushed_out(part: Part, point: Point) -> Point:
    """The nearest point on the part's edge."""
    across, along = _within(part, point)
    half_width, half_depth = _half(part)
    if half_width - abs(across) < half_depth - abs(along):
        across = half_width if across >= 0 else -half_width
    else:
        along = half_depth if along >= 0 else -half_depth
    sine, cosine = sin(part.spot.heading), cos(part.spot.heading)
    return Point(part.spot.x + across * cosine + along * sine, part.spot.z - across * sine + along * cosine)
