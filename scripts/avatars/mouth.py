"""The mouth: lips as rings about the slit, the dark behind them, teeth and tongue."""

from dataclasses import dataclass, replace

import numpy as np

from scripts.avatars.head import MOUTH_Y, HeadSurface
from scripts.avatars.mesh import Colour, Floats, Part, part, rigid
from scripts.avatars.poses import FacePose, MouthPose
from scripts.avatars.shapes import Shape, ball, facing, facing_out, sheet

COLUMNS = 26
RINGS = (0.0, 1.0, 2.0, 2.2, 3.0, 4.0)
"""0 is the edge of the slit, 2 the border of the lips, 4 skin that hardly moves."""
HINGE = 0.42
"""How far back a dropping jaw goes for each metre down."""


IVORY: Colour = (0.97, 0.95, 0.91)


@dataclass(frozen=True, slots=True)
class MouthForm:
    """The closed lips, in metres, and their colour."""

    half_width: float = 0.0300
    upper_lip: float = 0.0078
    lower_lip: float = 0.0098
    curve: float = 0.0050
    """How much the corners stand above the middle."""
    colour: Colour = (0.80, 0.42, 0.40)


@dataclass(frozen=True, slots=True)
class Mouth:
    """The lips on a head."""

    form: MouthForm
    surface: HeadSurface

    def plan(self, angle: Floats, ring: Floats, *, opened: float = 0.0) -> Floats:
        """(x, y) of points at `angle` of a ring; `opened` parts the lips, for a plan without slit."""
        cos, sin = np.cos(angle), np.sin(angle)
        wide = self.form.half_width * np.interp(ring, (0, 2, 2.2, 3, 4), (1.0, 1.03, 1.07, 1.32, 1.66))
        high = np.interp(ring, (0, 1, 2, 2.2, 3, 4), (0, 0.52, 1.0, 1.14, 1.75, 2.6)) * self.form.upper_lip
        low = np.interp(ring, (0, 1, 2, 2.2, 3, 4), (0, 0.55, 1.0, 1.12, 1.75, 2.7)) * self.form.lower_lip
        x = wide * cos
        bow = np.where(ring > 0.5, 0.0013 * np.exp(-((x / 0.0048) ** 2)), 0.0)
        y = np.where(sin >= 0, (high - bow + opened), -(low + opened)) * np.abs(sin) ** 0.85
        return np.stack([x, y + MOUTH_Y + self.form.curve * np.minimum((x / self.form.half_width) ** 2, 1.3)], -1)

    def relief(self, angle: Floats, ring: Floats) -> Floats:
        """How far the lips stand out of the face."""
        lift = np.interp(ring, (0, 1, 2, 2.2, 3, 4), (-0.0018, 0.0034, 0.0012, 0.0004, 0.0, 0.0))
        return np.asarray(lift * np.abs(np.sin(angle)) ** 0.6 - 0.0012 * (ring < 2.5) * np.abs(np.cos(angle)) ** 8)

    def skin(self, angle: Floats, ring: Floats, pose: MouthPose) -> Floats:
        """Points of the lips and of the skin about them."""
        rest = self.plan(angle, ring)
        sin, upper = np.abs(np.sin(angle)), np.sin(angle) >= 0
        follow = np.interp(ring, (2.2, 3.0, 4.0), (1.0, 0.75, 0.35))
        share = np.clip(rest[..., 0] / self.form.half_width, -1.4, 1.4)
        thin = 1 - 0.62 * pose.press * np.clip(1 - np.abs(ring - 1.2) / 1.4, 0, 1)
        line = MOUTH_Y + self.form.curve * np.minimum(share**2, 1.3)
        x = rest[..., 0] + pose.wide * share * follow
        y = line + (rest[..., 1] - line) * thin + pose.smile * (share**2 - 0.12) * follow
        points = self.surface.front(x, y)
        ease = sin**0.75
        points[..., 1] += np.where(upper, pose.upper * ease * np.interp(ring, (2, 3, 4), (1, 0.5, 0.1)), 0.0)
        lips = np.interp(ring, (2, 3, 4), (1, 0.45, 0.0))
        drop = np.where(upper, 0.0, (pose.jaw * np.interp(ring, (3, 4), (1, 0.94)) + pose.lower * lips) * ease)
        tucked = np.where(upper, 0.0, pose.tuck * ease * np.interp(ring, (1, 2.2, 3), (1, 0.4, 0)))
        points[..., 1] += 0.75 * tucked - drop
        ahead = pose.forward * follow * (1 - 0.45 * np.minimum(share**2, 1.0))
        points[..., 2] += self.relief(angle, ring) * thin + ahead - HINGE * drop - tucked
        return points

    def around(self, x: Floats, y: Floats, pose: MouthPose) -> Floats:
        """How the skin beyond the rings follows: the chin with the jaw, the cheeks with the corners."""
        below = np.clip((MOUTH_Y - y) / 0.02, 0.0, 1.0)
        side = np.clip(1 - (np.abs(x) / 0.088) ** 2, 0.0, 1.0) ** 1.2
        drop = pose.jaw * below * side * 0.94
        corner = np.exp(-(((np.abs(x) - 0.048) / 0.022) ** 2) - ((y - MOUTH_Y - 0.006) / 0.022) ** 2)
        dx = np.sign(x) * pose.wide * 0.30 * corner
        dy = pose.smile * 0.5 * corner - drop
        return np.stack([dx, dy, -HINGE * drop], -1)


