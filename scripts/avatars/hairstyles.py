"""Hairstyles: which pieces of hair make a bob, a side part, a fringe, a knot, a ponytail, a short grey cut."""

import numpy as np

from scripts.avatars.hair import Hair, Lock
from scripts.avatars.head import HeadSurface
from scripts.avatars.mesh import Floats, Part
from scripts.avatars.shapes import spline


def _line(*stops: tuple[float, float]) -> tuple[Floats, Floats]:
    rows = np.array(stops)
    return np.radians(rows[:, 0]), rows[:, 1]


def _hairline(turn: Floats, *stops: tuple[float, float]) -> Floats:
    """Height of the hair's edge, even on both sides: (degrees from the front, metres)."""
    at, heights = _line(*stops)
    return np.asarray(np.interp(np.abs(turn), at, heights))


LONG_EDGE = ((0, 0.092), (30, 0.086), (52, 0.066), (66, 0.030), (82, -0.012), (105, -0.050), (140, -0.078), (180, -0.086))
SHORT_EDGE = ((0, 0.092), (32, 0.086), (50, 0.070), (62, 0.030), (76, -0.004), (92, -0.002), (108, -0.040), (140, -0.068), (180, -0.074))


def bob(hair: Hair) -> list[Part]:
    """Chin-length, curling in, with a soft fringe swept to one side."""

    def lift(turn: Floats, share: Floats) -> Floats:
        return 0.0175 + 0.004 * np.sin(share * np.pi) - 0.0030 * np.exp(-(((turn + 0.30) / 0.05) ** 2)) * (np.cos(turn) > 0)

    def low(turn: Floats) -> Floats:
        return -0.122 + 0.010 * np.cos(turn) - 0.0035 * np.cos(turn * 9)

    fringe = [
        Lock(((-16, 0.128, 0.010), (2, 0.104, 0.022), (24, 0.078, 0.024), (43, 0.052, 0.020), (57, 0.018, 0.014)), 0.050),
        Lock(((-17, 0.124, 0.010), (-8, 0.104, 0.021), (8, 0.078, 0.023), (25, 0.058, 0.017), (36, 0.046, 0.010)), 0.044),
        Lock(((-17, 0.122, 0.010), (-15, 0.104, 0.019), (-7, 0.082, 0.020), (4, 0.064, 0.014), (13, 0.055, 0.009)), 0.034),
        Lock(((-16, 0.124, 0.009), (-25, 0.106, 0.019), (-37, 0.082, 0.021), (-50, 0.052, 0.018), (-60, 0.016, 0.013)), 0.044),
        Lock(((40, 0.082, 0.012), (58, 0.050, 0.022), (66, 0.000, 0.024), (66, -0.055, 0.022), (62, -0.104, 0.013)), 0.036, 0.013),
        Lock(((-40, 0.082, 0.012), (-58, 0.050, 0.022), (-66, 0.000, 0.024), (-66, -0.055, 0.022), (-62, -0.104, 0.013)), 0.036, 0.013),
    ]
    cap = hair.cap(lambda turn: _hairline(turn, *LONG_EDGE), lift)
    return [cap, hair.curtain(1.13, low, 0.023, 0.017), *(hair.lock(lock) for lock in fringe)]


def side_part(hair: Hair) -> list[Part]:
    """Short at the sides, combed over from a parting."""

    def lift(turn: Floats, share: Floats) -> Floats:
        crown = np.clip((0.75 - share) / 0.5, 0, 1)
        return 0.0065 + 0.0125 * crown + 0.0015 * np.sin(turn * 15) * share

    comb = [
        Lock(((-30, 0.120, 0.010), (-12, 0.112, 0.026), (12, 0.106, 0.034), (34, 0.096, 0.028), (58, 0.070, 0.015)), 0.050, 0.012, 0.30),
        Lock(((-33, 0.108, 0.009), (-18, 0.098, 0.024), (2, 0.094, 0.032), (24, 0.092, 0.026), (50, 0.078, 0.013)), 0.042, 0.012, 0.30),
        Lock(((-34, 0.126, 0.010), (0, 0.126, 0.025), (35, 0.120, 0.028), (62, 0.100, 0.020), (80, 0.070, 0.012)), 0.052, 0.011, 0.30),
        Lock(((-36, 0.104, 0.006), (-48, 0.092, 0.014), (-62, 0.070, 0.014), (-74, 0.040, 0.009)), 0.044, 0.008, 0.30),
        Lock(((-40, 0.124, 0.008), (-62, 0.110, 0.016), (-80, 0.084, 0.015), (-96, 0.050, 0.009)), 0.052, 0.009, 0.30),
    ]
    return [hair.cap(lambda turn: _hairline(turn, *SHORT_EDGE), lift), *(hair.lock(lock) for lock in comb)]


