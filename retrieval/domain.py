"""Is this a question for a public office at all? A logistic regression on the query's vector.

`retrieval/domain.npz` (weights (dimensions,), bias, revision: of the model) is made by `python -m evals.fit_fusion`;
with another model it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FITTED = Path(__file__).with_name("domain.npz")


@dataclass(frozen=True, slots=True)
class Domain:
    """`weights` has one value a dimension."""

    weights: NDArray[np.float32]
    bias: float

    def outside(self, vector: NDArray[np.float32]) -> float:
        """0 to 1: how likely it is that this belongs somewhere else."""
        return float(1 / (1 + np.exp(-(vector @ self.weights + self.bias))))


def load_domain(revision: str, path: Path = FITTED) -> Domain | None:
    """None where it was fitted for another model."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        if str(stored["revision"]) != revision:
            return None
        return Domain(stored["weights"].astype(np.float32), float(stored["bias"]))
