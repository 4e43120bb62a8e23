"""Which office a petition is likely to belong to: a suggestion that a person reads; an AI decides nothing.

Two signs are added: words that point to an office, and a linear model over letter groups, fitted by ridge regression on
`department_examples.toml` and on those words when it is first asked, in a few seconds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from casework.petitions.departments import Department, Departments, load_departments
from core.errors import InvalidInput
from core.letter_groups import Vector, letter_groups, unit

EXAMPLES = Path(__file__).with_name("department_examples.toml")
SLOTS = 8_192  # there are many offices: groups that share a slot by chance cost more than memory
RIDGE = 0.2  # by four folds over the examples
WEIGHT_OF_WORD = 0.3  # of a word or a name beside 1 of an example
WEIGHT_OF_WORDS = 0.3  # of the words that point to an office beside the model; docs/measurements.md
Places: TypeAlias = NDArray[np.intp]
Weights: TypeAlias = NDArray[np.float64]
_EXAMPLES = TypeAdapter(dict[str, tuple[str, ...]])


class Routing:
    """Fitted once, then read only."""

    def __init__(self, offices: Departments, examples: Mapping[str, Sequence[str]]) -> None:
        self._offices = offices.departments
        lines = list(_lines(self._offices, examples))
        places: Places = np.array([place for place, _, _ in lines], dtype=np.intp)
        counts = np.stack([letter_groups(text, SLOTS) for _, text, _ in lines])
        self._rarity: Vector = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))).astype(np.float32)
        weights = _balanced(places, np.array([weight for _, _, weight in lines], dtype=np.float64))
        self._slopes: Vector = _fitted(unit(counts * self._rarity), places, weights)

    def likely(self, subject: str, text: str, *, limit: int = 2) -> list[Department]:
        """The likeliest first."""
        said = f"{subject}. {text}".lower()
        scores = unit(letter_groups(said, SLOTS) * self._rarity) @ self._slopes + WEIGHT_OF_WORDS * self._pointed(said)
        return [self._offices[place] for place in np.argsort(-scores)[:limit]]

    def _pointed(self, said: str) -> Vector:
        """How much the words of each office occur; a long one says more than a short one."""
        hits = [sum(len(word.strip()) ** 0.5 for word in one.words if word in said) for one in self._offices]
        return unit(np.array(hits, dtype=np.float32))


@cache
def load_routing(path: Path = EXAMPLES) -> Routing:
    """Takes a few seconds the first time; raises `InvalidInput`, naming the file."""
    offices = load_departments()
    try:
        examples = _EXAMPLES.validate_python(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidInput(f"`{path.name}` holds no examples: {error}") from error
    if strange := set(examples) ^ {one.id for one in offices.departments}:
        raise InvalidInput(f"`{path.name}` and the departments differ in {sorted(strange)}")
    return Routing(offices, examples)


def _lines(offices: Sequence[Department], examples: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, str, float]]:
    for place, office in enumerate(offices):
        for text in examples[office.id]:
            yield place, text, 1.0
        for text in (office.ko, office.en, office.remit.ko, office.remit.en, *office.words):
            yield place, text, WEIGHT_OF_WORD


def _balanced(places: Places, weights: Weights) -> Weights:
    """So that every office weighs the same, however many examples it has."""
    whole = np.bincount(places, weights=weights)
    return weights / whole[places] * whole.mean()


def _fitted(rows: Vector, places: Places, weights: Weights) -> Vector:
    """One slope for each office, by the dual form: there are fewer examples than slots."""
    offices = int(places.max()) + 1
    wanted = np.eye(offices)[places] - 1 / offices
    likeness = rows @ rows.T + RIDGE * np.diag(1 / weights)
    return (rows.T @ np.linalg.solve(likeness, wanted)).astype(np.float32)
