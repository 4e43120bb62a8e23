"""A question's vector as the city's procedures have taught it: two linear maps, one for passages, one for questions.

An embedder that was trained on the web puts `이사` nearer to a removal firm than to a notice of moving in. Each map is
trained so that example questions come nearer to the passages, or to the other questions, of their own document than to
those of the others; texts stay as they are indexed. `retrieval/projection.npz` (passages and questions (dimensions,
dimensions), revision: of the model) is made by `python -m evals.fit_projection`; with another model it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.statefile import Arrays, load_fit, save_arrays

FITTED = Path(__file__).with_name("projection.npz")


@dataclass(frozen=True, slots=True)
class Projected:
    """A question's vector, of length 1, as passages and as example questions are compared with it."""

    passages: NDArray[np.float32]
    questions: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Projection:
    """Both have the shape (dimensions, dimensions)."""

    passages: NDArray[np.float32]
    questions: NDArray[np.float32]

    def of(self, vector: NDArray[np.float32]) -> Projected:
        """Of a question's own vector."""
        return Projected(_unit(vector @ self.passages), _unit(vector @ self.questions))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def load_projection(revision: str, path: Path = FITTED) -> Projection | None:
    """None where nothing was fitted for that model; raises `InvalidInput` for a damaged file."""
    return load_fit(path, revision, _of_arrays, made_by="evals.fit_projection")


def _of_arrays(stored: Arrays) -> Projection:
    return Projection(stored["passages"].astype(np.float32), stored["questions"].astype(np.float32))


def save_projection(projection: Projection, revision: str, path: Path = FITTED) -> None:
    """In half precision: what is lost is far below the differences between documents."""
    passages, questions = (one.astype(np.float16) for one in (projection.passages, projection.questions))
    save_arrays(path, passages=passages, questions=questions, revision=np.array(revision))
