"""A part of a figure: points, triangles, colours and bone weights, and how parts are joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scripts.avatars.skeleton import BONE_INDEX

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Colour: TypeAlias = tuple[float, float, float]
"""sRGB, each channel 0..1."""


@dataclass(frozen=True, slots=True)
class Part:
    """Points in metres (Y up, facing +Z), smooth within the part; colours are sRGB."""

    points: Floats
    triangles: Ints
    colours: Floats
    weights: Floats
    """One row a point, one column a bone."""
    morphs: Mapping[str, Floats]
    """Displacement of each point at full weight."""
    shaded: float = 1.0
    """How much of the ambient occlusion is baked in: eyes stay bright."""


def part(points: Floats, triangles: Ints, colour: Colour | Floats, weights: Floats) -> Part:
    """A part without morphs; one colour for all points or a row for each."""
    rows = np.broadcast_to(np.asarray(colour, dtype=np.float64), points.shape).copy()
    return Part(points, triangles, rows, weights, {})


def rigid(bone: str, count: int) -> Floats:
    """Weights of points that follow one bone."""
    weights = np.zeros((count, len(BONE_INDEX)))
    weights[:, BONE_INDEX[bone]] = 1.0
    return weights


def along(values: Floats, stops: list[tuple[float, str]]) -> Floats:
    """Weights blended linearly between bones placed at rising `values`."""
    weights = np.zeros((len(values), len(BONE_INDEX)))
    at = [stop for stop, _ in stops]
    for index, (_, bone) in enumerate(stops):
        hat = np.zeros(len(stops))
        hat[index] = 1.0
        weights[:, BONE_INDEX[bone]] += np.interp(values, at, hat)
    return weights


def join(parts: Iterable[Part]) -> Part:
    """One part with all points; a morph that a part lacks leaves it still."""
    items = list(parts)
    starts = np.cumsum([0] + [len(item.points) for item in items])
    names = list(dict.fromkeys(name for item in items for name in item.morphs))
    return Part(
        points=np.vstack([item.points for item in items]),
        triangles=np.vstack([item.triangles + start for item, start in zip(items, starts, strict=False)]),
        colours=np.vstack([item.colours for item in items]),
        weights=np.vstack([item.weights for item in items]),
        morphs={
            name: np.vstack([item.morphs.get(name, np.zeros_like(item.points)) for item in items]) for name in names
        },
    )


def tidied(item: Part) -> Part:
    """Without triangles that have no area and points that no triangle uses."""
    a, b, c = (item.points[item.triangles[:, corner]] for corner in range(3))
    triangles = item.triangles[np.linalg.norm(np.cross(b - a, c - a), axis=1) > 1e-11]
    used, numbered = np.unique(triangles, return_inverse=True)
    return replace(
        item,
        points=item.points[used],
        triangles=numbered.reshape(-1, 3),
        colours=item.colours[used],
        weights=item.weights[used],
        morphs={name: moved[used] for name, moved in item.morphs.items()},
    )


def mirrored(item: Part) -> Part:
    """The same part on the other side of the body, its bones swapped left for right."""
    flip = np.array([-1.0, 1.0, 1.0])
    swap = np.arange(len(BONE_INDEX))
    for bone, index in BONE_INDEX.items():
        if bone.startswith("left"):
            other = BONE_INDEX["right" + bone[4:]]
            swap[index], swap[other] = other, index
    return replace(
        item,
        points=item.points * flip,
        triangles=item.triangles[:, ::-1].copy(),
        weights=item.weights[:, swap],
        morphs={name: moved * flip for name, moved in item.morphs.items()},
    )


def normals(item: Part) -> Floats:
    """Area-weighted normals; points of the part at one place share theirs, so that seams do not show."""
    corners = item.points[item.triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    _, place = np.unique(np.round(item.points * 1e5).astype(np.int64), axis=0, return_inverse=True)
    place = place.reshape(-1)
    summed = np.zeros((int(place.max()) + 1, 3))
    for corner in range(3):
        np.add.at(summed, place[item.triangles[:, corner]], faces)
    rows = summed[place]
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
