"""The logistic function and its inverse, for weighed evidence of any size."""

from __future__ import annotations

import math

TINY = 1e-6
FARTHEST = 30.0  # beyond it a probability is 0 or 1 to thirteen places


def logistic(weighed: float) -> float:
    """0 to 1."""
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, weighed))))


def log_odds(probability: float) -> float:
    """Finite at 0 and 1 as well."""
    return math.log((probability + TINY) / (1 - probability + TINY))
