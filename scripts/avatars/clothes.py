"""What is worn on the trunk: shirts, jackets with lapels, collars, ties, lanyards, skirts, hoods and glasses."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scripts.avatars.body import Trunk, trunk_weights
from scripts.avatars.head import CENTRE
from scripts.avatars.mesh import Colour, Floats, Part, along, part, rigid
from scripts.avatars.shapes import Shape, ball, facing, facing_out, loft, ribbon, sheet, spline, tube

UPWARD = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True, slots=True)
class Opening:
    """How a jacket opens in front: closed up to `button`, then a V; radians from the middle, metres of height."""

    button: float = 0.985
    top: float = 1.250
    spread: float = 0.56
    power: float = 0.85
    cutaway: float = 0.05

    def edge(self, y: Floats) -> Floats:
        """The turn of the left edge at height `y`."""
        up = np.clip((y - self.button) / (self.top - self.button), 0, 1)
        down = np.clip((self.button - y) / 0.25, 0, 1)
        return np.asarray(0.012 + self.spread * up**self.power + self.cutaway * down**2)


@dataclass(frozen=True, slots=True)
class Garments:
    """Clothes cut to one trunk."""

    trunk: Trunk

    def _cloth(self, shape: Shape, colour: Colour | Floats) -> Part:
        return part(shape.points, shape.triangles, colour, trunk_weights(shape.points))

    def jacket(self, opening: Opening, hem: float, colour: Colour, *, off: float = 0.011, flare: float = 0.006) -> Part:
        """A sheet round the back from edge to edge, folded in at edges and hem."""
        y = np.concatenate(
            [[hem, hem], np.linspace(hem + 0.01, opening.button, 3), np.linspace(opening.button + 0.03, 1.250, 7)]
        )
        share = np.linspace(0, 1, 21)
        edge = opening.edge(y)[:, None]
        turn = edge + (2 * np.pi - 2 * edge) * share
        away = off + flare * np.clip((0.92 - y) / 0.2, 0, 1) - 0.004 * np.clip((y - 1.20) / 0.05, 0, 1)
        away[0] -= 0.010
        rows = np.broadcast_to(y[:, None], turn.shape)
        points = self.trunk.surface(turn, rows, away[:, None])
        fold = [self.trunk.surface(turn[:, [end]], rows[:, [end]], away[:, None] - 0.010) for end in (0, -1)]
        points = np.concatenate([fold[0], points, fold[1]], axis=1)
        return self._cloth(facing_out(sheet(points)), colour)

    def panel(self, low: float, high: float, spread: float, colour: Colour, *, off: float = 0.001) -> Part:
        """The front of a shirt that shows in the V."""
        y = np.linspace(low, high, 7)
        turn = np.linspace(-spread, spread, 9)
        points = self.trunk.surface(np.broadcast_to(turn, (7, 9)), np.broadcast_to(y[:, None], (7, 9)), off)
        return self._cloth(_front(sheet(points)), colour)

    def lapels(
        self, opening: Opening, colour: Colour, *, width: float = 0.40, notch: float = 1.165, lift: float = 0.0
    ) -> list[Part]:
        """The folded edges from the button to the notch, and the collar above them round the neck."""
        result: list[Part] = []
        for sign in (1.0, -1.0):
            y = np.linspace(opening.button + 0.004, notch, 10)
            s = np.linspace(0, 1, 10)
            inner = opening.edge(y) - 0.015
            outer = inner + width * s**0.8 + 0.012
            result.append(self._flap(y, y + 0.012 * s**2, inner, outer, (colour, sign, lift)))
            y = np.linspace(notch + 0.004, 1.246, 6)
            inner = opening.edge(y) - 0.015
            outer = inner + np.linspace(width * 0.76, 0.28, 6)
            result.append(self._flap(y, y - np.linspace(-0.004, 0.006, 6), inner, outer, (colour, sign, lift)))
        return [*result, self.neckband(colour)]

    def _flap(
        self, y: Floats, outer_y: Floats, inner: Floats, outer: Floats, look: tuple[Colour, float, float]
    ) -> Part:
        colour, sign, lift = look
        off = lift + np.array([0.002, 0.0175, 0.0185, 0.0175, 0.009])
        across = np.array([0.0, 0.0, 0.5, 1.0, 1.0])
        turn = inner[:, None] + (outer - inner)[:, None] * across
        height = y[:, None] + (outer_y - y)[:, None] * across
        points = self.trunk.surface(sign * turn, height, np.broadcast_to(off, turn.shape))
        return self._cloth(_front(sheet(points)), colour)

    def neckband(self, colour: Colour) -> Part:
        """A jacket's folded collar, round the back of the neck."""
        turn = np.linspace(0.80, 2 * np.pi - 0.80, 17)
        side = np.abs(np.sin(turn))
        low = self._ring(turn, 0.098, 0.088, 1.232 + 0.014 * side)
        high = self._ring(turn, 0.076, 0.072, 1.270 - 0.012 * np.clip(np.cos(turn), 0, 1))
        inner = self._ring(turn, 0.070, 0.066, 1.256 + 0 * turn)
        middle = (low + high) / 2 + np.array([0, 0.006, 0])
        rows = np.stack([low - np.array([0, 0.012, 0]), low, middle, high, inner])
        return self._cloth(facing_out(sheet(rows)), colour)

    def crew_neck(self, colour: Colour, *, size: float = 0.0095, wide: float = 0.056) -> Part:
        """The ribbed ring of a T-shirt or a jumper."""
        turn = np.linspace(0, 2 * np.pi, 21)
        path = self._ring(turn, wide, wide * 0.98, 1.252 - 0.007 * np.cos(turn))
        return self._cloth(tube(path, np.full((21, 2), size) * np.array([1.0, 1.35]), sides=6, up=UPWARD), colour)

    def _ring(self, turn: Floats, x: float, z: float, y: Floats) -> Floats:
        return np.stack([x * np.sin(turn), y, z * np.cos(turn) - 0.009], -1)

    def shirt_collar(self, colour: Colour, *, gap: float = 0.10, tip: float = 0.34, neck: float = 0.047) -> list[Part]:
        """A stand about the neck and two leaves folded over it, each with its point in front."""
        turn = np.linspace(gap, 2 * np.pi - gap, 17)
        front = np.clip(np.cos(turn), 0, 1)
        rows = [
            self._ring(turn, 0.074, 0.066, 1.236 + 0 * turn),
            self._ring(turn, neck + 0.004, neck + 0.004, 1.270 - 0.020 * front),
            self._ring(turn, neck, neck, 1.268 - 0.020 * front),
        ]
        stand = self._cloth(facing_out(sheet(np.stack(rows))), colour)
        return [stand, *(self._leaf(colour, gap, tip, neck, sign) for sign in (1.0, -1.0))]

    def _leaf(self, colour: Colour, gap: float, tip: float, neck: float, sign: float) -> Part:
        s = np.linspace(0, 1, 11)
        turn = np.pi + (gap - np.pi) * s
        top = self._ring(turn, neck + 0.009, neck + 0.009, 1.285 - 0.022 * np.clip(np.cos(turn), 0, 1))
        below = np.pi + (tip - np.pi) * s
        chest = self.trunk.surface(below, np.full(11, 1.196), 0.0225)
        nape = self._ring(below, neck + 0.013, neck + 0.012, np.full(11, 1.254))
        low = nape + (chest - nape) * np.clip((s - 0.55) / 0.45, 0, 1)[:, None] ** 1.6
        middle = (
            (top + low) / 2 + np.array([0.0, 0.002, 0.0]) + 0.004 * np.stack([np.sin(turn), 0 * s, np.cos(turn)], -1)
        )
        rows = np.stack(
            [
                self._ring(turn, neck + 0.001, neck + 0.001, top[:, 1] - 0.005),
                top,
                middle,
                low,
                low - np.array([0.0, 0.001, 0.0]) - 0.006 * np.stack([np.sin(below), 0 * s, np.cos(below)], -1),
            ]
        )
        rows = rows * np.array([sign, 1.0, 1.0])
        shape = sheet(rows)
        away = rows.reshape(-1, 3) * np.array([1.0, 0.0, 1.0])
        a, b, c = (shape.points[shape.triangles[:, corner]] for corner in range(3))
        outward = float((np.cross(b - a, c - a) * away[shape.triangles[:, 0]]).sum())
        return self._cloth(shape if outward > 0 else Shape(shape.points, shape.triangles[:, ::-1].copy()), colour)

    def tie(self, colour: Colour, *, end: float = 0.97) -> list[Part]:
        """A knot and a blade."""
        y = np.linspace(1.224, end, 9)
        half = np.interp(y, (end, end + 0.03, 1.10, 1.224), (0.004, 0.026, 0.021, 0.011))
        path = self.trunk.surface(np.zeros(9), y, 0.003)
        shape = ribbon(
            path,
            np.broadcast_to(np.array([0.0, 0.0, 1.0]), path.shape),
            np.stack([half, 0 * y, 0 * y], -1),
            thickness=0.006,
        )
        knot = ball(
            self.trunk.surface(np.zeros(1), np.array([1.232]), 0.006)[0],
            np.array([0.016, 0.017, 0.010]),
            rows=5,
            columns=10,
        )
        return [self._cloth(shape, colour), self._cloth(knot, colour)]

    def lanyard(self, cord: Colour, card: Colour, *, length: float = 1.0, off: float = 0.0165) -> list[Part]:
        """Two straps down the chest to a card."""
        low = 1.02 * length
        result: list[Part] = []
        for sign in (1.0, -1.0):
            y = np.linspace(1.252, low, 9)
            turn = sign * np.interp(y, (low, 1.10, 1.20, 1.252), (0.02, 0.24, 0.52, 0.86))
            rise = np.interp(y, (1.20, 1.252), (off, 0.008))
            path = self.trunk.surface(turn, y, rise + 0.001 * sign)
            result.append(self._cloth(self._strap(path, 0.0052), cord))
        centre = self.trunk.surface(np.zeros(1), np.array([low - 0.036]), off + 0.006)[0]
        result += [
            self._card(centre, (0.029, 0.040), (0.90, 0.92, 0.93), 0.0),
            self._card(centre + np.array([0, 0.022, 0]), (0.0265, 0.011), card, 0.0016),
        ]
        result += [self._card(centre + np.array([-0.011, -0.008, 0]), (0.0105, 0.013), (0.72, 0.78, 0.82), 0.0016)]
        result += [
            self._card(centre + np.array([0.011, y, 0]), (0.009, 0.0022), (0.45, 0.50, 0.55), 0.0016)
            for y in (-0.002, -0.010, -0.018)
        ]
        return result

    def _strap(self, path: Floats, half: float) -> Shape:
        outward = np.stack([path[:, 0] * 0.9, 0 * path[:, 0], np.abs(path[:, 2]) + 0.02], -1)
        outward /= np.linalg.norm(outward, axis=1, keepdims=True)
        across = np.cross(np.gradient(path, axis=0), outward)
        across *= half / np.linalg.norm(across, axis=1, keepdims=True)
        return ribbon(path, outward, across, thickness=0.003)

    def _card(self, centre: Floats, half: tuple[float, float], colour: Colour, lift: float) -> Part:
        x, y = half
        corners = np.array([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)])
        back, front = corners + np.array([0, 0, -0.004]), corners + np.array([0, 0, lift])
        shape = loft(np.stack([back, front]) + centre)
        weights = trunk_weights(np.tile(centre, (len(shape.points), 1)))
        return part(shape.points, shape.triangles, colour, weights)

    def buttons(self, heights: list[float], colour: Colour, *, turn: float = 0.0, off: float = 0.0135) -> list[Part]:
        """Small round buttons down the front."""
        centres = self.trunk.surface(np.full(len(heights), turn), np.array(heights), off)
        return [
            self._cloth(ball(centre, np.array([0.0065, 0.0065, 0.003]), rows=2, columns=8), colour)
            for centre in centres
        ]

    def band(
        self,
        edge: Callable[[Floats], Floats],
        low: float,
        high: float,
        colour: Colour,
        half: float = 0.011,
        *,
        lift: float = 0.0,
    ) -> list[Part]:
        """A border along both edges of an opening."""
        result: list[Part] = []
        for sign in (1.0, -1.0):
            y = np.linspace(low, high, 11)
            start = edge(y) - 0.035
            result.append(self._flap(y, y, start, start + half * 2 / 0.115, (colour, sign, lift)))
        return result

    def pocket(
        self, centre: tuple[float, float], half: tuple[float, float], colour: Colour, *, off: float = 0.0125
    ) -> Part:
        """A flap or patch at (turn, height)."""
        turn, y = centre
        across = np.linspace(-1, 1, 7)
        rows = [
            self.trunk.surface(turn + half[0] * across, np.full(7, y + half[1] * up), away)
            for up, away in ((-1, off - 0.006), (-1, off + 0.003), (1, off + 0.003), (1, off - 0.006))
        ]
        return self._cloth(_front(sheet(np.stack(rows))), colour)

    def bow(self, colour: Colour) -> list[Part]:
        """The ribbon of a hanbok: one loop and two long ends, off the middle."""
        result: list[Part] = []
        start = self.trunk.surface(np.array([0.10]), np.array([1.078]), 0.024)[0]
        for x, end, half in ((0.022, 0.80, 0.0115), (-0.012, 0.84, 0.0105)):
            y = np.linspace(1.078, end, 8)
            path = self.trunk.surface(np.full(8, 0.10), np.maximum(y, 0.97), 0.024)
            path[:, 0] += x * np.linspace(0, 1, 8) ** 0.8
            path[:, 1] = y
            path[:, 2] += 0.10 * np.maximum(0.97 - y, 0)
            result.append(self._cloth(self._strap(path, half), colour))
        loop = start + np.array([0.034, 0.006, 0.002])
        result.append(self._cloth(ball(loop, np.array([0.034, 0.013, 0.007]), rows=4, columns=12), colour))
        return [*result, self._cloth(ball(start, np.array([0.012, 0.013, 0.010]), rows=4, columns=10), colour)]

    def hood(self, colour: Colour) -> Part:
        """A hood that lies on the back."""
        turn = np.linspace(0.62, 2 * np.pi - 0.62, 17)
        back = np.clip(-np.cos(turn), 0, 1)
        middle = np.stack(
            [
                (0.078 + 0.012 * back) * np.sin(turn),
                1.248 - 0.012 * np.cos(turn) * 0.6 - 0.006 * back,
                (0.066 + 0.03 * back) * np.cos(turn) - 0.012,
            ],
            -1,
        )
        size = 0.017 + 0.018 * back**0.7
        shape = tube(middle, np.stack([size, size * 0.95], -1), sides=8, up=UPWARD)
        return self._cloth(shape, colour)


