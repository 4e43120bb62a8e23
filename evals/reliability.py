"""The reliability curve: of the answers that search held to be p probable, how many were right? Drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.retrieval import Sureness

BINS = 10
SIZE, MARGIN = 360, 48
LARGEST_DOT, SMALLEST_DOT = 11.0, 3.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about the same probability."""

    count: int
    expected: float
    """Mean probability."""
    right: float
    """Share that was right."""


def bins(found: Sequence[Sureness]) -> list[Bin]:
    """Ten of equal width; empty ones are left out."""
    made: list[Bin] = []
    for place in range(BINS):
        some = [one for one in found if min(int(one.probability * BINS), BINS - 1) == place]
        if some:
            expected = float(np.mean([one.probability for one in some]))
            made.append(Bin(len(some), round(expected, 4), round(float(np.mean([one.right for one in some])), 4)))
    return made


def calibration_error(made: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance from the diagonal, weighted by how many there are."""
    total = sum(one.count for one in made)
    return round(sum(one.count * abs(one.expected - one.right) for one in made) / total, 4) if total else 0.0


def svg(made: Sequence[Bin], bar: float) -> str:
    """`bar`: the probability from which an official answers."""
    most = max((one.count for one in made), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif" font-size="11">',
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>',
        *_axes(),
        _line(0, 0, 1, 1, "#999", "4 3"),
        _line(bar, 0, bar, 1, "#c33", "2 3"),
        f'<text x="{_x(bar) + 4:.1f}" y="{_y(0.97):.1f}" fill="#c33">answers from here</text>',
        '<polyline fill="none" stroke="#256ef4" stroke-width="2" points="'
        + " ".join(f"{_x(one.expected):.1f},{_y(one.right):.1f}" for one in made)
        + '"/>',
    ]
    for one in made:
        radius = SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * (one.count / most) ** 0.5
        parts.append(
            f'<circle cx="{_x(one.expected):.1f}" cy="{_y(one.right):.1f}" r="{radius:.1f}" fill="#256ef4" '
            f'fill-opacity=".6"><title>{one.count} questions</title></circle>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _axes() -> list[str]:
    parts = [_line(0, 0, 1, 0, "#333"), _line(0, 0, 0, 1, "#333")]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        parts.append(f'<text x="{_x(share):.1f}" y="{_y(0) + 16:.1f}" text-anchor="middle">{share:g}</text>')
        parts.append(f'<text x="{_x(0) - 6:.1f}" y="{_y(share) + 4:.1f}" text-anchor="end">{share:g}</text>')
    middle = SIZE / 2
    parts.append(f'<text x="{middle}" y="{SIZE - 10}" text-anchor="middle">probability of the first document</text>')
    parts.append(
        f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle">share that was right</text>'
    )
    return parts


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{_x(x1):.1f}" y1="{_y(y1):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}" stroke="{colour}"{dashed}/>'


def _x(share: float) -> float:
    return MARGIN + share * (SIZE - 2 * MARGIN)


def _y(share: float) -> float:
    return SIZE - MARGIN - share * (SIZE - 2 * MARGIN)
