"""Soft shadows baked into the colours: each point is darkened by the surface elements that stand over it."""

import numpy as np

from scripts.avatars.mesh import Floats, Part, normals

STRENGTH = 0.62
REACH_METRES = 0.28
SHADOW_TINT = np.array([0.62, 0.40, 0.36])
"""What is left of red, green and blue in full shadow: warm, as between skin and cloth."""


def occlusion(item: Part) -> Floats:
    """0 in the open to 1 where closed in, after Bunnell's disk approximation (GPU Gems 2, chapter 14)."""
    corners = item.points[item.triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    double = np.linalg.norm(cross, axis=1)
    keep = double > 1e-10
    centres, area = corners.mean(1)[keep], double[keep] / 2
    facing = cross[keep] / double[keep, None]
    own = normals(item)
    result = np.zeros(len(item.points))
    for start in range(0, len(item.points), 256):
        rows = slice(start, start + 256)
        apart = centres[None] - item.points[rows, None]
        distance = np.sum(apart**2, axis=-1)
        away = apart / np.sqrt(distance + 1e-12)[..., None]
        above = np.clip(np.sum(away * own[rows, None], axis=-1), 0, 1)
        towards = np.clip(-np.sum(away * facing[None], axis=-1), 0, 1)
        size = area[None] * towards * above / (np.pi * distance + area[None] + 2e-5)
        result[rows] = np.sum(np.where(distance < REACH_METRES**2, size, 0.0), axis=1)
    return np.asarray(1 - np.exp(-1.25 * result))


def baked(item: Part, shaded: Floats) -> Floats:
    """Linear colours with the shadow in them; `shaded` says how much of it each point takes."""
    dark = (occlusion(item) * shaded * STRENGTH)[:, None]
    colours = np.clip(item.colours, 0, 1)
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear * (1 - dark * (1 - SHADOW_TINT**1.2)) * (1 - 0.35 * dark))