def _front(shape: Shape) -> Shape:
    return facing(shape, (0.0, 0.0, 1.0))


def skirt(
    top: float, hem: float, widths: tuple[float, float], colour: Colour, hem_colour: Colour, folds: float = 0.0
) -> Part:
    """A skirt from the waist to the hem; it goes partly with each leg."""
    rows, columns = 9, 36
    s = np.linspace(0, 1, rows)[:, None]
    turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)[None]
    y = top + (hem - top) * s
    radius = widths[0] + (widths[1] - widths[0]) * np.sin(s * np.pi / 2) ** 1.1
    radius = radius * (1 + folds * s**0.8 * np.cos(turn * 9))
    points = np.stack([radius * np.sin(turn), np.broadcast_to(y, radius.shape), radius * 0.80 * np.cos(turn)], -1)
    inner = points[-1:] * np.array([0.90, 1.0, 0.90]) + np.array([0, 0.03, 0])
    shape = loft(np.concatenate([points, inner]))
    share = np.clip((top - shape.points[:, 1]) / 0.5, 0, 1)[:, None]
    weights = rigid("hips", len(shape.points)) * (1 - 0.62 * share)
    weights = weights + 0.62 * share * along(shape.points[:, 0], [(-0.16, "rightUpperLeg"), (0.16, "leftUpperLeg")])
    border = (shape.points[:, 1] < hem + 0.052)[:, None]
    return part(shape.points, shape.triangles, np.where(border, hem_colour, colour), weights)


