"""Is this a question for a public office at all? A logistic regression on the query's vector.

`retrieval/domain.npz` (weights (dimensions,), bias, revision: of the model) is made by `python -m evals.fit_fusion`;
with another model it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.logistic import logistic
from retrieval.statefile import Arrays, load_fit

FITTED = Path(__file__).with_name("domain.npz")


@dataclass(frozen=True, slots=True)
class Domain:
    """`weights` has one value a dimension."""

    weights: NDArray[np.float32]
    bias: float

    def outside(self, vector: NDArray[np.float32]) -> float:
        """0 to 1: how likely it is that this belongs somewhere else."""
        return logistic(float(vector @ self.weights) + self.bias)


def load_domain(revision: str, path: Path = FITTED) -> Domain | None:
    """None where nothing was fitted for that model; raises `InvalidInput` for a damaged file."""
    return load_fit(path, revision, _of_arrays, made_by="evals.fit_fusion")


def _of_arrays(stored: Arrays) -> Domain:
    return Domain(stored["weights"].astype(np.float32), float(stored["bias"]))
