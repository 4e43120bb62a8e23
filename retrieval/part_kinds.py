"""Which kind of section answers a question that is put like this? A multinomial logistic regression on its vector.

`retrieval/part_kinds.npz` (kinds (k,), weights (dimensions, k), bias (k,), revision: of the model) is made by
`python -m evals.fit_parts`; with another model it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.statefile import Arrays, load_fit

FITTED = Path(__file__).with_name("part_kinds.npz")


@dataclass(frozen=True, slots=True)
class PartKinds:
    """`weights` has one column, `bias` one value for each of `kinds`."""

    kinds: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def log_probabilities(self, vector: NDArray[np.float32]) -> Mapping[str, float]:
        """By kind of section."""
        weighed = vector.astype(np.float64) @ self.weights + self.bias
        weighed -= weighed.max()
        return dict(zip(self.kinds, (weighed - np.log(np.exp(weighed).sum())).tolist(), strict=True))


def load_part_kinds(revision: str, path: Path = FITTED) -> PartKinds | None:
    """None where nothing was fitted for that model; raises `InvalidInput` for a damaged file."""
    return load_fit(path, revision, _of_arrays, made_by="evals.fit_parts")


def _of_arrays(stored: Arrays) -> PartKinds:
    weights, bias = (stored[name].astype(np.float32) for name in ("weights", "bias"))
    return PartKinds(tuple(stored["kinds"].tolist()), weights, bias)
