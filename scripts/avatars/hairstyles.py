"""Hairstyles: which pieces of hair make a bob, a side part, a fringe, a knot, a ponytail, a short grey cut."""

from collections.abc import Callable

import numpy as np

from scripts.avatars import locks
from scripts.avatars.hair import Hair, Lock
from scripts.avatars.mesh import Floats, Part
from scripts.avatars.shapes import spline


def _hairline(stops: locks.Stops) -> Callable[[Floats], Floats]:
    """Height of the hair's edge at a turn, the same on both sides."""
    at, heights = np.radians([stop[0] for stop in stops]), np.array([stop[1] for stop in stops])

    def height(turn: Floats) -> Floats:
        return np.asarray(np.interp(np.abs(turn), at, heights))

    return height


def _short(side: float, crown: float, ripples: float, *, above: float) -> Callable[[Floats, Floats], Floats]:
    """Close at the sides, fuller towards the crown from `above` on."""

    def lift(turn: Floats, share: Floats) -> Floats:
        full = np.clip((above - share) / 0.5, 0, 1) ** 0.8
        return np.asarray(side + crown * full + 0.0015 * np.sin(turn * ripples) * share)

    return lift


def bob(hair: Hair) -> list[Part]:
    """Chin-length, curling in, with a soft fringe swept to one side."""

    def lift(turn: Floats, share: Floats) -> Floats:
        parting = np.exp(-(((turn + 0.30) / 0.05) ** 2)) * (np.cos(turn) > 0)
        return np.asarray(0.0175 + 0.004 * np.sin(share * np.pi) - 0.0030 * parting)

    def low(turn: Floats) -> Floats:
        return np.asarray(-0.122 + 0.010 * np.cos(turn) - 0.0035 * np.cos(turn * 9))

    cap = hair.cap(_hairline(locks.LONG_EDGE), lift)
    return [cap, hair.curtain(1.00, low, 0.023, 0.017), *map(hair.lock, locks.BOB)]


def side_part(hair: Hair) -> list[Part]:
    """Short at the sides, combed over from a parting."""
    cap = hair.cap(_hairline(locks.SHORT_EDGE), _short(0.0065, 0.0125, 15, above=0.75))
    return [cap, *map(hair.lock, locks.SIDE_PART)]


def soft_fringe(hair: Hair) -> list[Part]:
    """A young man's two-block cut: close at the sides, a light fringe over the forehead."""
    cap = hair.cap(_hairline(locks.SHORT_EDGE), _short(0.006, 0.0185, 13, above=0.84))
    return [cap, *map(hair.lock, locks.SOFT_FRINGE)]


def low_knot(hair: Hair) -> list[Part]:
    """Parted in the middle, smooth to a knot at the nape."""

    def lift(turn: Floats, share: Floats) -> Floats:
        parting = np.exp(-((turn / 0.05) ** 2)) * (share < 0.97)
        return np.asarray(0.0125 + 0.003 * np.sin(share * np.pi) - 0.0055 * parting)

    knot = hair.bun((0.0, -0.060, -0.128), 0.050)
    return [hair.cap(_hairline(locks.LONG_EDGE), lift), knot, *map(hair.lock, locks.LOW_KNOT)]


def ponytail(hair: Hair) -> list[Part]:
    """Swept back to a high tail, with a few strands about the face."""

    def lift(turn: Floats, share: Floats) -> Floats:
        return np.asarray(0.0125 + 0.004 * np.sin(share * np.pi) + 0.0013 * np.sin(turn * 19) * share)

    strands = ((0.0, 0.074, 0.0), (0.022, 0.050, 0.010), (-0.022, 0.050, -0.004))
    tail = [_tail_strand(hair, x, width, bend) for x, width, bend in strands]
    return [hair.cap(_hairline(locks.LONG_EDGE), lift), *tail, *map(hair.lock, locks.PONYTAIL)]


def _tail_strand(hair: Hair, x: float, width: float, bend: float) -> Part:
    control = np.array(
        [
            (0.0, 0.062, -0.108),
            (x * 0.6, 0.082, -0.152),
            (x, 0.040, -0.186),
            (x * 1.2, -0.040, -0.184),
            (x + bend, -0.118, -0.160),
            (x * 0.4 + bend, -0.165, -0.148),
        ]
    )
    path = spline(control, 11)
    outward = np.stack([path[:, 0] * 2, np.linspace(0.9, -0.1, 11), np.linspace(-0.3, -1, 11)], -1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    return hair.strand(path, outward, Lock((), width, 0.024, 0.10), under=1.1)


def short_grey(hair: Hair) -> list[Part]:
    """An older man's short hair, receding a little, brushed back."""
    cap = hair.cap(_hairline(locks.RECEDING_EDGE), _short(0.0060, 0.0085, 17, above=0.80))
    return [cap, *map(hair.lock, locks.SHORT_GREY)]