def soft_fringe(hair: Hair) -> list[Part]:
    """A young man's two-block cut: close at the sides, a light fringe over the forehead."""

    def lift(turn: Floats, share: Floats) -> Floats:
        crown = np.clip((0.82 - share) / 0.45, 0, 1)
        return 0.006 + 0.0185 * crown ** 0.7 + 0.002 * np.sin(turn * 13) * crown

    locks: list[Lock] = []
    for root, tip, low, width in ((-34, -58, 0.040, 0.040), (-20, -36, 0.047, 0.040), (-7, -14, 0.052, 0.038), (5, 6, 0.055, 0.036), (16, 27, 0.050, 0.038), (28, 45, 0.044, 0.040), (40, 64, 0.036, 0.042)):
        middle = (root + tip) / 2
        locks.append(Lock(((root * 0.6, 0.126, 0.016), (root, 0.112, 0.028), (middle, 0.086, 0.027), (middle + (tip - root) * 0.3, 0.064, 0.018), (tip, low, 0.009)), width, 0.010))
    for side in (-1, 1):
        locks.append(Lock(((side * 50, 0.118, 0.018), (side * 68, 0.098, 0.026), (side * 80, 0.064, 0.022), (side * 86, 0.030, 0.012)), 0.052, 0.009, 0.4))
        locks.append(Lock(((side * 88, 0.118, 0.018), (side * 102, 0.094, 0.026), (side * 110, 0.056, 0.021), (side * 112, 0.022, 0.012)), 0.058, 0.009, 0.4))
    return [hair.cap(lambda turn: _hairline(turn, *SHORT_EDGE), lift), *(hair.lock(lock) for lock in locks)]


def low_knot(hair: Hair) -> list[Part]:
    """Parted in the middle, smooth to a knot at the nape."""

    def lift(turn: Floats, share: Floats) -> Floats:
        parting = np.exp(-((turn / 0.05) ** 2)) * (share < 0.97)
        return 0.0125 + 0.003 * np.sin(share * np.pi) - 0.0055 * parting

    sweep: list[Lock] = []
    for side in (-1, 1):
        sweep.append(Lock(((side * 4, 0.118, 0.008), (side * 20, 0.100, 0.014), (side * 44, 0.074, 0.015), (side * 66, 0.034, 0.014), (side * 96, -0.020, 0.012), (side * 140, -0.062, 0.010)), 0.042, 0.008, 0.5))
        sweep.append(Lock(((side * 3, 0.128, 0.008), (side * 36, 0.108, 0.015), (side * 70, 0.072, 0.017), (side * 104, 0.020, 0.015), (side * 150, -0.046, 0.012)), 0.056, 0.008, 0.5))
        sweep.append(Lock(((side * 58, 0.058, 0.008), (side * 67, 0.020, 0.010), (side * 70, -0.020, 0.010), (side * 66, -0.056, 0.007)), 0.011, 0.004, 0.2))
    knot = hair.bun((0.0, -0.060, -0.128), 0.050)
    return [hair.cap(lambda turn: _hairline(turn, *LONG_EDGE), lift), knot, *(hair.lock(lock) for lock in sweep)]


