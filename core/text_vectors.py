"""What a text means to an embedder: its vector, with the model that made it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TextVector:
    """As personal as the text: it is neither logged nor stored."""

    values: NDArray[np.float32] = field(repr=False)
    """(dimensions,), of length 1."""
    revision: str
    """Of the model; vectors of two models cannot be compared."""
