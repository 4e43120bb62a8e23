"""Eyes: the lids as rings about the opening, lashes, and the eyeballs behind them."""

from dataclasses import dataclass, replace

import numpy as np

from scripts.avatars.head import CENTRE, EYE_X, EYE_Y, HeadSurface
from scripts.avatars.mesh import Colour, Floats, Part, part, rigid
from scripts.avatars.poses import FacePose, LidPose
from scripts.avatars.shapes import facing, sheet
from scripts.avatars.skeleton import EYE_CENTRE

BALL_RADIUS = 0.045
LID_GAP = 0.0022
OUTER_RING = 4.0
"""Rings are numbered from the edge of the opening, 0, to the skin that never moves."""
COLUMNS = 22
RECESSION = 0.0055
"""How far a closing eye draws back, so that a half-closed lid, which moves in a straight line, stays in front."""
BALL = np.array(EYE_CENTRE) - CENTRE


@dataclass(frozen=True, slots=True)
class EyeForm:
    """The opening of the left eye, metres from its middle, and its colours."""

    half_width: float = 0.0265
    up: float = 0.0172
    down: float = 0.0146
    tilt: float = 0.0014
    """How much higher the outer corner stands."""
    lash: float = 1.0
    iris: Colour = (0.36, 0.22, 0.14)
    iris_radius: float = 0.0148
    lash_colour: Colour = (0.13, 0.09, 0.09)


@dataclass(frozen=True, slots=True)
class LeftEye:
    """The left eye's skin; the right one is its mirror image."""

    form: EyeForm
    surface: HeadSurface

    def plan(self, angle: Floats, ring: Floats, lids: LidPose) -> Floats:
        """(x, y) on the face of points at `angle` of a ring: 0 is the outer corner, a half turn the inner one."""
        cos, sin = np.cos(angle), np.sin(angle)
        arch = 1 - np.abs(cos) ** 2.4
        upper = sin >= 0
        high, low = (self.form.up + 0.0052 * ring) * arch, -(self.form.down + 0.0046 * ring) * arch
        x = (self.form.half_width + 0.0032 * ring) * cos
        y = np.where(upper, high, low)
        meet = (-self.form.down + 0.16 * (self.form.up + self.form.down)) * arch
        share = ring / OUTER_RING
        shut_y = meet + (y - meet) * np.clip(share, 0, None) / np.maximum(1.0, share)
        outer_y = np.where(upper, self.form.up + 0.0052 * OUTER_RING, -(self.form.down + 0.0046 * OUTER_RING)) * arch
        shut_y = meet + (outer_y - meet) * share
        amount = np.where(upper, lids.upper, lids.lower)
        y = y + amount * (shut_y - y)
        return np.stack([EYE_X + x, EYE_Y + y + self.form.tilt * cos, ring], -1)

    def skin(self, angle: Floats, ring: Floats, lids: LidPose, *, lift: float = 0.0) -> Floats:
        """Points of the lids: on the face, but never inside the eyeball."""
        plan = self.plan(angle, ring, lids)
        base = self.surface.front(plan[..., 0], plan[..., 1])
        away = base - BALL
        distance = np.linalg.norm(away, axis=-1, keepdims=True)
        over = LID_GAP + lift + 0.0006 * (np.sin(angle) >= 0)
        shell = BALL_RADIUS + over[..., None]
        cling = np.clip(1 - ring / OUTER_RING, 0, 1)[..., None] ** 1.5
        reach = np.maximum(distance * (1 - cling) + shell * cling, shell)
        return np.asarray(BALL + away / distance * reach)

    def rim(self, angle: Floats, lids: LidPose) -> Floats:
        """Two rows that give the lids their thickness: the edge, and the edge inside the eyeball."""
        edge = self.skin(angle, np.zeros_like(angle), lids)
        away = edge - BALL
        inside = BALL + away / np.linalg.norm(away, axis=-1, keepdims=True) * (BALL_RADIUS - 0.002 - RECESSION)
        return np.stack([edge, inside])

    def lash(self, angle: Floats, lids: LidPose) -> Floats:
        """Three rows of a dark crescent on the upper lid, thick towards the outer corner."""
        outer = 0.5 + 0.5 * np.cos(angle)
        thick = self.form.lash * (0.28 + 0.42 * outer**1.5) * np.sin(angle) ** 0.5
        rows = [
            self.skin(angle, thick * share - 0.14, lids, lift=lift)
            for share, lift in ((0, 0.0004), (0.5, 0.0022), (1, 0.0006))
        ]
        wing = (
            np.clip((np.cos(angle) - 0.75) / 0.25, 0, 1)[:, None] * np.array([0.0028, 0.0016, -0.0012]) * self.form.lash
        )
        return np.stack([rows[0], rows[1] + wing, rows[2] + wing])

    def ball(self, lids: LidPose) -> Floats:
        """Where the closing lids push the eyeball."""
        return np.array([0.0, 0.0, -RECESSION * max(0.0, lids.upper)])


