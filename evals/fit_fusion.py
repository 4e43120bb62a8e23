"""Fits the weights of `retrieval.fusion` and `retrieval.domain` on the starter set's example questions, held out.

    python -m evals.fit_fusion [--keep-ranking] [--write]

Cross-validation by document gives the figures that are kept beside the weights in `retrieval/fusion.json`.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize
from sklearn import model_selection
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from app.settings import Settings
from core.clock import SEOUL
from evals.fit_projection import starter_trials
from evals.heard import read_heard
from evals.held_out import Trial
from retrieval.answerable import NAMES, Answerable, signs
from retrieval.book import Opened
from retrieval.domain import FITTED, Domain
from retrieval.embedder import open_embedder
from retrieval.fitted import Fitted
from retrieval.fusion import OF_QUERY, WEIGHED, WEIGHTS, Evidence, Fusion, load_fusion
from retrieval.ranking import Ranking
from retrieval.statefile import save_arrays

FOLDS = 5
EACH = 3  # of the questions as they were written, one in so many: weights as few as these need no more
RIDGE = 2.0
MISSING_WEIGHT = 0.1  # of a trial whose document was taken away, beside 1 of an answerable one
ANSWERABLE_TO_NOT = 3.0  # how many questions have an answer for one that has none; they are trained as equals
ANSWERABLE_STRENGTH = 0.3  # scikit-learn's C
FEW = 2  # documents of a collection that has only begun
DOMAIN_STRENGTH = 10.0  # scikit-learn's C: vectors of length 1 need large weights
WEIGHT_HEARD = 15.0  # of a misheard question: there are 499 beside 8,138 typed ones (docs/measurements.md)
WEIGHT_GONE, WEIGHT_OUTSIDE = 0.25, 1.0  # of a trial whose document was taken away; of one that nothing answers
FITTED_ON = "starter set, held-out example questions, typed and heard; evals/unanswerable_training.jsonl"
KEPT = "; the ranking's weights were kept, of an earlier fit"
SIGNED = frozenset({"sounds_whole", "level"})
"""May count against a document: they correct what others say twice."""
FREE = frozenset({"level"})
Row: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One trial as numbers: a row for each document and, last, one for "nothing"."""

    rows: Row
    right: tuple[int, ...]
    """Any of these rows is right."""
    weight: float


def features(evidence: Evidence) -> list[float]:
    """In the order of `WEIGHED`."""
    return [getattr(evidence, name) for name in WEIGHED]


def case(trial: Trial) -> Case:
    """`nothing` has a constant and the query's own evidence."""
    count, width = len(trial.found.documents), len(WEIGHED)
    rows = np.zeros((count + 1, width + len(OF_QUERY) + 1))
    if count:
        rows[:-1, :width] = [features(one.evidence) for one in trial.found.documents]
    rows[-1, width:] = [*(getattr(trial.found.asked, name) for name in OF_QUERY), 1.0]
    right = tuple(place for place, one in enumerate(trial.found.documents) if one.document_id in trial.right)
    return Case(rows, right or (count,), _weight(trial))


