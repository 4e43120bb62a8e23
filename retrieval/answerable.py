"""Is there an answer at all? A logistic regression on what search found, beside which document it is.

The best document's share says how much better it is than the others; it does not say whether any of them is right.
`python -m evals.fit_fusion` fits the weights on held-out example questions against questions that nothing answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from retrieval.fusion import OF_QUERY, WEIGHED, WEIGHTS, Asked, Evidence
from retrieval.logistic import TINY, log_odds, logistic

MOST = tuple(name for name in WEIGHED if name not in {"passages", "questions", "projected_questions"})
"""The highest value among all documents. Example questions count through `any` alone: what a city imports has none."""
NAMES = ("any", "top", *OF_QUERY, *(f"most {name}" for name in MOST))
LEAST_SURE = 0.5  # the share of a first document that is as good as its rivals; fitted shares run to 1


@dataclass(frozen=True, slots=True)
class Answerable:
    """One weight for each of `NAMES`."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, found: Sequence[Evidence], asked: Asked, scores: NDArray[np.float64]) -> float:
        """0 to 1; 0 where nothing was found. `scores` are the fusion's."""
        if not found:
            return 0.0
        values = signs(found, asked, scores)
        weighed = sum(self.weights[name] * value for name, value in zip(NAMES, values, strict=True)) + self.bias
        return logistic(weighed)


def signs(found: Sequence[Evidence], asked: Asked, scores: NDArray[np.float64]) -> list[float]:
    """In the order of `NAMES`."""
    whole = float(scores.sum())
    query = [getattr(asked, name) for name in OF_QUERY]
    query[OF_QUERY.index("outside")] = log_odds(asked.outside)
    most = [max(getattr(evidence, name) for evidence in found) for name in MOST]
    return [log_odds(whole), math.log(float(scores.max()) / max(whole, TINY) + TINY), *query, *most]


def shared(probability: float, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability that there is an answer, divided among the documents; the first gets at least half of it."""
    if not len(scores):
        return scores
    shares = scores / max(float(scores.sum()), TINY)
    top = int(shares.argmax())
    first = LEAST_SURE + (1 - LEAST_SURE) * shares[top]
    rest = 1 - shares[top]
    divided = shares * ((1 - first) / rest if rest > TINY else 0.0)
    divided[top] = first
    return probability * divided


def load_answerable(revision: str, path: Path = WEIGHTS) -> Answerable | None:
    """None where it was fitted for another model; raises `InvalidInput` for a file without a weight for every name."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        fitted_for, weights = str(stored["embedder"]), stored["answerable"]["weights"]
        answerable = Answerable({name: float(weights[name]) for name in NAMES}, float(stored["answerable"]["bias"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m evals.fit_fusion --write`") from error
    return answerable if fitted_for == revision else None