def _cap(axis: Floats, degrees: list[float], columns: int) -> Floats:
    side = np.cross([0.0, 1.0, 0.0], axis)
    side /= np.linalg.norm(side)
    up = np.cross(axis, side)
    turn = np.linspace(0, 2 * np.pi, columns + 1)
    polar = np.radians(degrees)[:, None, None]
    ring = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * up
    return np.asarray(np.cos(polar) * axis + np.sin(polar) * ring)


def _eyeball(form: EyeForm) -> Part:
    edge = float(np.degrees(form.iris_radius / BALL_RADIUS))
    stops: list[tuple[float, Colour, Colour]] = [
        (0.0, (0.05, 0.04, 0.05), (0.05, 0.04, 0.05)),
        (edge * 0.44, (0.05, 0.04, 0.05), (0.05, 0.04, 0.05)),
        (edge * 0.50, _mix(form.iris, (0.0, 0.0, 0.0), 0.45), _mix(form.iris, (1.0, 0.9, 0.7), 0.08)),
        (edge * 0.88, _mix(form.iris, (0.0, 0.0, 0.0), 0.35), _mix(form.iris, (1.0, 0.85, 0.65), 0.38)),
        (edge * 1.0, _mix(form.iris, (0.0, 0.0, 0.0), 0.7), _mix(form.iris, (0.0, 0.0, 0.0), 0.6)),
        (edge * 1.05, (0.88, 0.87, 0.88), (0.97, 0.96, 0.95)),
        (58.0, (0.80, 0.78, 0.80), (0.93, 0.88, 0.87)),
    ]
    axis = np.array([np.sin(np.radians(6)), -0.01, np.cos(np.radians(6))])
    axis /= np.linalg.norm(axis)
    rows = _cap(axis, [stop[0] for stop in stops], 14)
    low = (1 - rows[..., 1] / np.maximum(np.linalg.norm(rows[..., :2], axis=-1), 1e-6)) / 2
    top, bottom = (np.array([stop[which] for stop in stops])[:, None] for which in (1, 2))
    colours = top + (bottom - top) * low[..., None]
    shape = facing(sheet(BALL + rows * BALL_RADIUS), (0.0, 0.0, 1.0))
    return replace(
        part(shape.points, shape.triangles, colours.reshape(-1, 3), rigid("leftEye", len(shape.points))), shaded=0.45
    )


def _glint(yaw: float, pitch: float, degrees: float) -> Part:
    axis = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    shape = facing(sheet(BALL + _cap(axis, [0.0, degrees], 10) * (BALL_RADIUS + 0.0006)), (0.0, 0.0, 1.0))
    return replace(
        part(shape.points, shape.triangles, (1.0, 1.0, 1.0), rigid("leftEye", len(shape.points))), shaded=0.0
    )


def _mix(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return (red, green, blue)


def eye_parts(eye: LeftEye, skin: Colour, poses: dict[str, FacePose], *, left: bool) -> list[Part]:
    """Eyeball, glints, lid rims and lashes of the left eye, with its morphs named for the side asked for."""
    lids = {name: pose.left if left else pose.right for name, pose in poses.items()}
    angle = np.linspace(0, 2 * np.pi, COLUMNS + 1)
    upper = np.sin(angle) > 0.05
    crescent = np.linspace(0.02 * np.pi, 0.97 * np.pi, 15)
    rest = LidPose()
    rim = sheet(eye.rim(angle, rest))
    rim_colour = np.where(upper[:, None], eye.form.lash_colour, _mix(skin, (0.55, 0.25, 0.2), 0.35))
    lash = facing(sheet(eye.lash(crescent, rest)), (0.0, 0.0, 1.0))
    rim_part = part(rim.points, rim.triangles, np.tile(rim_colour, (2, 1)), rigid("head", len(rim.points)))
    lash_part = part(lash.points, lash.triangles, eye.form.lash_colour, rigid("head", len(lash.points)))
    # One glint for both eyes stands on the same side, as under one lamp.
    turn = 0.105 + (-0.115 if left else 0.115)
    balls = [_eyeball(eye.form), _glint(turn, 0.13, 4.6), _glint(0.21 - turn, -0.15, 2.1)]
    moved = {name: eye.ball(pose) for name, pose in lids.items()}
    return [
        replace(rim_part, morphs={n: eye.rim(angle, p).reshape(-1, 3) - rim.points for n, p in lids.items()}),
        replace(lash_part, morphs={n: eye.lash(crescent, p).reshape(-1, 3) - lash.points for n, p in lids.items()}),
        *(
            replace(item, morphs={n: np.tile(move, (len(item.points), 1)) for n, move in moved.items()})
            for item in balls
        ),
    ]