def fit(given: Sequence[Trial]) -> Fusion:
    """Maximum likelihood of the conditional logit, with a small ridge; no evidence may count against a document."""
    cases = [case(trial) for trial in given if trial.found.documents]
    spread = _spread(cases)
    names = [*WEIGHED, *OF_QUERY, "nothing"]
    bounds = [(None, None) if name in SIGNED or name == "nothing" else (0.0, None) for name in names]
    solve: Any = getattr(optimize, "minimize")  # noqa: B009 - the stubs of scipy leave its types unknown
    start = np.zeros(len(spread))
    theta: Row = solve(_loss, start, args=(_stacked(cases, spread),), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = {name: round(float(value), 3) for name, value in zip(names, theta / spread, strict=True)}
    return Fusion(**{each.name: weights.get(each.name, 0.0) for each in fields(Fusion)})


@dataclass(frozen=True, slots=True)
class Stack:
    """All cases at once: rows (cases, most rows, columns); what is not there is neither `there` nor `right`."""

    rows: NDArray[np.float32]
    there: NDArray[np.bool_]
    right: NDArray[np.bool_]
    weights: Row


def _stacked(cases: Sequence[Case], spread: Row) -> Stack:
    most = max(len(one.rows) for one in cases)
    rows = np.zeros((len(cases), most, len(spread)), np.float32)
    there, right = (np.zeros((len(cases), most), np.bool_) for _ in range(2))
    for place, one in enumerate(cases):
        rows[place, : len(one.rows)] = one.rows / spread
        there[place, : len(one.rows)] = True
        right[place, list(one.right)] = True
    return Stack(rows, there, right, np.array([one.weight for one in cases]))


def _weight(trial: Trial) -> float:
    if trial.answerable:
        return WEIGHT_HEARD if trial.heard else 1.0
    return WEIGHT_OUTSIDE if trial.is_outside else WEIGHT_GONE


def _spread(cases: Sequence[Case]) -> Row:
    """Of each column where it says something; the constant is as it is."""
    documents = np.concatenate([one.rows[:-1] for one in cases]).std(axis=0)
    nothing = np.stack([one.rows[-1] for one in cases]).std(axis=0)
    spread = np.maximum(documents, nothing)
    spread[-1] = 1.0
    return np.where(spread > 1e-9, spread, 1.0)


def _loss(theta: Row, stack: Stack) -> tuple[float, Row]:
    """Negative log likelihood with its gradient."""
    inner = np.append(theta[:-1], 0.0)
    utilities = np.where(stack.there, stack.rows @ theta.astype(np.float32), -np.inf).astype(np.float64)
    shares = np.exp(utilities - utilities.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    hit = np.where(stack.right, shares, 0.0)
    total = np.maximum(hit.sum(axis=1, keepdims=True), 1e-300)
    loss = RIDGE / 2 * float(inner @ inner) - float(stack.weights @ np.log(total[:, 0]))
    change = (shares - hit / total) * stack.weights[:, np.newaxis]
    flat = stack.rows.reshape(-1, stack.rows.shape[-1])
    return loss, RIDGE * inner + (flat.T @ change.reshape(-1).astype(np.float32)).astype(np.float64)


def fit_domain(given: Sequence[Trial]) -> Domain:
    """Of the example questions against those that nothing answers."""
    able = [trial for trial in given if (trial.answerable or trial.is_outside) and not trial.heard]
    model: Any = _regression()
    model.fit(np.stack([trial.vector for trial in able]), [trial.is_outside for trial in able])
    return Domain(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def with_domain(given: Sequence[Trial]) -> list[Trial]:
    """Each trial with what a domain says of it that was fitted without its document."""
    vectors, outside = np.stack([trial.vector for trial in given]), [trial.is_outside for trial in given]
    groups = [trial.document_id for trial in given]
    predict: Any = vars(model_selection)["cross_val_predict"]  # its stub is partly unknown
    said: Row = predict(
        _regression(), vectors, outside, groups=groups, cv=model_selection.GroupKFold(FOLDS), method="predict_proba"
    )
    return [
        replace(trial, found=replace(trial.found, asked=replace(trial.found.asked, outside=float(p))))
        for trial, p in zip(given, said[:, 1], strict=True)
    ]


def fit_answerable(given: Sequence[Trial], fusion: Fusion) -> Answerable:
    """Of trials that have what a domain says of them; answerable ones weigh as much as those that nothing answers."""
    able = [trial for whole in given for trial in _also(whole, fusion) if trial.found.documents]
    rows = np.array([_signs(trial, fusion) for trial in able])
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    balance = sum(trial.answerable for trial in able) / max(sum(trial.is_outside for trial in able), 1)
    say = [1.0 if trial.answerable else balance if trial.is_outside else MISSING_WEIGHT for trial in able]
    model: Any = LogisticRegression(C=ANSWERABLE_STRENGTH, max_iter=2_000)
    model.fit((rows - middle) / spread, [trial.answerable for trial in able], sample_weight=say)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0]) - float(weights @ middle) + math.log(ANSWERABLE_TO_NOT)
    return Answerable({name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}, round(bias, 4))


def _also(trial: Trial, fusion: Fusion) -> Iterator[Trial]:
    """The trial, and what it would be in a collection without example questions, and in one of a few documents.

    Every procedure of the starter set has example questions; what a city imports has none at first.
    """
    bare = [replace(one, evidence=_without_questions(one.evidence)) for one in trial.found.documents]
    yield trial
    yield _with(trial, bare)
    bare.sort(key=lambda one: -fusion.utility(one.evidence))
    yield _with(trial, bare[:FEW])


def _without_questions(evidence: Evidence) -> Evidence:
    told, projected = evidence.passages, evidence.projected_passage
    return replace(evidence, question=0.0, questions=told, projected_questions=projected)


def _with(trial: Trial, documents: Sequence[Opened]) -> Trial:
    right = trial.right & {one.document_id for one in documents}
    return replace(trial, right=right, found=trial.found.only(documents))


def _signs(trial: Trial, fusion: Fusion) -> list[float]:
    evidence = [one.evidence for one in trial.found.documents]
    return signs(evidence, trial.found.asked, fusion.probabilities(evidence, trial.found.asked))


def _regression() -> Any:
    return LogisticRegression(C=DOMAIN_STRENGTH, class_weight="balanced", max_iter=2_000)


def expanded(given: Sequence[Trial]) -> list[Trial]:
    """Beside each answerable trial of what was typed the one in which its document was never published."""
    return [*given, *(trial.without_document() for trial in given if trial.answerable and not trial.heard)]


def best(trial: Trial, ranking: Ranking) -> tuple[str, float]:
    """The first document and its probability; empty where nothing was found."""
    scored = ranking.scored(trial.found)
    return (scored[0][0].document_id, scored[0][1]) if scored else ("", 0.0)


def cross_validated(
    given: Sequence[Trial], kept: Fusion | None = None
) -> tuple[dict[str, float], list[tuple[Trial, str, float]]]:
    """Hit rates and what the probability of the first hit means, over folds that share no document.

    With `kept`, every fold ranks by it: only the figures of what is refused and abstained from are then held out.
    """
    groups = [trial.document_id for trial in given]
    found: list[tuple[Trial, str, float]] = []
    folds: Any = GroupKFold(FOLDS)
    for train, test in folds.split(np.zeros(len(given)), groups=groups):
        fusion = kept or fit(_at(given, train))
        ranking = Ranking(fusion, fitted=Fitted(fit_answerable(_at(given, train), fusion)))
        found += [(trial, *best(trial, ranking)) for trial in _at(given, test)]
    return summary(found), found


def summary(found: Sequence[tuple[Trial, str, float]]) -> dict[str, float]:
    """hit@1 by language; for thresholds, how many right answers pass and how many wrong ones do."""
    heard = [document in trial.right for trial, document, _ in found if trial.heard]
    found = [one for one in found if not one[0].heard]
    able = [(document in trial.right, p, trial.language) for trial, document, p in found if trial.answerable]
    gone = [p for trial, _, p in found if not trial.answerable and not trial.is_outside]
    outside = [p for trial, _, p in found if trial.is_outside]
    figures = {"questions": float(len(able)), "hit@1": _mean([right for right, _, _ in able])}
    figures |= {"questions heard": float(len(heard)), "hit@1 heard": _mean(heard)}
    for name in ("ko", "en"):
        figures[f"hit@1 {name}"] = _mean([right for right, _, language in able if language == name])
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        figures[f"refused at {threshold}"] = _mean([p < threshold for _, p, _ in able])
        figures[f"answered wrong at {threshold}"] = _mean([not right and p >= threshold for right, p, _ in able])
        figures[f"document gone, answered at {threshold}"] = _mean([p >= threshold for p in gone])
        figures[f"outside, answered at {threshold}"] = _mean([p >= threshold for p in outside])
    return {name: round(value, 4) for name, value in figures.items()}


def _at(given: Sequence[Trial], places: Iterable[int]) -> list[Trial]:
    return [given[place] for place in places]


def _mean(values: Sequence[bool]) -> float:
    array: NDArray[np.float64] = np.array(values, dtype=np.float64)
    return float(array.mean()) if len(values) else 0.0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights in retrieval/")
    parser.add_argument("--keep-ranking", action="store_true", help="fit only what says whether there is an answer")
    options = parser.parse_args()
    models = Settings().models
    given = list(starter_trials(models, heard=read_heard(), each=EACH))
    able = expanded(with_domain(given))
    kept = load_fusion() if options.keep_ranking else None
    figures, _ = cross_validated(able, kept)
    fusion = kept or fit(able)
    revision = open_embedder(models / "embedding").capabilities.revision
    report = {
        "embedder": revision,
        "fitted_on": FITTED_ON + (KEPT if kept else ""),
        "date": datetime.now(SEOUL).date().isoformat(),
        "weights": asdict(fusion),
        "answerable": asdict(fit_answerable(able, fusion)),
        "cross_validated": figures,
    }
    print(json.dumps(report, indent=2))
    if options.write:
        WEIGHTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
        _keep_domain(fit_domain(given), revision)


def _keep_domain(domain: Domain, revision: str) -> None:
    save_arrays(FITTED, weights=domain.weights, bias=np.array(domain.bias), revision=np.array(revision))


if __name__ == "__main__":
    main()
