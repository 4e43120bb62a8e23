"""Where bodies are, as bytes: 14 a body, little-endian, one blob per space and tick.

    offset  field    type    unit
    0       body     uint16  id, given by the server; 0 from a client, who has one body only
    2       x        int16   cm, to the right of the entrance's view
    4       y        int16   cm, up
    6       z        int16   cm, towards the entrance
    8       heading  uint16  1/65536 of a turn, from +z towards +x
    10      gesture  uint8   `Gesture`
    11      flags    uint8   `Flags`
    12      time     uint16  ms, wrapping: when the pose was reached, on the clock of whoever sends it

A blob is n poses without a header. The client sends one pose; the server sends all bodies of the space.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from math import pi

from core.errors import InvalidInput

POSE = struct.Struct("<HhhhHBBH")
POSE_BYTES = POSE.size
TIME_WRAPS_MS = 65_536
FULL_TURN = 2 * pi
_CM_LIMIT = 32_767


class Gesture(IntEnum):
    """What the hands and the head do."""

    NONE = 0
    WAVE = 1
    BOW = 2


class Flags(IntFlag):
    """Bits beside a pose."""

    NONE = 0
    WALKING = 1
    AWAY = 2
    """The connection is lost; the place is kept for a few seconds."""
    TELEPORT = 4
    """Do not draw the way from the last pose to this one."""
    CORRECTED = 8
    """The server put the body elsewhere than its client asked: the client takes this position."""


@dataclass(frozen=True, slots=True)
class Pose:
    """One body at one moment; a round trip over the wire keeps it to 1 cm and 1/65536 of a turn."""

    body: int
    x: float
    """Metres, like `y` and `z`."""
    y: float
    z: float
    heading: float
    """Radians, in [0, 2π)."""
    gesture: Gesture = Gesture.NONE
    flags: Flags = Flags.NONE
    time_ms: int = 0


def pack(pose: Pose) -> bytes:
    """14 bytes."""
    return POSE.pack(
        pose.body,
        _cm(pose.x),
        _cm(pose.y),
        _cm(pose.z),
        round(pose.heading / FULL_TURN * 65_536) % 65_536,
        pose.gesture,
        pose.flags,
        pose.time_ms % TIME_WRAPS_MS,
    )


def unpack(data: bytes) -> Pose:
    """One pose; raises `InvalidInput` for a wrong length or a gesture that is none."""
    if len(data) != POSE_BYTES:
        raise InvalidInput(f"a pose has {POSE_BYTES} bytes, not {len(data)}")
    body, x, y, z, heading, gesture, flags, time_ms = POSE.unpack(data)
    if gesture > max(Gesture):
        raise InvalidInput(f"`{gesture}` is no gesture; they go from 0 to {max(Gesture)}")
    known = Flags(flags & (Flags.WALKING | Flags.AWAY | Flags.TELEPORT | Flags.CORRECTED))
    turn = heading / 65_536 * FULL_TURN
    return Pose(body, x / 100, y / 100, z / 100, turn, Gesture(gesture), known, time_ms)


def blob(poses: Iterable[Pose]) -> bytes:
    """All bodies of a space at one tick."""
    return b"".join(pack(pose) for pose in poses)


def _cm(metres: float) -> int:
    return max(-_CM_LIMIT, min(_CM_LIMIT, round(metres * 100)))
