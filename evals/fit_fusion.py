"""Fits the weights of `retrieval.fusion` on the starter set's example questions, each held out of the index.

    python -m evals.fit_fusion [--write]

Cross-validation by document gives the figures that are kept beside the weights in `retrieval/fusion.json`.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize
from sklearn.model_selection import GroupKFold

from app.settings import Settings
from core.clock import SEOUL
from evals.held_out import Trial, starter_trials
from retrieval.fusion import WEIGHTS, Evidence, Fusion

FOLDS = 5
RIDGE = 0.5
Row: TypeAlias = NDArray[np.float64]


def features(evidence: Evidence) -> list[float]:
    """In the order of the weights of `Fusion`."""
    return [evidence.passage, evidence.passages, evidence.questions, evidence.coverage]


def fit(trials: Sequence[Trial]) -> Fusion:
    """Maximum likelihood of the conditional logit, with a small ridge; no evidence may count against a document."""
    rows = np.array([features(hit.evidence) for trial in trials for hit in trial.found])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    cases = [
        ((np.array([features(h.evidence) for h in t.found]) - mean) / spread, _right(t)) for t in trials if t.found
    ]
    start = np.append(np.ones(len(mean)), 3.0)
    bounds = [(0.0, None)] * len(mean) + [(None, None)]
    solve: Any = getattr(optimize, "minimize")  # noqa: B009 - the stubs of scipy leave its types unknown
    theta: Row = solve(_loss, start, args=(cases,), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = theta[:-1] / spread
    nothing = theta[-1] + float(weights @ mean)
    return Fusion(*(round(float(value), 3) for value in (*weights, nothing)))


def _loss(theta: Row, cases: Sequence[tuple[NDArray[np.float64], int]]) -> tuple[float, Row]:
    """Negative log likelihood with its gradient; the last of `theta` is the utility of "nothing"."""
    loss, gradient = RIDGE / 2 * float(theta[:-1] @ theta[:-1]), np.append(RIDGE * theta[:-1], 0.0)
    for evidence, right in cases:
        utilities = np.append(evidence @ theta[:-1], theta[-1])
        shares = np.exp(utilities - utilities.max())
        shares /= shares.sum()
        loss -= math.log(max(shares[right], 1e-300))
        shares[right] -= 1
        gradient[:-1] += evidence.T @ shares[:-1]
        gradient[-1] += shares[-1]
    return loss, gradient


def _right(trial: Trial) -> int:
    """Where the right document stands among those found; -1, which is "nothing", where it does not."""
    ids = [hit.document_id for hit in trial.found]
    return ids.index(trial.document_id) if trial.answerable and trial.document_id in ids else -1


def best(trial: Trial, fusion: Fusion) -> tuple[str, float]:
    """The first document and its probability; empty where nothing was found."""
    if not trial.found:
        return "", 0.0
    scores = fusion.probabilities([hit.evidence for hit in trial.found])
    return trial.found[int(scores.argmax())].document_id, float(scores.max())


def cross_validated(trials: Sequence[Trial]) -> dict[str, float]:
    """Hit rates and what the probability of the first hit means, over folds that share no document."""
    groups = [trial.document_id for trial in trials]
    hits: list[tuple[bool, bool, float, str]] = []
    folds: Any = GroupKFold(FOLDS)
    for train, test in folds.split(np.zeros(len(trials)), groups=groups):
        fusion = fit(_at(trials, train))
        for trial in _at(trials, test):
            document, probability = best(trial, fusion)
            hits.append((trial.answerable, document == trial.document_id, probability, trial.language))
    return summary(hits)


def summary(hits: Sequence[tuple[bool, bool, float, str]]) -> dict[str, float]:
    """hit@1 by language; for thresholds, how many right answers pass and how many wrong ones do."""
    answerable = [(right, p, language) for able, right, p, language in hits if able]
    figures = {"questions": float(len(answerable)), "hit@1": _mean([right for right, _, _ in answerable])}
    for name in ("ko", "en"):
        figures[f"hit@1 {name}"] = _mean([right for right, _, language in answerable if language == name])
    for threshold in (0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6):
        figures[f"answered right at {threshold}"] = _mean([right and p >= threshold for right, p, _ in answerable])
        figures[f"answered wrong at {threshold}"] = _mean([not right and p >= threshold for right, p, _ in answerable])
        figures[f"unanswerable answered at {threshold}"] = _mean([p >= threshold for able, _, p, _ in hits if not able])
    return {name: round(value, 4) for name, value in figures.items()}


def _at(trials: Sequence[Trial], places: Iterable[int]) -> list[Trial]:
    return [trials[place] for place in places]


def _mean(values: Sequence[bool]) -> float:
    array: NDArray[np.float64] = np.array(values, dtype=np.float64)
    return float(array.mean()) if len(values) else 0.0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights in retrieval/fusion.json")
    write = parser.parse_args().write
    trials = starter_trials(Settings().models)
    figures, fusion = cross_validated(trials), fit(trials)
    weights = asdict(fusion)
    report = {
        "fitted_on": "starter set, held-out example questions",
        "date": datetime.now(SEOUL).date().isoformat(),
        "weights": weights,
        "cross_validated": figures,
    }
    print(json.dumps(report, indent=2))
    if write:
        WEIGHTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
