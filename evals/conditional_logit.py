"""Weights of a conditional logit (McFadden 1974): which of several things is chosen, by the signs of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

Floats: TypeAlias = NDArray[np.float64]
Case: TypeAlias = tuple[Floats, Sequence[int]]
"""The signs of each thing, (things, signs), and the places of those of which any one is right."""


def fit_logit(cases: Sequence[Case], ridge: Floats, around: Floats | None = None) -> Floats:
    """Maximum likelihood with a ridge of its own for each sign, around zero or around other weights; (signs,)."""
    middle = np.zeros(len(ridge)) if around is None else around

    def loss(weights: Floats) -> tuple[float, Floats]:
        size, slope = 0.0, np.zeros(len(ridge))
        for signs, places in cases:
            weighed = signs @ weights
            odds = np.exp(weighed - weighed.max())
            shares = odds / odds.sum()
            right = np.zeros(len(shares))
            right[list(places)] = shares[list(places)]
            size -= float(np.log(right.sum() + 1e-12))
            slope += (shares - right / (right.sum() + 1e-12)) @ signs
        off, count = weights - middle, len(cases)
        return size / count + float(ridge @ off**2), slope / count + 2 * ridge * off

    solve: Any = getattr(optimize, "minimize")  # noqa: B009 - the stubs of scipy leave its types unknown
    return solve(loss, middle, jac=True, method="L-BFGS-B").x


def named(names: Sequence[str], weights: Floats) -> dict[str, float]:
    """As they are stored."""
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
