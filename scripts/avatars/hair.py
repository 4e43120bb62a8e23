"""Hair: a cap over the skull, a curtain that hangs from it, locks, tails and buns, and ears."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from scripts.avatars.head import CENTRE, HALF_HEIGHT, HeadSurface
from scripts.avatars.mesh import Colour, Floats, Part, part, rigid
from scripts.avatars.shapes import Shape, ball, facing_out, grid_triangles, loft, sheet, spline


@dataclass(frozen=True, slots=True)
class Lock:
    """A tapering strand that lies on the head: (turn in degrees, height, lift) from root to tip, metres."""

    path: tuple[tuple[float, float, float], ...]
    width: float
    thickness: float = 0.009
    tip: float = 0.12
    """Width at the tip, as a share."""


@dataclass(frozen=True, slots=True)
class Hair:
    """Hair of one colour on one head."""

    surface: HeadSurface
    colour: Colour
    gleam: Colour
    bone: str = "head"

    def _part(self, shape: Shape, glow: Floats) -> Part:
        dark, light = np.array(self.colour), np.array(self.gleam)
        colours = dark + (light - dark) * np.clip(glow, 0, 1)[:, None]
        item = part(shape.points + CENTRE, shape.triangles, colours, rigid(self.bone, len(shape.points)))
        return replace(item, shaded=0.8)

    def _gleam(self, points: Floats) -> Floats:
        """A soft band of light about the crown, and tips a little lighter."""
        band = np.exp(-(((points[:, 1] - 0.098) / 0.017) ** 2))
        strands = 0.65 + 0.35 * np.sin(np.arctan2(points[:, 0], points[:, 2]) * 31 + 6 * points[:, 1])
        tips = 0.22 * np.clip((0.02 - points[:, 1]) / 0.12, 0, 1)
        return np.asarray(band * strands * 0.85 + tips)

    def on_head(self, turn: Floats, y: Floats, lift: Floats) -> Floats:
        """Points `lift` above the bare skull."""
        level = np.clip(y, -HALF_HEIGHT, HALF_HEIGHT)
        return self.surface.plain(turn, level) + self.surface.outward(turn, level) * lift[..., None]

    def cap(self, hairline: Callable[[Floats], Floats], lift: Callable[[Floats, Floats], Floats]) -> Part:
        """The hair on the skull: down to `hairline(turn)`, standing `lift(turn, share from crown to edge)` off it."""
        turn = np.linspace(-np.pi, np.pi, 31)
        share = np.array([0.0, 0.14, 0.30, 0.48, 0.66, 0.84, 0.95, 1.0, 1.0])
        low = np.arcsin(np.clip(hairline(turn) / HALF_HEIGHT, -1, 1))
        phi = np.pi / 2 + (low - np.pi / 2) * share[:, None]
        turns = np.broadcast_to(turn, phi.shape)
        rise = lift(turns, np.broadcast_to(share[:, None], phi.shape)).copy()
        rise[-3] *= 0.86
        rise[-2] *= 0.45
        rise[-1] = -0.003
        points = self.on_head(turns, HALF_HEIGHT * np.sin(phi), rise)
        points[0] = points[0].mean(0)
        shape = facing_out(sheet(points))
        return self._part(shape, self._gleam(shape.points))

    def curtain(self, opening: float, low: Callable[[Floats], Floats], lift: float, curl: float) -> Part:
        """Hair that hangs from the sides round the back, open for `opening` radians each side of the face."""
        turn = np.linspace(opening, 2 * np.pi - opening, 28)
        top, rows = 0.075, 8
        share = np.linspace(0, 1, rows)[:, None]
        y = top + (low(turn) - top) * share
        held = np.maximum(y, 0.012)
        strand = 1 + 0.10 * np.sin(turn * 17) * share + 0.05 * np.sin(turn * 41)
        swell = np.sin(np.pi * np.clip(share * 0.94, 0, 1)) ** 0.8
        tuck = np.clip((share - 0.70) / 0.30, 0, 1) ** 2
        turns = np.broadcast_to(turn, y.shape)
        out = self.on_head(turns, held, (lift * strand * (0.55 + 0.65 * swell)) - curl * tuck)
        out[..., 1] = y
        inside = self.on_head(turns, held, 0.001 + 0 * y - 0.6 * curl * tuck)
        inside[..., 1] = y
        out[:, [0, -1]] = inside[:, [0, -1]]
        ring = np.concatenate([out, inside[::-1][[0, 3, 7]]])
        shape = facing_out(Shape(ring.reshape(-1, 3), grid_triangles(rows + 3, len(turn), around=False)))
        glow = self._gleam(shape.points)
        glow[rows * len(turn) :] = 0.0  # the inside
        return self._part(shape, glow)

    def lock(self, lock: Lock, *, rows: int = 6) -> Part:
        """One strand: a lens-shaped tube on the head, thin at the tip."""
        path = spline(np.array(lock.path), rows)
        turn, y, lift = np.radians(path[:, 0]), path[:, 1], path[:, 2]
        middle = self.on_head(turn, np.maximum(y, -0.02), lift)
        middle[:, 1] = np.where(y < -0.02, y, middle[:, 1])
        outward = self.surface.outward(turn, np.maximum(y, -0.02))
        return self.strand(middle, outward, lock)

    def strand(self, middle: Floats, outward: Floats, lock: Lock, *, under: float = 0.55) -> Part:
        """A strand along any path about the middle of the head; `under` is how far its edges turn in."""
        s = np.linspace(0, 1, len(middle))
        swell = np.sin(np.pi * (0.22 + 0.56 * s)) ** 0.7
        taper = np.where(s > 0.45, 1 - (1 - lock.tip) * (np.maximum(s - 0.45, 0) / 0.55) ** 1.7, 1.0)
        tangent = np.gradient(middle, axis=0)
        across = np.cross(tangent, outward)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        profile = np.array([(-1, -under), (-0.6, 0.62), (0.0, 1.0), (0.6, 0.62), (1, -under)])
        wide, high = lock.width / 2 * swell * taper, lock.thickness * np.sqrt(taper)
        sections = (
            middle[:, None]
            + across[:, None] * (wide[:, None] * profile[:, 0])[..., None]
            + outward[:, None] * (high[:, None] * profile[:, 1])[..., None]
        )
        shape = loft(sections)
        ridge = np.tile(np.array([0, 0.14, 0.30, 0.14, 0]), len(middle))
        along = np.repeat(np.exp(-(((s - 0.42) / 0.20) ** 2)), len(profile))
        return self._part(shape, np.concatenate([ridge * (0.4 + along * 1.6), [0, 0]]))

    def bun(self, centre: tuple[float, float, float], radius: float) -> Part:
        """A coiled knot."""
        middle = np.array(centre)
        shape = ball(middle, np.array([radius, radius * 0.86, radius * 0.80]), rows=7, columns=14)
        away = shape.points - middle
        twist = np.arctan2(away[:, 0], away[:, 1])
        depth = np.linalg.norm(away[:, :2], axis=1) / radius
        swirl = np.sin(3 * twist + 7 * depth)
        points = middle + away * (1 + 0.05 * swirl)[:, None]
        return self._part(Shape(points, shape.triangles), 0.25 + 0.25 * swirl)


def ears(skin: Colour, blush: Colour, surface: HeadSurface) -> list[Part]:
    """Both ears: a shell with a hollow."""
    result: list[Part] = []
    for sign in (1.0, -1.0):
        side = float(surface.half_width(np.array([-0.014]))[0])
        shape = ball(np.zeros(3), np.array([0.0085, 0.031, 0.0195]), rows=5, columns=11)
        points = shape.points
        hollow = np.exp(-(((points[:, 1] - 0.004) / 0.017) ** 2) - ((points[:, 2] - 0.004) / 0.010) ** 2)
        outer = points[:, 0] > 0
        points[:, 0] -= 0.0085 * hollow * outer
        points[:, 2] *= 1 - 0.28 * np.clip(-points[:, 1] / 0.031, 0, 1)
        points[:, 0] += 0.24 * -points[:, 2]
        points = points * np.array([sign, 1, 1]) + CENTRE + np.array([sign * (side + 0.001), -0.012, -0.006])
        share = (0.15 + 0.5 * hollow * outer)[:, None]
        colours = np.array(skin) * (1 - share) + np.array(blush) * share * 0.97
        shape = facing_out(Shape(points, shape.triangles))
        result.append(part(shape.points, shape.triangles, colours, rigid("head", len(points))))
    return result
