"""Lexical and dense scores fused on calibrated scales, into the probability that a document answers a query.

Ranks say nothing about how good a hit is: reciprocal rank fusion lets one accidental common word weigh as much as a
perfect paraphrase (docs/measurements.md). Here the dense score is standardised against the collection, the lexical one
is a share of its ideal, and a logistic regression over both gives the probability. `python -m evals.fit_fusion` fits it
on example questions that were held out of the index.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = Path(__file__).with_name("fusion.json")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the two indexes say of one document."""

    cosine: float
    """Of its best text, -1 to 1."""
    standardised: float
    """The same in standard deviations above the mean of the collection's texts."""
    lexical: float
    """0 to 1: of its best text, as a share of the ideal score."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """The weights of the regression."""

    intercept: float
    cosine: float
    standardised: float
    lexical: float

    def logit(self, evidence: Evidence) -> float:
        """The log odds: what documents are ranked by."""
        return (
            self.intercept
            + self.cosine * evidence.cosine
            + self.standardised * evidence.standardised
            + self.lexical * evidence.lexical
        )

    def probability(self, evidence: Evidence) -> float:
        return 1 / (1 + math.exp(-max(min(self.logit(evidence), 30.0), -30.0)))


def load_fusion(path: Path = WEIGHTS) -> Fusion:
    """The fitted weights."""
    return Fusion(**json.loads(path.read_text("utf-8"))["weights"])
