"""Surfaces to model with: grids, lofts along a path, ribbons, balls and boxes."""

from dataclasses import dataclass

import numpy as np

from scripts.avatars.mesh import Floats, Ints


@dataclass(frozen=True, slots=True)
class Shape:
    """Points and triangles before they get a colour and bones."""

    points: Floats
    triangles: Ints


def grid_triangles(rows: int, columns: int, *, around: bool) -> Ints:
    """Two triangles for each cell of a rows x columns grid; `around` joins the last column to the first."""
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(columns if around else columns - 1), indexing="ij")
    after = (column + 1) % columns
    a, b = row * columns + column, row * columns + after
    c, d = (row + 1) * columns + column, (row + 1) * columns + after
    return np.concatenate([np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)])


def facing_out(shape: Shape) -> Shape:
    """The closed shape with its faces turned outward."""
    a, b, c = (shape.points[shape.triangles[:, corner]] - shape.points.mean(0) for corner in range(3))
    volume = float((a * np.cross(b, c)).sum())
    return shape if volume > 0 else Shape(shape.points, shape.triangles[:, ::-1].copy())


def facing(shape: Shape, direction: tuple[float, float, float]) -> Shape:
    """The open shape with its faces turned, on the whole, towards `direction`."""
    a, b, c = (shape.points[shape.triangles[:, corner]] for corner in range(3))
    towards = float((np.cross(b - a, c - a) @ np.array(direction)).sum())
    return shape if towards > 0 else Shape(shape.points, shape.triangles[:, ::-1].copy())


def sheet(points: Floats) -> Shape:
    """An open grid; `points` is rows x columns x 3."""
    rows, columns, _ = points.shape
    return Shape(points.reshape(-1, 3), grid_triangles(rows, columns, around=False))


def loft(sections: Floats, *, caps: bool = True) -> Shape:
    """A tube through closed sections (rows x columns x 3), its ends closed by fans."""
    rows, columns, _ = sections.shape
    points = sections.reshape(-1, 3)
    triangles = grid_triangles(rows, columns, around=True)
    if caps:
        ends = np.stack([sections[0].mean(0), sections[-1].mean(0)])
        first, last = len(points), len(points) + 1
        points = np.vstack([points, ends])
        ring: Ints = np.arange(columns, dtype=np.int64)
        after = (ring + 1) % columns
        base = (rows - 1) * columns
        start = np.stack([np.full(columns, first), after, ring], -1)
        end = np.stack([np.full(columns, last), base + ring, base + after], -1)
        triangles = np.concatenate([triangles, start, end])
    return facing_out(Shape(points, triangles))


def spline(control: Floats, count: int) -> Floats:
    """`count` points on the Catmull-Rom curve through `control` (any number of columns)."""
    padded = np.vstack([2 * control[0] - control[1], control, 2 * control[-1] - control[-2]])
    where = np.linspace(0, len(control) - 1, count)
    index = np.minimum(where.astype(np.int64), len(control) - 2)
    t = (where - index)[:, None]
    p0, p1, p2, p3 = (padded[index + step] for step in range(4))
    curve = 2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    return np.asarray(curve * 0.5)


def tube(path: Floats, radii: Floats, *, sides: int, up: Floats, power: float = 2.0) -> Shape:
    """A tube along `path`; `radii` is (across, along `up`) a row, `up` one vector or a row each."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    ups = np.broadcast_to(up, path.shape)
    across = np.cross(tangent, ups)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    upward = np.cross(across, tangent)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    cos, sin = rounded(np.cos(angle), power), rounded(np.sin(angle), power)
    sections = (
        path[:, None]
        + across[:, None] * (radii[:, None, :1] * cos[None, :, None])
        + upward[:, None] * (radii[:, None, 1:] * sin[None, :, None])
    )
    return loft(sections)


def rounded(value: Floats, power: float) -> Floats:
    """Cosine or sine of a superellipse: 2 is round, more is squarer."""
    return np.asarray(np.sign(value) * np.abs(value) ** (2.0 / power))


def ball(centre: Floats, radii: Floats, *, rows: int = 7, columns: int = 12) -> Shape:
    """An ellipsoid with its poles on the Y axis."""
    up = np.linspace(-np.pi / 2, np.pi / 2, rows + 2)[1:-1]
    turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    ring = np.stack(
        [
            np.cos(up)[:, None] * np.sin(turn),
            np.broadcast_to(np.sin(up)[:, None], (rows, columns)),
            np.cos(up)[:, None] * np.cos(turn),
        ],
        -1,
    )
    shape = loft(centre + ring * radii)
    points = shape.points.copy()
    points[-2] = centre - np.array([0.0, radii[1], 0.0])
    points[-1] = centre + np.array([0.0, radii[1], 0.0])
    return Shape(points, shape.triangles)


def ribbon(path: Floats, outward: Floats, across: Floats, *, thickness: float) -> Shape:
    """A flat closed band: `across` is half its width, `outward` the unit normal, a row for each point."""
    lift = outward * thickness
    inner = across * 1.0
    sections = np.stack([path - inner, path - inner * 0.92 + lift, path + inner * 0.92 + lift, path + inner], 1)
    return loft(sections)
