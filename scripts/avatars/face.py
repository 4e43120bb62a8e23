"""The skin of the face: one net with openings for eyes and mouth, and how each expression moves it."""

import importlib
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from scripts.avatars import eyes, mouth
from scripts.avatars.eyes import EyeForm, LeftEye
from scripts.avatars.head import BROW_Y, CENTRE, HALF_HEIGHT, HeadForm, HeadSurface
from scripts.avatars.mesh import Colour, Floats, Ints, Part, mirrored, part, rigid
from scripts.avatars.mouth import Mouth, MouthForm
from scripts.avatars.poses import POSES, BrowPose, FacePose, LidPose
from scripts.avatars.shapes import facing, grid_triangles, sheet

EYE_RINGS = (0.0, 1.0, 2.3, 4.0)
MAP_RADIUS = 0.105
MAP_HEIGHT = 0.130
MIRROR = np.array([-1.0, 1.0, 1.0])
MOUTH_OPENED = 0.0022
"""How far the net's plan parts the lips, so that the slit is an opening."""


@dataclass(frozen=True, slots=True)
class BrowForm:
    """The left eyebrow, metres."""

    colour: Colour = (0.16, 0.11, 0.09)
    thickness: float = 0.0042
    arch: float = 0.0060
    inner: float = 0.0200
    outer: float = 0.0720
    raised: float = 0.0


@dataclass(frozen=True, slots=True)
class FaceForm:
    """One person's face."""

    skin: Colour
    blush: Colour
    head: HeadForm = field(default_factory=HeadForm)
    eye: EyeForm = field(default_factory=EyeForm)
    mouth: MouthForm = field(default_factory=MouthForm)
    brow: BrowForm = field(default_factory=BrowForm)
    blush_strength: float = 0.55


def _to_map(points: Floats, surface: HeadSurface) -> Floats:
    turn = surface.turn_at(points[:, 0], points[:, 1])
    return np.stack([turn * MAP_RADIUS, np.arcsin(points[:, 1] / HALF_HEIGHT) * MAP_HEIGHT], -1)


def _lattice(left: float, right: float, low: float, high: float, step: float) -> Floats:
    """Staggered points; the rows are nudged so that no four of them lie on a circle."""
    rows: list[Floats] = []
    for number, y in enumerate(np.arange(low, high, step * 0.87)):
        x = np.arange(left, right, step) + (step / 2 if number % 2 else 0.0) + 1e-4 * np.sin(7.3 * number)
        rows.append(np.stack([x, y + 2e-4 * np.sin(x * 911 + number)], -1))
    return np.vstack(rows)


def _outside(points: Floats, ring: Floats, margin: float) -> npt.NDArray[np.bool_]:
    middle = ring.mean(0)
    angle = np.arctan2(ring[:, 1] - middle[1], ring[:, 0] - middle[0])
    reach = np.hypot(ring[:, 0] - middle[0], ring[:, 1] - middle[1])
    order = np.argsort(angle)
    own = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    limit = np.asarray(np.interp(own, angle[order], reach[order], period=2 * np.pi), dtype=np.float64)
    return np.asarray(np.hypot(points[:, 0] - middle[0], points[:, 1] - middle[1]) > limit + margin)


def _background(rings: list[Floats]) -> Floats:
    top = MAP_HEIGHT * np.pi / 2 * 0.97
    edge = np.pi * MAP_RADIUS
    fine = _lattice(-0.021, 0.0215, -0.062, 0.012, 0.0068)
    middle = _lattice(-0.140, 0.1405, -0.150, 0.085, 0.0179)
    middle = middle[(np.abs(middle[:, 0]) > 0.023) | (middle[:, 1] > 0.014) | (middle[:, 1] < -0.066)]
    coarse = _lattice(-edge + 0.02, edge - 0.012, -top + 0.014, top - 0.01, 0.040)
    coarse = coarse[(np.abs(coarse[:, 0]) > 0.152) | (coarse[:, 1] > 0.097) | (coarse[:, 1] < -0.162)]
    inner = np.vstack([fine, middle])
    for ring in rings:
        inner = inner[_outside(inner, ring, 0.0045)]
    levels = np.linspace(-top, top, 7)
    across = np.linspace(-edge, edge, 14)
    rows = [np.stack([across, np.full(14, level)], -1) for level in (-top, top)]
    sides = [np.stack([np.full(5, side), levels[1:-1]], -1) for side in (-edge, edge)]
    return np.vstack([inner, coarse, *rows, *sides])


