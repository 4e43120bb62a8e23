"""Fits the weights of `retrieval.fusion` on the starter set's example questions, each held out of the index.

    python -m evals.fit_fusion [--write]

Cross-validation by document gives the figures that are kept beside the weights in `retrieval/fusion.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from app.settings import Settings
from core.clock import SEOUL
from evals.held_out import Trial, starter_trials
from retrieval.fusion import WEIGHTS, Fusion
from retrieval.shelf import Found

FOLDS = 5
REGULARISATION = 10.0


def features(found: Found) -> list[float]:
    """Cosine, standardised cosine, lexical share."""
    return [found.evidence.cosine, found.evidence.standardised, found.evidence.lexical]


def fit(trials: Sequence[Trial]) -> Fusion:
    """A logistic regression over every document that any question found."""
    rows = [
        (features(hit), trial.answerable and hit.document_id == trial.document_id)
        for trial in trials
        for hit in trial.found
    ]
    x, y = np.array([row for row, _ in rows]), np.array([right for _, right in rows])
    model: Any = LogisticRegression(C=REGULARISATION, max_iter=1_000)
    model.fit(x, y)
    cosine, standardised, lexical = (round(float(weight), 4) for weight in model.coef_[0])
    return Fusion(round(float(model.intercept_[0]), 4), cosine, standardised, lexical)


def best(trial: Trial, fusion: Fusion) -> tuple[str, float]:
    """The first document and its probability; empty where nothing was found."""
    ranked = sorted(trial.found, key=lambda hit: fusion.logit(hit.evidence), reverse=True)
    return (ranked[0].document_id, fusion.probability(ranked[0].evidence)) if ranked else ("", 0.0)


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
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
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
    weights = {
        "intercept": fusion.intercept,
        "cosine": fusion.cosine,
        "standardised": fusion.standardised,
        "lexical": fusion.lexical,
    }
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
