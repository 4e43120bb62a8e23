"""The body under the head: trunk, neck, arms, hands, legs and shoes."""

from dataclasses import dataclass

import numpy as np

from scripts.avatars.mesh import Colour, Floats, Part, along, mirrored, part
from scripts.avatars.shapes import Shape, facing_out, loft, rounded, spline, tube
from scripts.avatars.skeleton import FINGERS, SHOULDER, WRIST_X

UP = np.array([0.0, 1.0, 0.0])
FRONT = np.array([0.0, 0.0, 1.0])
TRUNK_STOPS = [(0.79, "hips"), (0.87, "spine"), (0.97, "chest"), (1.08, "upperChest")]
FINGER_LENGTH = {"Index": 0.060, "Middle": 0.067, "Ring": 0.061, "Little": 0.049}

# Height, half width, half depth, how far the middle stands forward: metres.
_TRUNK = np.array(
    [
        (0.690, 0.060, 0.060, 0.000),
        (0.715, 0.128, 0.092, -0.002),
        (0.760, 0.148, 0.104, -0.004),
        (0.810, 0.150, 0.106, -0.004),
        (0.880, 0.138, 0.098, 0.000),
        (0.950, 0.130, 0.094, 0.002),
        (1.020, 0.134, 0.098, 0.002),
        (1.090, 0.146, 0.103, 0.000),
        (1.150, 0.152, 0.101, -0.004),
        (1.188, 0.153, 0.090, -0.007),
        (1.213, 0.147, 0.079, -0.009),
        (1.230, 0.124, 0.070, -0.009),
        (1.244, 0.090, 0.063, -0.009),
        (1.258, 0.060, 0.056, -0.009),
    ]
)


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk as a surface about its axis: `turn` 0 is the front; shares widen or narrow it."""

    shoulders: float = 1.0
    waist: float = 1.0
    hips: float = 1.0
    bust: float = 0.0

    def surface(self, turn: Floats, y: Floats, off: Floats | float = 0.0) -> Floats:
        """Points `off` outside the trunk at height `y`."""
        table = spline(_TRUNK, 97)
        shares = np.interp(y, (0.80, 0.96, 1.12), (self.hips, self.waist, self.shoulders))
        wide = np.interp(y, table[:, 0], table[:, 1]) * shares + off
        deep = np.interp(y, table[:, 0], table[:, 2]) * (0.4 + 0.6 * shares) + off
        x = wide * rounded(np.sin(turn), 2.35)
        z = deep * rounded(np.cos(turn), 2.35) + np.interp(y, table[:, 0], table[:, 3])
        chest = np.exp(-(((np.abs(x) - 0.052) / 0.042) ** 2) - ((y - 1.085) / 0.050) ** 2)
        z = z + self.bust * chest * (np.cos(turn) > 0) * np.clip(np.cos(turn) * 3, 0, 1)
        return np.stack([x, np.broadcast_to(y, x.shape), z], -1)

    def part(self, low: float, high: float, colour: Colour, *, off: float = 0.0, rows: int = 10) -> Part:
        """A closed piece of the trunk between two heights."""
        turn = np.linspace(0, 2 * np.pi, 22, endpoint=False)
        y = np.linspace(low, high, rows)[:, None]
        shape = loft(self.surface(np.broadcast_to(turn, (rows, 22)), np.broadcast_to(y, (rows, 22)), off))
        return part(shape.points, shape.triangles, colour, trunk_weights(shape.points))


def trunk_weights(points: Floats) -> Floats:
    """The spine by height; below the hips each side also goes some way with its leg."""
    weights = along(points[:, 1], TRUNK_STOPS)
    legs = along(points[:, 0], [(-0.06, "rightUpperLeg"), (0.06, "leftUpperLeg")])
    share = (np.clip((0.79 - points[:, 1]) / 0.10, 0, 1) * 0.45)[:, None]
    return weights * (1 - share) + legs * share


def neck(skin: Colour, radius: float) -> Part:
    """From inside the collar to inside the jaw."""
    y = np.array([1.215, 1.240, 1.265, 1.295, 1.33])
    path = np.stack([np.zeros(5), y, np.array([-0.012, -0.010, -0.006, -0.002, 0.002])], -1)
    wide = radius * np.array([1.35, 1.12, 1.0, 1.0, 1.05])
    shape = tube(path, np.stack([wide, wide * 1.02], -1), sides=11, up=FRONT)
    stops = [(1.235, "upperChest"), (1.262, "neck"), (1.285, "neck"), (1.315, "head")]
    return part(shape.points, shape.triangles, skin, along(shape.points[:, 1], stops))


@dataclass(frozen=True, slots=True)
class Sleeve:
    """A left sleeve: where it ends, how wide against the arm, and its colour."""

    colour: Colour
    end: float = 0.552
    fullness: float = 1.0
    cuff: Colour | None = None


def sleeve(form: Sleeve) -> list[Part]:
    """A ball in the shoulder that turns on the spot, and the tube of the sleeve; a cuff shows at its end."""
    x0, y, z = SHOULDER
    phi = np.array([10.0, 36.0, 66.0])
    ball_x, ball_r = x0 - 0.0415 * np.cos(np.radians(phi)), 0.0415 * np.sin(np.radians(phi))
    tube_x = np.array([0.160, 0.22, 0.30, 0.34, 0.38, 0.44, form.end - 0.004, form.end])
    tube_r = np.interp(tube_x, (0.16, 0.27, 0.36, 0.45, 0.55), (0.0420, 0.0405, 0.0370, 0.0355, 0.0325))
    tube_r = tube_r * np.interp(tube_x, (0.16, 0.30, 0.55), (1.0, form.fullness, form.fullness))
    x, radius = np.concatenate([ball_x, tube_x]), np.concatenate([ball_r, tube_r])
    radius[-1] *= 0.93
    result = [_limb(x, radius, y, z, form.colour)]
    if form.cuff is not None:
        ends = np.array([form.end - 0.02, form.end + 0.011, form.end + 0.0125])
        result.append(_limb(ends, radius[-2] * np.array([0.86, 0.86, 0.80]), y, z, form.cuff))
    return result


def _limb(x: Floats, radius: Floats, y: float, z: float, colour: Colour) -> Part:
    path = np.stack([x, np.full_like(x, y), np.full_like(x, z)], -1)
    shape = tube(path, np.stack([radius, radius * 0.98], -1), sides=9, up=UP)
    stops = [
        (0.325, "leftUpperArm"),
        (0.395, "leftLowerArm"),
        (WRIST_X - 0.02, "leftLowerArm"),
        (WRIST_X + 0.02, "leftHand"),
    ]
    return part(shape.points, shape.triangles, colour, along(shape.points[:, 0], stops))


def forearm(skin: Colour) -> Part:
    """The bare arm, for short sleeves and between cuff and hand."""
    _, y, z = SHOULDER
    x = np.array([0.34, 0.38, 0.44, 0.50, 0.55, 0.57])
    radius = np.array([0.030, 0.031, 0.029, 0.025, 0.0215, 0.0215])
    return _limb(x, radius, y, z, skin)


def hand(skin: Colour, blush: Colour) -> list[Part]:
    """The left hand: palm, four fingers and a thumb, palm down."""
    _, y, z = SHOULDER
    x = WRIST_X + np.array([-0.022, 0.004, 0.030, 0.056, 0.080, 0.090])
    wide = np.array([0.020, 0.0240, 0.0335, 0.0365, 0.0360, 0.026])
    high = np.array([0.018, 0.0182, 0.0182, 0.0165, 0.0135, 0.008])
    path = np.stack([x, np.full_like(x, y), np.full_like(x, z)], -1)
    palm = tube(path, np.stack([wide, high], -1), sides=10, up=UP, power=2.6)
    stops = [(WRIST_X - 0.018, "leftLowerArm"), (WRIST_X + 0.012, "leftHand")]
    parts = [part(palm.points, palm.triangles, skin, along(palm.points[:, 0], stops))]
    tinted: Colour = _mixed(skin, blush, 0.28)
    parts += [_finger(name, across, skin, tinted) for name, across in FINGERS]
    return [*parts, _thumb(skin, tinted)]


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return (red, green, blue)


def _finger(name: str, across: float, skin: Colour, tip: Colour) -> Part:
    _, y, z = SHOULDER
    length = FINGER_LENGTH[name]
    start = WRIST_X + 0.066
    s = np.array([0.0, 0.30, 0.58, 0.86, 1.0])
    x = start + s * (length + 0.012)
    path = np.stack([x, y - 0.001 - 0.003 * s**2, z + across * (1 + 0.10 * s)], -1)
    radius = 0.0096 * np.array([1.0, 1.0, 0.96, 0.84, 0.36]) * (0.88 if name == "Little" else 1.0)
    shape = tube(path, np.stack([radius, radius], -1), sides=5, up=UP)
    reach = shape.points[:, 0] - WRIST_X
    stops = [(0.068, "leftHand"), (0.084, f"left{name}Proximal"), (0.100, f"left{name}Proximal")]
    stops += [(0.112, f"left{name}Intermediate"), (0.122, f"left{name}Intermediate"), (0.130, f"left{name}Distal")]
    share = np.clip((reach - 0.10) / 0.03, 0, 1)[:, None]
    return part(
        shape.points, shape.triangles, np.array(skin) * (1 - share) + np.array(tip) * share, along(reach, stops)
    )


def _thumb(skin: Colour, tip: Colour) -> Part:
    _, y, z = SHOULDER
    bend = np.array(
        [
            (0.008, -0.004, 0.012),
            (0.026, -0.008, 0.030),
            (0.046, -0.008, 0.047),
            (0.064, -0.007, 0.058),
            (0.078, -0.006, 0.064),
        ]
    )
    path = spline(bend, 6) + np.array([WRIST_X, y, z])
    radius = np.array([0.0125, 0.0138, 0.0124, 0.0114, 0.0100, 0.004])
    shape = tube(path, np.stack([radius, radius * 0.95], -1), sides=5, up=UP)
    reach = shape.points[:, 0] - WRIST_X
    stops = [(0.016, "leftHand"), (0.028, "leftThumbMetacarpal"), (0.040, "leftThumbMetacarpal")]
    stops += [(0.052, "leftThumbProximal"), (0.058, "leftThumbProximal"), (0.068, "leftThumbDistal")]
    share = np.clip((reach - 0.05) / 0.03, 0, 1)[:, None]
    return part(
        shape.points, shape.triangles, np.array(skin) * (1 - share) + np.array(tip) * share, along(reach, stops)
    )


def trouser_leg(colour: Colour, *, width: float = 1.0, hem: float = 0.052) -> Part:
    """The left leg from inside the hips to the shoe."""
    y = np.array([0.82, 0.77, 0.71, 0.60, 0.48, 0.43, 0.38, 0.22, hem + 0.004, hem])
    wide = np.interp(y, (0.05, 0.20, 0.42, 0.60, 0.72, 0.80), (0.0495, 0.0510, 0.0575, 0.0690, 0.0735, 0.066)) * width
    x = np.interp(y, (0.05, 0.70, 0.80), (0.079, 0.0735, 0.066))
    z = np.interp(y, (0.05, 0.42, 0.80), (-0.006, 0.002, -0.003))
    wide[-1] *= 0.96
    shape = tube(np.stack([x, y, z], -1), np.stack([wide, wide * 1.08], -1), sides=10, up=FRONT)
    stops = [(-0.79, "hips"), (-0.70, "leftUpperLeg"), (-0.47, "leftUpperLeg"), (-0.38, "leftLowerLeg")]
    return part(shape.points, shape.triangles, colour, along(-shape.points[:, 1], stops))


def bare_leg(colour: Colour) -> Part:
    """Leg or stocking below a skirt."""
    y = np.array([0.62, 0.52, 0.46, 0.41, 0.34, 0.28, 0.20, 0.12, 0.06])
    wide = np.array([0.056, 0.052, 0.047, 0.043, 0.046, 0.045, 0.036, 0.030, 0.031])
    z = np.array([0.0, 0.003, 0.005, 0.003, -0.004, -0.006, -0.008, -0.009, -0.008])
    shape = tube(np.stack([np.full(9, 0.078), y, z], -1), np.stack([wide, wide], -1), sides=10, up=FRONT)
    stops = [(-0.47, "leftUpperLeg"), (-0.38, "leftLowerLeg"), (-0.11, "leftLowerLeg"), (-0.07, "leftFoot")]
    return part(shape.points, shape.triangles, colour, along(-shape.points[:, 1], stops))


def shoe(colour: Colour, sole: Colour, *, high: float = 0.092) -> list[Part]:
    """The left shoe with its sole."""
    z = np.array([-0.072, -0.064, -0.030, 0.020, 0.060, 0.100, 0.122, 0.128])
    wide = np.array([0.016, 0.030, 0.0365, 0.039, 0.0445, 0.043, 0.028, 0.013])
    top = np.array([high * 0.62, high * 0.88, high, high * 0.88, 0.062, 0.047, 0.036, 0.028])
    return [
        _shoe_part(z, wide, np.full(8, 0.012), top, colour),
        _shoe_part(
            z[[0, 1, 3, 5, 6, 7]] * 1.025, wide[[0, 1, 3, 5, 6, 7]] * 1.06 + 0.001, np.zeros(6), np.full(6, 0.019), sole
        ),
    ]


def _shoe_part(z: Floats, wide: Floats, low: Floats, top: Floats, colour: Colour) -> Part:
    angle = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    cos, sin = rounded(np.cos(angle), 2.6), rounded(np.sin(angle), 2.6)
    x = 0.079 + wide[:, None] * cos
    y = ((top + low) / 2)[:, None] + ((top - low) / 2)[:, None] * sin
    sections = np.stack([x, y, np.broadcast_to(z[:, None], x.shape)], -1)
    shape = facing_out(Shape(loft(sections).points, loft(sections).triangles))
    stops = [(0.06, "leftFoot"), (0.10, "leftToes")]
    return part(shape.points, shape.triangles, colour, along(shape.points[:, 2], stops))


def both(parts: list[Part]) -> list[Part]:
    """The left parts and their mirror images."""
    return [*parts, *(mirrored(item) for item in parts)]
