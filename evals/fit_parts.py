"""Fits which part of a procedure answers a question, on the starter set's example questions: python -m evals.fit_parts

Two models: the kind of section that answers a question that is put like this, from its vector
(`retrieval/part_kinds.npz`), and what each sign of a part is worth (`agents/part_fit.json`). Both learn from the
questions that were written for a procedure as a whole, because these ask for its parts as often as people do; the ones
that were written part by part count as neighbours only. Each document's kinds are told by a model that never saw it.
What the signs are worth in a follow-up is learned from the later turns of `evals/follow_up_talks.jsonl`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from agents.asked import Asked
from agents.content_words import content_words
from agents.facets import facets_of
from agents.part_fit import NAMES, WEIGHTS, signs
from app.settings import Settings
from core.clock import SEOUL
from core.errors import InvalidInput
from core.passages import PartLikeness, Passage
from core.speech import Language
from evals.conditional_logit import Floats, fit_logit, named
from evals.fit_follow_ups import Turn, read_talks
from evals.measured import KeptEmbedder
from knowledge.passages import passages_of
from knowledge.procedure import Procedure, part_names
from knowledge.starter import read_starter
from retrieval.part_kinds import FITTED, PartKinds
from retrieval.parts import shares_of
from retrieval.projection import Projection, load_projection
from retrieval.statefile import save_arrays

FOLDS = 5
SAME = 0.985  # cosine: an example question this near to another one is the same one, and is held out with it
RIDGE_KINDS, RIDGE_SIGNS = 1e-5, 1e-6
RIDGE_AROUND = 0.1  # follow-ups: as right in folds as less of it, with weights that stay near those of first questions
KEPT, RIDGE_KEPT = ("cue", "lead"), 100.0  # signs that too few of the talks show: they weigh as in first questions


@dataclass(frozen=True, slots=True)
class Taught:
    """A procedure with the vectors of its example questions and passages."""

    procedure: Procedure
    passages: Mapping[Language, tuple[Passage, ...]]
    said: Mapping[Language, Floats]
    """(passages, dimensions)."""
    asked: Floats
    """(questions, dimensions)."""
    projection: Projection

    @property
    def freely(self) -> range:
        """The questions that were written for the whole; those that go through its parts in order follow them."""
        names, parts = part_names(self.procedure.sections), [one.part for one in self.procedure.questions]
        return range(next((at for at in range(len(parts)) if [n for n, _ in groupby(parts[at:])] == names), len(parts)))


@dataclass(frozen=True, slots=True)
class Example:
    """One question: the signs of each part, and which ones answer it."""

    document: int
    signs: Floats
    """(parts, signs)."""
    right: tuple[int, ...]
    """Any of them."""


def read(embedder: KeptEmbedder) -> list[Taught]:
    """The starter set; minutes the first time."""
    projection = load_projection(embedder.capabilities.revision)
    if projection is None:
        raise InvalidInput("no projection was fitted for this model: run `python -m evals.fit_projection --write`")
    return [_taught(procedure, embedder, projection) for procedure in read_starter()]


def _taught(procedure: Procedure, embedder: KeptEmbedder, projection: Projection) -> Taught:
    everything = passages_of(procedure, version=1)
    passages: dict[Language, tuple[Passage, ...]] = {
        language: tuple(one for one in everything if one.language == language) for language in ("ko", "en")
    }
    said: dict[Language, Floats] = {
        language: embedder.embed([f"{one.title}\n{one.text}" for one in some], kind="passage").astype(np.float64)
        for language, some in passages.items()
        if some
    }
    asked = embedder.embed([one.text for one in procedure.questions], kind="query").astype(np.float64)
    return Taught(procedure, passages, said, asked, projection)


def fit_kinds(vectors: Floats, kinds: Sequence[str]) -> PartKinds:
    """Multinomial logistic regression with a ridge; vectors (n, dimensions)."""
    model: Any = LogisticRegression(C=1 / (2 * RIDGE_KINDS * len(kinds)), max_iter=1_000)
    model.fit(vectors, kinds)
    return PartKinds(
        tuple(model.classes_.tolist()), model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    )


def fit_signs(examples: Sequence[Example], around: Floats | None = None) -> Floats:
    """A conditional logit over the parts of each document, with a ridge around zero or around other weights.

    Around others each sign counts by its spread, so that what few of the examples show changes little.
    """
    held = np.where(np.isin(NAMES, KEPT), RIDGE_KEPT, RIDGE_AROUND)
    ridge = np.full(len(NAMES), RIDGE_SIGNS) if around is None else held * _spread(examples) ** 2
    return fit_logit([(one.signs, one.right) for one in examples], ridge, around)


def _spread(examples: Sequence[Example]) -> Floats:
    """Of each sign, inside the documents."""
    return np.std(np.vstack([one.signs - one.signs.mean(axis=0) for one in examples]), axis=0)


def examples_of(documents: Sequence[Taught], kinds: Sequence[PartKinds]) -> list[Example]:
    """Every question that was written for a whole procedure; `kinds`: by fold, each held out from its documents."""
    return [
        example
        for place, document in enumerate(documents)
        for example in _examples(place, document, kinds[place % FOLDS])
    ]


def kinds_by_fold(documents: Sequence[Taught]) -> list[PartKinds]:
    """Each learned without the documents of its fold; minutes."""
    return [_kinds([one for at, one in enumerate(documents) if at % FOLDS != fold]) for fold in range(FOLDS)]


def _kinds(documents: Sequence[Taught]) -> PartKinds:
    """Of the part that answers each question."""
    chosen = [(one, at) for one in documents for at in one.freely if one.procedure.questions[at].part]
    kinds = [one.procedure.questions[at].part.partition("-")[0] for one, at in chosen]
    return fit_kinds(np.stack([one.asked[at] for one, at in chosen]), kinds)


def _examples(place: int, document: Taught, kinds: PartKinds) -> list[Example]:
    found: list[Example] = []
    for at in document.freely:
        question = document.procedure.questions[at]
        passages = document.passages[question.language] or document.passages["ko"]
        right = tuple(k for k, one in enumerate(passages) if one.part == question.part)
        if right:
            near = _near(document, document.asked[at], question.language, kinds)
            found.append(Example(place, _signs(passages, question.text, question.language, near), right))
    return found


def follow_ups_of(documents: Sequence[Taught], kinds: Sequence[PartKinds], embedder: KeptEmbedder) -> list[Example]:
    """The later turns of the talks that a part answers; the kinds of their documents are held out."""
    places = {one.procedure.id: place for place, one in enumerate(documents)}
    turns: list[tuple[Turn, Language]] = [
        (turn, talk.language) for talk in read_talks() for turn in talk.turns[1:] if turn.parts
    ]
    vectors = embedder.embed([turn.say for turn, _ in turns], kind="query").astype(np.float64)
    found: list[Example] = []
    for (turn, language), vector in zip(turns, vectors, strict=True):
        place = places[turn.document]
        document = documents[place]
        passages = document.passages[language] or document.passages["ko"]
        near = _near(document, vector, language, kinds[place % FOLDS])
        right = tuple(k for k, one in enumerate(passages) if one.part in turn.parts)
        found.append(Example(place, _signs(passages, turn.say, language, near), right))
    return found


def _signs(passages: Sequence[Passage], text: str, language: Language, near: Mapping[str, PartLikeness]) -> Floats:
    """(parts, signs)."""
    asked = Asked(" ".join(content_words(text, language)), facets_of(text, language), near=near)
    return np.array([astuple(one) for one in signs(passages, asked)])


def _near(document: Taught, vector: Floats, asked_in: Language, kinds: PartKinds) -> dict[str, PartLikeness]:
    """As search tells it where this question is not among the examples; vector (dimensions,)."""
    same = document.asked @ vector >= SAME
    others = [place for place, one in enumerate(document.procedure.questions) if one.part and not same[place]]
    near = document.asked @ document.projection.of(vector.astype(np.float32)).questions
    shares = shares_of([document.procedure.questions[place].part for place in others], near[others])
    logs = kinds.log_probabilities(vector.astype(np.float32))
    language: Language = asked_in if document.passages[asked_in] else "ko"
    return {
        one.id: PartLikeness(float(cosine), shares.get(one.part, 0.0), logs.get(one.section, 0.0))
        for one, cosine in zip(document.passages[language], document.said[language] @ vector, strict=True)
    }


def right_shares(examples: Sequence[Example], around: Floats | None = None) -> dict[str, object]:
    """In folds by document: how often the first part, and one of the first three, is right."""
    places: list[int] = []
    for fold in range(FOLDS):
        weights = fit_signs([one for one in examples if one.document % FOLDS != fold], around)
        for one in (one for one in examples if one.document % FOLDS == fold):
            order = np.argsort(-(one.signs @ weights)).tolist()
            places.append(min(order.index(right) for right in one.right))
    first, third = (round(float(np.mean([place < most for place in places])), 4) for most in (1, 3))
    return {"questions": len(places), "first part right": first, "one of three right": third}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what was fitted in agents/ and retrieval/")
    options = parser.parse_args()
    embedder = KeptEmbedder(Settings().models, "measured-starter")
    documents = read(embedder)
    by_fold = kinds_by_fold(documents)
    examples, follow_ups = examples_of(documents, by_fold), follow_ups_of(documents, by_fold, embedder)
    embedder.vectors.save()
    weights = fit_signs(examples)
    report = {
        "weights": named(NAMES, weights),
        "follow_up_weights": named(NAMES, fit_signs(follow_ups, weights)),
        "date": datetime.now(SEOUL).date().isoformat(),
        "cross_validated": right_shares(examples),
        "follow_ups_cross_validated": right_shares(follow_ups, weights),
    }
    print(json.dumps(report, indent=2))
    if options.write:
        WEIGHTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
        kinds, revision = _kinds(documents), embedder.capabilities.revision
        kind_names = np.array(kinds.kinds)
        save_arrays(FITTED, kinds=kind_names, weights=kinds.weights, bias=kinds.bias, revision=np.array(revision))


if __name__ == "__main__":
    main()