def _cavity(mouth: Mouth, angle: Floats, pose: MouthPose) -> Floats:
    """Rows from the edge of the lips back into the dark."""
    edge = mouth.skin(angle, np.zeros_like(angle), pose)
    sin = np.sin(angle)
    rows = [edge]
    for back, spread, follow in ((0.006, 0.002, 1.0), (0.016, 0.009, 0.95), (0.034, 0.013, 0.9), (0.044, 0.0, 0.0)):
        row = edge.copy()
        middle = np.array([0.0, MOUTH_Y, 0.0])
        row[:, 0] *= 0.94 - back * 6
        row[:, 1] = middle[1] + (edge[:, 1] - middle[1]) * follow + spread * sin
        row[:, 2] = np.minimum(edge[:, 2] * 0.4 + 0.6 * edge[:, 2].max() - back, edge[:, 2] - 0.002 - 0.3 * back)
        rows.append(row)
    return np.stack(rows)


def _teeth(mouth: Mouth, *, upper: bool) -> Shape:
    x = np.linspace(-1, 1, 11) * (0.0262 if upper else 0.0215)
    z = mouth.surface.front(np.zeros(1), np.full(1, MOUTH_Y))[0, 2] - 0.0085 - 19.0 * x**2
    edge = MOUTH_Y - 0.0037 + 5.0 * x**2 + (0.0 if upper else -0.0004)
    far = edge + (0.011 if upper else -0.009)
    rows = [
        np.stack([x * 0.97, far, z - 0.001], -1),
        np.stack([x, (edge + far) / 2, z + 0.0012], -1),
        np.stack([x, edge, z], -1),
        np.stack([x * 0.94, edge, z - 0.004], -1),
    ]
    return facing(sheet(np.stack(rows)), (0.0, 0.0, 1.0))


def mouth_parts(mouth: Mouth, poses: dict[str, FacePose]) -> list[Part]:
    """The dark cavity, both rows of teeth and the tongue."""
    angle = np.linspace(0, 2 * np.pi, COLUMNS + 1)
    dark = _cavity(mouth, angle, MouthPose())
    shape = facing_out(sheet(dark))
    shape = Shape(shape.points, shape.triangles[:, ::-1].copy())
    shades = np.array(
        [mouth.form.colour, (0.50, 0.17, 0.17), (0.30, 0.07, 0.08), (0.17, 0.03, 0.04), (0.12, 0.02, 0.03)]
    )
    cavity = part(
        shape.points, shape.triangles, np.repeat(shades, len(angle), axis=0), rigid("head", len(shape.points))
    )
    cavity = replace(
        cavity,
        morphs={n: _cavity(mouth, angle, p.mouth).reshape(-1, 3) - shape.points for n, p in poses.items()},
        shaded=0.0,
    )
    return [cavity, _toothed(mouth, poses, upper=True), _toothed(mouth, poses, upper=False), _tongue(mouth, poses)]


def _toothed(mouth: Mouth, poses: dict[str, FacePose], *, upper: bool) -> Part:
    shape = _teeth(mouth, upper=upper)
    item = replace(part(shape.points, shape.triangles, IVORY, rigid("head", len(shape.points))), shaded=0.0)
    out = (shape.points[:, 0] / mouth.form.half_width) ** 2

    def moved(pose: MouthPose) -> Floats:
        """The ends rise with the corners of a smile, so that they never hang out of it."""
        drop = 0.0 if upper else pose.jaw
        rise = np.maximum(pose.smile, 0.0) * out
        return np.stack([0 * out, rise - drop, -HINGE * drop - pose.tuck * 0.3 + 0 * out], -1)

    return replace(item, morphs={name: moved(pose.mouth) for name, pose in poses.items()})


def _tongue(mouth: Mouth, poses: dict[str, FacePose]) -> Part:
    front = mouth.surface.front(np.zeros(1), np.full(1, MOUTH_Y))[0, 2]
    shape = ball(
        np.array([0.0, MOUTH_Y - 0.0125, front - 0.030]), np.array([0.0165, 0.0058, 0.0190]), rows=4, columns=12
    )
    tip = np.clip((shape.points[:, 2] - (front - 0.036)) / 0.022, 0.0, 1.0) ** 1.3
    colours = np.array([0.72, 0.33, 0.34]) + np.array([0.12, 0.10, 0.10]) * tip[:, None]
    item = replace(part(shape.points, shape.triangles, colours, rigid("head", len(shape.points))), shaded=0.0)

    def moved(pose: MouthPose) -> Floats:
        drop = pose.jaw * 0.92
        up = pose.tongue_up * tip - drop
        return np.stack([np.zeros_like(tip), up, pose.tongue_out * tip - HINGE * drop], -1)

    return replace(item, morphs={name: moved(pose.mouth) for name, pose in poses.items()})
