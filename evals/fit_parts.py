"""Fits what each sign of a part is worth, on questions that a part answers: python -m evals.fit_parts [--write]

`agents/part_fit.json`, by a conditional logit over the parts of each document. Learned from the example questions that
were written for a procedure as a whole, because these ask for its parts as often as people do, and from
`evals.training_questions`: of both the sixths that maps (`retrieval.projection`) are held out from. What the signs are
worth in a follow-up is learned from the later turns of these, and of `evals/follow_up_talks.jsonl`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from itertools import groupby

import numpy as np

from agents.asked import Asked
from agents.content_words import content_words
from agents.facets import facets_of
from agents.part_fit import NAMES, WEIGHTS, signs
from app.settings import Settings
from core.clock import SEOUL
from core.passages import PartLikeness, Passage
from core.speech import Language
from evals.conditional_logit import Floats, fit_logit, named
from evals.fit_follow_ups import Turn, read_talks
from evals.fit_late_interaction import TokenTeacher
from evals.fit_projection import SAME, Teacher, train
from evals.held_out import PARTS
from evals.measured import KeptEmbedder
from evals.training_questions import every_question
from knowledge.passages import passages_of
from knowledge.procedure import Procedure, part_names
from knowledge.starter import read_starter
from retrieval.close_reading import CloseReader
from retrieval.parts import likelihoods, shares_of
from retrieval.projection import Projection

FOLDS = 5
HELD_OUT = (0, 1)  # of the sixths: each is a training of the maps
RIDGE_SIGNS = 1e-6
RIDGE_AROUND = 0.1  # follow-ups: as right in folds as less of it, with weights that stay near those of first questions
KEPT, RIDGE_KEPT = ("lead",), 100.0  # a sign that too few of the talks show: it weighs as in first questions


@dataclass(frozen=True, slots=True)
class Taught:
    """A procedure with the vectors of its example questions and passages."""

    procedure: Procedure
    passages: Mapping[Language, tuple[Passage, ...]]
    said: Mapping[Language, Floats]
    """(passages, dimensions)."""
    asked: Floats
    """(questions, dimensions)."""

    @property
    def freely(self) -> range:
        """The questions that were written for the whole; those that go through its parts in order follow them."""
        names, parts = part_names(self.procedure.sections), [one.part for one in self.procedure.questions]
        return range(next((at for at in range(len(parts)) if [n for n, _ in groupby(parts[at:])] == names), len(parts)))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of which procedure, and the parts that answer it."""

    procedure: str
    parts: tuple[str, ...]
    language: Language
    text: str


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
    return [_taught(procedure, embedder) for procedure in read_starter()]


def _taught(procedure: Procedure, embedder: KeptEmbedder) -> Taught:
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
    return Taught(procedure, passages, said, asked)


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


def first_questions(documents: Sequence[Taught], fold: int) -> list[Question]:
    """Those of a sixth (`evals.held_out`)."""
    freely = [(one.procedure, at) for one in documents for at in one.freely if at % PARTS == fold]
    asked = [(procedure.id, procedure.questions[at]) for procedure, at in freely]
    whole = [Question(name, (one.part,), one.language, one.text) for name, one in asked if one.part]
    return whole + _others("first", fold)


def later_questions(fold: int) -> list[Question]:
    """Those of a sixth, and the later turns of the talks that a part answers, which no map ever saw."""
    turns: list[tuple[Turn, Language]] = [
        (turn, talk.language) for talk in read_talks() for turn in talk.turns[1:] if turn.parts
    ]
    talked = [Question(turn.document, turn.parts, language, turn.say) for turn, language in turns]
    return _others("later", fold) + talked[fold :: len(HELD_OUT)]


def _others(turn: str, fold: int) -> list[Question]:
    """Of those that are answered part by part; a Japanese or Chinese one is told the summary."""
    return [
        Question(one.procedure, one.parts, one.language, one.text)
        for one in every_question()[fold::PARTS]
        if one.turn == turn and one.language in ("ko", "en")
    ]


@dataclass(frozen=True, slots=True)
class Fold:
    """What was trained without the questions of a sixth."""

    projection: Projection
    reader: CloseReader


def examples_of(
    documents: Sequence[Taught], questions: Sequence[Question], embedder: KeptEmbedder, fold: Fold
) -> list[Example]:
    """As search tells of their parts with what was trained without them."""
    places = {one.procedure.id: place for place, one in enumerate(documents)}
    vectors = embedder.embed([one.text for one in questions], kind="query").astype(np.float64)
    found: list[Example] = []
    for question, vector in zip(questions, vectors, strict=True):
        place = places[question.procedure]
        language: Language = question.language if documents[place].passages[question.language] else "ko"
        passages = documents[place].passages[language]
        right = tuple(at for at, one in enumerate(passages) if one.part in question.parts)
        if right:
            near = _near(documents[place], vector, language, fold.projection)
            odds = fold.reader.odds(question.text, [(one.title, one.text) for one in passages])
            read = {one.id: replace(near[one.id], sentences=its) for one, its in zip(passages, odds, strict=True)}
            found.append(Example(place, _signs(passages, question, read), right))
    return found


def _signs(passages: Sequence[Passage], question: Question, near: Mapping[str, PartLikeness]) -> Floats:
    """(parts, signs)."""
    text, language = question.text, question.language
    asked = Asked(" ".join(content_words(text, language)), facets_of(text, language), near=near)
    return np.array([astuple(one) for one in signs(passages, asked)])


def _near(document: Taught, vector: Floats, language: Language, projection: Projection) -> dict[str, PartLikeness]:
    """As search tells it where this question is not among the examples; vector (dimensions,)."""
    projected = projection.of(vector.astype(np.float32))
    same = document.asked @ vector >= SAME
    others = [place for place, one in enumerate(document.procedure.questions) if one.part and not same[place]]
    named, near = [document.procedure.questions[at].part for at in others], document.asked[others]
    near = near @ projected.part_questions
    told = [one.part for some in document.said for one in document.passages[some]]
    cosines = np.concatenate([some @ projected.part_passages for some in document.said.values()])
    shares, likely = shares_of(named, near), likelihoods((told, cosines), (named, near), projection.worth)
    return {
        one.id: PartLikeness(shares.get(one.part, 0.0), 0.0, *likely[one.part]) for one in document.passages[language]
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
    parser.add_argument("--write", action="store_true", help="keep what was fitted in agents/")
    options = parser.parse_args()
    teacher = Teacher(Settings().models)
    embedder = teacher.embedder
    documents = read(embedder)
    examples: list[Example] = []
    follow_ups: list[Example] = []
    tokens = TokenTeacher(embedder)
    for part in HELD_OUT:
        taught = teacher.taught(without=part)
        reader = CloseReader(embedder, tokens.trained(without=part).interaction())
        fold = Fold(train(taught.texts, taught.learned).projection(), reader)
        examples += examples_of(documents, first_questions(documents, part), embedder, fold)
        follow_ups += examples_of(documents, later_questions(part), embedder, fold)
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


if __name__ == "__main__":
    main()