def ponytail(hair: Hair) -> list[Part]:
    """Swept back to a high tail, with a few strands about the face."""

    def lift(turn: Floats, share: Floats) -> Floats:
        return 0.0125 + 0.004 * np.sin(share * np.pi) + 0.0013 * np.sin(turn * 19) * share

    locks = [
        Lock(((14, 0.126, 0.008), (-4, 0.106, 0.020), (-22, 0.084, 0.021), (-42, 0.056, 0.017), (-58, 0.018, 0.011)), 0.046),
        Lock(((15, 0.122, 0.008), (8, 0.104, 0.019), (-6, 0.082, 0.020), (-22, 0.062, 0.014), (-34, 0.048, 0.009)), 0.038),
        Lock(((15, 0.124, 0.008), (26, 0.104, 0.018), (42, 0.078, 0.019), (55, 0.044, 0.015), (63, 0.004, 0.010)), 0.040),
        Lock(((62, 0.050, 0.008), (69, 0.010, 0.012), (70, -0.040, 0.012), (65, -0.078, 0.007)), 0.014, 0.005),
        Lock(((-62, 0.050, 0.008), (-69, 0.010, 0.012), (-70, -0.040, 0.012), (-65, -0.078, 0.007)), 0.014, 0.005),
    ]
    tail: list[Part] = []
    for x, width, bend in ((0.0, 0.074, 0.0), (0.022, 0.050, 0.010), (-0.022, 0.050, -0.004)):
        control = np.array([(0.0, 0.062, -0.108), (x * 0.6, 0.082, -0.152), (x, 0.040, -0.186), (x * 1.2, -0.040, -0.184), (x + bend, -0.118, -0.160), (x * 0.4 + bend, -0.165, -0.148)])
        path = spline(control, 11)
        outward = np.stack([path[:, 0] * 2, np.linspace(0.9, -0.1, 11), np.linspace(-0.3, -1, 11)], -1)
        outward /= np.linalg.norm(outward, axis=1, keepdims=True)
        tail.append(hair.strand(path, outward, Lock((), width, 0.024, 0.10)))
    return [hair.cap(lambda turn: _hairline(turn, *LONG_EDGE), lift), *tail, *(hair.lock(lock) for lock in locks)]


def short_grey(hair: Hair) -> list[Part]:
    """An older man's short hair, receding a little, brushed back."""
    edge = ((0, 0.104), (24, 0.106), (38, 0.088), (54, 0.062), (64, 0.026), (76, -0.004), (92, -0.002), (108, -0.042), (140, -0.070), (180, -0.076))

    def lift(turn: Floats, share: Floats) -> Floats:
        crown = np.clip((0.8 - share) / 0.5, 0, 1)
        return 0.0060 + 0.0085 * crown + 0.0012 * np.sin(turn * 17) * share

    comb = [
        Lock(((-27, 0.124, 0.004), (-10, 0.120, 0.014), (14, 0.114, 0.018), (38, 0.100, 0.015), (60, 0.072, 0.009)), 0.046, 0.008, 0.35),
        Lock(((-30, 0.116, 0.002), (-14, 0.110, 0.012), (6, 0.106, 0.017), (28, 0.100, 0.014), (48, 0.082, 0.007)), 0.038, 0.008, 0.35),
        Lock(((-28, 0.130, 0.006), (10, 0.130, 0.016), (48, 0.120, 0.017), (74, 0.090, 0.011)), 0.050, 0.008, 0.35),
        Lock(((-32, 0.118, 0.003), (-48, 0.104, 0.011), (-64, 0.076, 0.011), (-76, 0.042, 0.007)), 0.044, 0.007, 0.35),
    ]
    return [hair.cap(lambda turn: _hairline(turn, *edge), lift), *(hair.lock(lock) for lock in comb)]


STYLES = {
    "bob": bob,
    "side_part": side_part,
    "soft_fringe": soft_fringe,
    "low_knot": low_knot,
    "ponytail": ponytail,
    "short_grey": short_grey,
}


def on(surface: HeadSurface, style: str, colour: tuple[float, float, float], gleam: tuple[float, float, float]) -> list[Part]:
    """A named style on one head."""
    return STYLES[style](Hair(surface, colour, gleam))