def glasses(colour: Colour, *, eye_x: float = 0.047, y: float = -0.002, z: float = 0.114) -> list[Part]:
    """Round-cornered frames, a bridge and temples to the ears."""
    angle = np.linspace(0, 2 * np.pi, 19)
    result: list[Part] = []
    for sign in (1.0, -1.0):
        x = 0.0345 * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.78
        up = 0.0275 * np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.78
        rim = np.stack(
            [sign * (eye_x + x), y + up, z - 0.18 * np.maximum(x, 0) - 0.3 * np.maximum(x, 0) ** 1.0 * 0.6], -1
        )
        arm = spline(
            np.array(
                [
                    (sign * 0.081, y + 0.008, z - 0.011),
                    (sign * 0.099, y + 0.008, z - 0.034),
                    (sign * 0.110, y + 0.006, 0.03),
                    (sign * 0.112, y - 0.002, -0.012),
                ]
            ),
            8,
        )
        result += [_wire(rim, 0.0019, colour), _wire(arm, 0.0019, colour)]
    bridge = spline(np.array([(-0.014, y + 0.004, z), (0.0, y + 0.008, z + 0.004), (0.014, y + 0.004, z)]), 6)
    return [*result, _wire(bridge, 0.0019, colour)]


def _wire(path: Floats, radius: float, colour: Colour) -> Part:
    up = np.array([0.05, 0.0, 1.0]) if abs(path[0, 2] - path[-1, 2]) < 0.02 else UPWARD
    shape = tube(path + CENTRE, np.full((len(path), 2), radius), sides=5, up=up)
    return part(shape.points, shape.triangles, colour, rigid("head", len(shape.points)))
