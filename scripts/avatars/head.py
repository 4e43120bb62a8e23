"""The surface of the head, as a function of where on it one stands; the face is then a height over (x, y)."""

from dataclasses import dataclass

import numpy as np

from scripts.avatars.mesh import Floats
from scripts.avatars.shapes import rounded
from scripts.avatars.skeleton import HEAD_CENTRE

HALF_HEIGHT = 0.136
CENTRE = np.array(HEAD_CENTRE)
EYE_X, EYE_Y = 0.047, 0.000
MOUTH_Y = -0.073
BROW_Y = 0.043


@dataclass(frozen=True, slots=True)
class HeadForm:
    """What makes one head differ from another, in metres or as a share."""

    width: float = 0.106
    front: float = 0.108
    back: float = 0.118
    jaw: float = 0.13
    """How much narrower the jaw is than the temples."""
    chin: float = 0.006
    nose: float = 0.017
    cheek: float = 0.006


def _hump(distance: Floats, width: float) -> Floats:
    return np.asarray(np.exp(-((distance / width) ** 2)))


def _ramp(value: Floats, start: float, end: float) -> Floats:
    t = np.clip((value - start) / (end - start), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t))


@dataclass(frozen=True, slots=True)
class HeadSurface:
    """Points of the head about its centre: `turn` is 0 at the front and grows to the figure's left."""

    form: HeadForm

    def _round(self, y: Floats, up: float, down: float) -> Floats:
        t = np.clip(np.abs(y) / HALF_HEIGHT, 0.0, 1.0)
        power = np.where(y > 0, up, down)
        return np.asarray((1 - t**power) ** (1 / power))

    def half_width(self, y: Floats) -> Floats:
        """Metres from the middle to the side at height `y`."""
        jaw = 1 - self.form.jaw * _ramp(-y / HALF_HEIGHT, 0.05, 0.95)
        return np.asarray(self.form.width * self._round(y, 2.3, 2.35) * jaw)

    def _depth(self, y: Floats, turn: Floats) -> Floats:
        front = self.form.front * self._round(y, 2.25, 2.9)
        nape = 1 - 0.32 * _ramp(-y / HALF_HEIGHT, 0.0, 0.9)
        back = self.form.back * self._round(y, 2.3, 2.3) * nape
        return np.asarray(np.where(np.cos(turn) > 0, front, back))

    def plain(self, turn: Floats, y: Floats) -> Floats:
        """The skull without features: what hair lies on."""
        x = self.half_width(y) * rounded(np.sin(turn), 2.1)
        z = self._depth(y, turn) * rounded(np.cos(turn), 2.25)
        return np.stack([x, np.broadcast_to(y, x.shape), z], -1)

    def at(self, turn: Floats, y: Floats) -> Floats:
        """The skin, with nose, sockets, cheeks and chin."""
        points = self.plain(turn, y)
        x, level = points[..., 0], points[..., 1]
        front = _ramp(np.cos(turn), 0.0, 0.5)
        points[..., 2] += front * self._relief(x, level)
        cheeks = self.form.cheek * _hump(np.abs(x) - 0.062, 0.034) * _hump(level + 0.046, 0.034) * front
        points[..., 0] += 0.7 * cheeks * np.sign(x)
        points[..., 2] += 0.7 * cheeks
        return points

    def _relief(self, x: Floats, y: Floats) -> Floats:
        below = np.where(y < -0.034, 0.0095, 0.017)
        tip = self.form.nose * np.exp(-((x / 0.0135) ** 2) - ((y + 0.034) / below) ** 2)
        wings = 0.35 * self.form.nose * _hump(np.abs(x) - 0.0125, 0.008) * _hump(y + 0.036, 0.008)
        bridge = 0.0065 * _hump(x, 0.012) * _hump(y + 0.006, 0.028)
        sockets = -0.0055 * _hump(np.abs(x) - EYE_X, 0.032) * _hump(y - EYE_Y, 0.024)
        brows = 0.0025 * _hump(np.abs(x) - EYE_X, 0.034) * _hump(y - BROW_Y, 0.014)
        mouth = 0.0050 * _hump(x, 0.040) * _hump(y - MOUTH_Y, 0.026)
        chin = self.form.chin * _hump(x, 0.032) * _hump(y + 0.112, 0.020)
        return np.asarray(tip + wings + bridge + sockets + brows + mouth + chin)

    def turn_at(self, x: Floats, y: Floats) -> Floats:
        """The turn at which the front of the head stands over (x, y)."""
        share = np.clip(x / np.maximum(self.half_width(y), 1e-6), -1.0, 1.0)
        return np.asarray(np.arcsin(np.sign(share) * np.abs(share) ** (2.1 / 2.0)))

    def front(self, x: Floats, y: Floats) -> Floats:
        """The skin over (x, y) of the face."""
        return self.at(self.turn_at(x, y), np.asarray(y))

    def outward(self, turn: Floats, y: Floats) -> Floats:
        """Unit normals of the featureless skull."""
        step = 1e-4
        level = np.clip(y, -HALF_HEIGHT + 2e-4, HALF_HEIGHT - 2e-4)
        along = self.plain(turn + step, level) - self.plain(turn - step, level)
        rise = self.plain(turn, level + step) - self.plain(turn, level - step)
        normal = np.cross(along, rise)
        length = np.linalg.norm(normal, axis=-1, keepdims=True)
        return np.asarray(np.where(length > 1e-12, normal / np.maximum(length, 1e-12), [0.0, 1.0, 0.0]))