def _triangulated(plan: Floats) -> Ints:
    spatial: Any = importlib.import_module("scipy.spatial")
    found: Ints = np.asarray(spatial.Delaunay(np.round(plan, 9)).simplices, dtype=np.int64)
    found = _turned(found, plan)
    # The order in which the library lists triangles is not part of its promise.
    first = np.argmin(found, axis=1)
    found = np.stack([np.take_along_axis(found, ((first + step) % 3)[:, None], 1)[:, 0] for step in range(3)], -1)
    return found[np.lexsort((found[:, 2], found[:, 1], found[:, 0]))]


@dataclass(frozen=True, slots=True)
class Net:
    """The plan of the face: ring points of both eyes and of the mouth, then the skin between them."""

    eye_angle: Floats
    eye_ring: Floats
    mouth_angle: Floats
    mouth_ring: Floats
    turn: Floats
    y: Floats
    triangles: Ints

    @property
    def eye_count(self) -> int:
        """Points of one eye's rings."""
        return len(self.eye_angle)


def _rings(columns: int, rings: tuple[float, ...]) -> tuple[Floats, Floats]:
    angle = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    return np.tile(angle, len(rings)), np.repeat(np.array(rings), columns)


def plan_net(eye: LeftEye, lips: Mouth) -> Net:
    """The net of a face, laid out on a map of the head and triangulated there."""
    eye_angle, eye_ring = _rings(eyes.COLUMNS, EYE_RINGS)
    mouth_angle, mouth_ring = _rings(mouth.COLUMNS, mouth.RINGS)
    left = eye.plan(eye_angle, eye_ring, LidPose())[:, :2]
    right = left * MIRROR[:2]
    opened = lips.plan(mouth_angle, mouth_ring, opened=MOUTH_OPENED)
    rings = [_to_map(points, eye.surface) for points in (left, right, opened)]
    sizes = (eyes.COLUMNS, eyes.COLUMNS, mouth.COLUMNS)
    outer = [ring[-size:] for ring, size in zip(rings, sizes, strict=True)]
    starts = np.cumsum([0] + [len(ring) for ring in rings])
    free = _background(outer)
    between = _between(
        outer, free, [int(start) - size for start, size in zip(starts[1:], sizes, strict=True)], int(starts[-1])
    )
    within = [
        _turned(grid_triangles(len(ring) // size, size, around=True), ring) + start
        for ring, size, start in zip(rings, sizes, starts, strict=False)
    ]
    triangles = np.concatenate([*within, between])
    y = HALF_HEIGHT * np.sin(free[:, 1] / MAP_HEIGHT)
    return Net(eye_angle, eye_ring, mouth_angle, mouth_ring, free[:, 0] / MAP_RADIUS, y, triangles)


def _between(outer: list[Floats], free: Floats, starts: list[int], first_free: int) -> Ints:
    """Triangles from the outermost rings to the skin about them, numbered as in the whole net; none under hair."""
    plan = np.vstack([*outer, free])
    triangles = _triangulated(plan)
    corners = plan[triangles]
    keep = ~((np.abs(corners[..., 0]) > 1.75 * MAP_RADIUS).all(1) & (corners[..., 1] > -0.045).all(1))
    keep &= ~(corners[..., 1] > 0.118).all(1)
    for ring in outer:
        keep &= _outside(corners.mean(1), ring, 0.0)
    numbers = [start + np.arange(len(ring)) for start, ring in zip(starts, outer, strict=True)]
    numbering = np.concatenate([*numbers, first_free + np.arange(len(free))])
    return numbering[triangles[keep]]


def _turned(triangles: Ints, plan: Floats) -> Ints:
    """The triangles, all facing out of the map."""
    a, b, c = (plan[triangles[:, corner]] for corner in range(3))
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return np.where((area < 0)[:, None], triangles[:, ::-1], triangles)


def posed(net: Net, eye: LeftEye, lips: Mouth, pose: FacePose) -> Floats:
    """All points of the net in one expression, about the middle of the head."""
    left = eye.skin(net.eye_angle, net.eye_ring, pose.left)
    right = eye.skin(net.eye_angle, net.eye_ring, pose.right) * MIRROR
    ring = lips.skin(net.mouth_angle, net.mouth_ring, pose.mouth)
    free = eye.surface.at(net.turn, net.y)
    moved = lips.around(free[:, 0], free[:, 1], pose.mouth) * (np.cos(net.turn) > 0)[:, None]
    points = np.vstack([left, right, ring, free + moved])
    return points + _cheeks(points, pose.cheek)


def _cheeks(points: Floats, amount: float) -> Floats:
    near = np.exp(-(((np.abs(points[:, 0]) - 0.060) / 0.026) ** 2) - ((points[:, 1] + 0.044) / 0.018) ** 2)
    near = near * (points[:, 2] > 0) * amount
    return np.stack([0.5 * near * np.sign(points[:, 0]), 0.5 * near, 0.8 * near], -1)


def _painted(points: Floats, net: Net, form: FaceForm) -> Floats:
    skin, blush = np.array(form.skin), np.array(form.blush)
    x, y, z = points.T
    front = (z > 0.02).astype(np.float64)
    glow = np.exp(-(((np.abs(x) - 0.064) / 0.026) ** 2) - ((y + 0.042) / 0.020) ** 2) * form.blush_strength
    tip = 0.38 * np.exp(-((x / 0.016) ** 2) - ((y + 0.036) / 0.012) ** 2)
    chin = 0.12 * np.exp(-((x / 0.03) ** 2) - ((y + 0.118) / 0.016) ** 2)
    share = (np.clip(glow + tip + chin, 0, 1) * front)[:, None]
    colours = skin * (1 - share) + blush * share
    first = 2 * net.eye_count
    lips = np.zeros(len(points), dtype=bool)
    lips[first : first + len(net.mouth_ring)] = net.mouth_ring <= 2.0
    inner = np.zeros(len(points))
    inner[first : first + len(net.mouth_ring)] = np.interp(net.mouth_ring, (0, 1, 2), (0.35, 0.0, 0.0))
    lip_colour = np.array(form.mouth.colour)
    colours[lips] = lip_colour * (1 - 0.5 * inner[lips, None])
    return colours


def _brow_rows(form: BrowForm, surface: HeadSurface, pose: BrowPose) -> Floats:
    s = np.linspace(0, 1, 11)
    x = form.inner + (form.outer - form.inner) * s
    y = BROW_Y + form.raised + form.arch * np.sin(np.pi * (0.12 + 0.80 * s)) - 0.0012 * s**2 - 0.0012 * (1 - s)
    y = y + pose.inner * (1 - s) ** 1.4 + pose.outer * s**0.8
    half = form.thickness * (0.55 + 0.45 * np.sin(np.pi * np.clip(s * 1.4 + 0.12, 0, 1))) * (1 - s**3 * 0.86)
    rows: list[Floats] = []
    for side, lift in ((-1.0, -0.0004), (-0.6, 0.0022), (0.5, 0.0026), (1.0, -0.0004)):
        points = surface.front(x, y + side * half)
        points[:, 2] += lift
        points[:, 0] += lift * 0.3
        rows.append(points)
    return np.stack(rows)


def _brow(form: BrowForm, surface: HeadSurface, poses: dict[str, FacePose]) -> Part:
    shape = facing(sheet(_brow_rows(form, surface, BrowPose())), (0.0, 0.0, 1.0))
    item = part(shape.points, shape.triangles, form.colour, rigid("head", len(shape.points)))
    return replace(
        item,
        morphs={n: _brow_rows(form, surface, p.brow).reshape(-1, 3) - shape.points for n, p in poses.items()},
        shaded=0.3,
    )


def face_parts(form: FaceForm) -> list[Part]:
    """Everything of the head that an expression moves, in place on the body."""
    surface = HeadSurface(form.head)
    eye, lips = LeftEye(form.eye, surface), Mouth(form.mouth, surface)
    net = plan_net(eye, lips)
    rest = posed(net, eye, lips, FacePose())
    skin = part(rest, net.triangles, _painted(rest, net, form), rigid("head", len(rest)))
    skin = replace(skin, morphs={name: posed(net, eye, lips, pose) - rest for name, pose in POSES.items()})
    left = eyes.eye_parts(eye, form.skin, POSES, left=True)
    right = [mirrored(item) for item in eyes.eye_parts(eye, form.skin, POSES, left=False)]
    brow = _brow(form.brow, surface, POSES)
    parts = [skin, *left, *right, brow, mirrored(brow), *mouth.mouth_parts(lips, POSES)]
    return [replace(item, points=item.points + CENTRE) for item in parts]
