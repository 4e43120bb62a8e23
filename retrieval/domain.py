"""Is this a question for a public office at all? A logistic regression on the query's vector.

`retrieval/domain.npz` (weights (dimensions,), bias, revision: of the model) is made by `python -m evals.fit_fusion`;
with another model it says nothing.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from retrieval.logistic import logistic

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
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            fitted_for = str(stored["revision"])
            domain = Domain(stored["weights"].astype(np.float32), float(stored["bias"]))
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m evals.fit_fusion --write`") from error
    return domain if fitted_for == revision else None
