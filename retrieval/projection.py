"""A question's vector as the city's procedures have taught it: four linear maps of it.

An embedder that was trained on the web puts `이사` nearer to a removal firm than to a notice of moving in, and all that
a procedure says near to each other. Two maps bring questions nearer to the passages, and to the example questions, of
their own document than to those of the others; two more to those of the part that answers than to the other parts of
its document. Texts stay as they are indexed. `retrieval/projection.npz` (maps (dimensions, dimensions), worth (2,),
revision: of the model) is made by `python -m evals.fit_projection`; with another model it says nothing.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from retrieval.statefile import Arrays, load_fit, save_arrays

FITTED = Path(__file__).with_name("projection.npz")
SHARPNESS = 40.0  # of the soft maximum over several texts: cosines of E5 lie between 0.7 and 0.95
NONE_NEAR = -0.3  # what that soft maximum is, less 1, where no text is near

Map: TypeAlias = NDArray[np.float32]
Worth: TypeAlias = tuple[float, float]
"""What the nearness of a part's passage, and of its example questions, adds to its utility."""
UNTAUGHT: Worth = (40.0, 20.0)


@dataclass(frozen=True, slots=True)
class Projected:
    """A question's vector, each of length 1, as four kinds of text are compared with it."""

    passages: NDArray[np.float32]
    questions: NDArray[np.float32]
    part_passages: NDArray[np.float32]
    """Those of one document among each other."""
    part_questions: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Projection:
    """Each map has the shape (dimensions, dimensions)."""

    passages: Map
    questions: Map
    part_passages: Map
    part_questions: Map
    worth: Worth

    def of(self, vector: NDArray[np.float32]) -> Projected:
        """Of a question's own vector."""
        maps = (self.passages, self.questions, self.part_passages, self.part_questions)
        return Projected(*(_unit(vector @ each) for each in maps))


def nearness(cosines: NDArray[np.float64], owners: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """The soft maximum over the texts of each of `count` owners, less 1: as far as a text of it is near.

    What is far is as good as nothing, as the maps were trained; but where all is far, the cosines are those of an
    embedder that puts nothing near, and still tell which is nearer.
    """
    has = np.bincount(owners, minlength=count) > 0
    summed = np.bincount(owners, np.exp(SHARPNESS * (cosines - 1.0)), count)
    near = np.where(has, np.log(np.where(has, summed, 1.0)) / SHARPNESS, -np.inf)
    some_near = near.max(initial=-np.inf) > NONE_NEAR
    return np.maximum(near, NONE_NEAR if some_near else near[has].min(initial=NONE_NEAR))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def load_projection(revision: str, path: Path = FITTED) -> Projection | None:
    """None where nothing was fitted for that model; raises `InvalidInput` for a damaged file."""
    return load_fit(path, revision, _of_arrays, made_by="evals.fit_projection")


def _of_arrays(stored: Arrays) -> Projection:
    maps = stored["maps"].astype(np.float32)
    return Projection(*maps, worth=(float(stored["worth"][0]), float(stored["worth"][1])))


def save_projection(projection: Projection, revision: str, path: Path = FITTED) -> None:
    """In half precision: what is lost is far below the differences between documents."""
    *maps, worth = astuple(projection)
    save_arrays(path, maps=np.stack(maps).astype(np.float16), worth=np.array(worth), revision=np.array(revision))
