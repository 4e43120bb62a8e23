"""Trains the maps of `retrieval.projection` on questions whose procedure and part are known.

    python -m evals.fit_projection [--write]

Contrastive: each question is drawn to its own document, against all documents, and to the part that answers it, against
the other parts of that document. Example questions and `evals/training_questions.jsonl` are learned from, and only the
former are near to anything; those that ask the same are left out, so that none is found by itself. Says how often the
right document, and the right part of it, is first by these cosines alone, on a sixth of the questions, held out.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

from app.settings import Settings
from core.passages import IndexedText
from evals.held_out import PARTS, Trial, held_of, trials
from evals.measured import KeptEmbedder, starter_documents
from evals.training_questions import TrainingQuestion, training_questions
from retrieval.projection import NONE_NEAR, SHARPNESS, UNTAUGHT, Projection, load_projection, save_projection
from retrieval.records import as_embedded

EPOCHS, BATCH = 5, 64
STEP, STEP_OF_WEIGHTS = 2e-3, 0.3  # of Adam
STAY = 0.003  # how dear each unit of squared distance from "do nothing" is
SAME = 0.985  # cosine: an example question this near to another one is the same one
START = (20.0, 40.0, *UNTAUGHT)  # what passages and questions weigh at first, of a document and of a part
SEED = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions with what answers them; documents and parts are numbered from 0, over all documents."""

    vectors: Tensor
    """(questions, dimensions)."""
    documents: Tensor
    """(questions,); -1 where the words alone do not say which."""
    parts: Tensor
    """(questions, parts): whether it answers."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What questions are compared with."""

    questions: Tensor
    """(questions, dimensions)."""
    asked_of: Tensor
    asked_part: Tensor
    """-1 where nobody said."""
    passages: Tensor
    """(passages, dimensions)."""
    told_by: Tensor
    told_part: Tensor
    part_of: Tensor
    """(parts,): their documents."""

    @property
    def documents(self) -> int:
        return int(self.part_of.max()) + 1


@dataclass(frozen=True, slots=True)
class Taught:
    """The starter set as questions are learned on it."""

    texts: Texts
    learned: Asked
    held: Asked
    """Nothing, unless a sixth was held out."""


class Teacher:
    """Embeds once what every training needs."""

    def __init__(self, models: Path) -> None:
        self.embedder = KeptEmbedder(models, "taught")
        self.documents = starter_documents()
        names = [(place, text.passage.part) for place, text in self._texts(is_question=False)]
        self._parts = {name: number for number, name in enumerate(dict.fromkeys(names))}
        self._places = {one.document_id: place for place, one in enumerate(self.documents)}

    def taught(self, without: int | None = None) -> Taught:
        """Without the questions of one part of `evals.held_out`."""
        held: set[str] = set()
        if without is not None:
            held = {text.text for one in self.documents for text in held_of(one, without)}
        told, asked = self._texts(is_question=False), self._texts(is_question=True)
        rest = [(place, text) for place, text in asked if text.text not in held]
        others = [one for at, one in enumerate(training_questions()) if without is None or at % PARTS != without]
        texts = Texts(
            self._embedded(rest), _places(rest), self._parts_of(rest),
            self._embedded(told), _places(told), self._parts_of(told),
            torch.tensor([document for document, _ in self._parts]),
        )  # fmt: skip
        out = [(place, text) for place, text in asked if text.text in held]
        left = [one for at, one in enumerate(training_questions()) if without is not None and at % PARTS == without]
        return Taught(texts, self._asked(rest, others), self._asked(out, left))

    def _texts(self, *, is_question: bool) -> list[tuple[int, IndexedText]]:
        return [
            (place, text)
            for place, one in enumerate(self.documents)
            for text in one.texts
            if text.is_question == is_question
        ]

    def _asked(self, examples: Sequence[tuple[int, IndexedText]], others: Sequence[TrainingQuestion]) -> Asked:
        vectors = self.embedder.vectors.embed([(one.text, "query") for one in others])
        places = [self._places[one.procedure] for one in others]
        right = torch.zeros(len(examples) + len(others), len(self._parts), dtype=torch.bool)
        named = chain(
            ([(place, text.part)] for place, text in examples),
            ([(place, part) for part in _parts_told(one)] for place, one in zip(places, others, strict=True)),
        )
        for row, names in enumerate(named):
            right[row, [self._parts[name] for name in names if name in self._parts]] = True
        documents = [place if one.turn == "first" else -1 for place, one in zip(places, others, strict=True)]
        return Asked(
            torch.cat([self._embedded(examples), torch.tensor(vectors.astype(np.float32))]),
            torch.cat([_places(examples), torch.tensor(documents, dtype=torch.long)]),
            right,
        )

    def _embedded(self, texts: Sequence[tuple[int, IndexedText]]) -> Tensor:
        rows = self.embedder.vectors.embed([as_embedded(text) for _, text in texts])
        return torch.tensor(rows.astype(np.float32))

    def _parts_of(self, texts: Sequence[tuple[int, IndexedText]]) -> Tensor:
        names = [(place, text.part if text.is_question else text.passage.part) for place, text in texts]
        return torch.tensor([self._parts.get(name, -1) for name in names])


def _parts_told(question: TrainingQuestion) -> tuple[str, ...]:
    """Whoever writes Japanese or Chinese is told the summary first, whatever the part."""
    return question.parts if question.language in ("ko", "en") else ()


def _places(texts: Sequence[tuple[int, IndexedText]]) -> Tensor:
    return torch.tensor([place for place, _ in texts], dtype=torch.long)


class Model:
    """The maps while they are learned, with what each nearness weighs."""

    def __init__(self, dimensions: int) -> None:
        self.same = torch.eye(dimensions)
        self.maps = [self.same.clone().requires_grad_() for _ in range(4)]
        self.weights = torch.tensor(START, requires_grad=True)

    def utilities(self, asked: Tensor, texts: Texts) -> tuple[Tensor, Tensor]:
        """(questions, documents) and (questions, parts)."""
        same = asked @ texts.questions.T > SAME
        told, near, told_part, near_part = (normalize(asked @ one, dim=1) for one in self.maps)
        documents, parts, known = texts.documents, len(texts.part_of), texts.asked_part >= 0
        return (
            self.weights[0] * _nearest(told @ texts.passages.T, texts.told_by, documents)
            + self.weights[1] * _nearest((near @ texts.questions.T).masked_fill(same, -1.0), texts.asked_of, documents),
            self.weights[2] * _nearest(told_part @ texts.passages.T, texts.told_part, parts)
            + self.weights[3]
            * _nearest(
                (near_part @ texts.questions.T).masked_fill(same, -1.0)[:, known], texts.asked_part[known], parts
            ),
        )

    def moved(self) -> Tensor:
        """How far the maps are from doing nothing."""
        return torch.stack([((one - self.same) ** 2).sum() for one in self.maps]).sum()

    def projection(self) -> Projection:
        """As it is now."""
        told, asked = self.weights.detach().numpy()[2:]
        return Projection(*(_array(one) for one in self.maps), worth=(float(told), float(asked)))


def train(texts: Texts, learned: Asked) -> Model:
    """A minute or two on two cores for twenty thousand questions; the same texts give the same maps on one machine."""
    order, model = torch.Generator().manual_seed(SEED), Model(texts.questions.shape[1])
    groups: list[dict[str, Any]] = [
        {"params": model.maps, "lr": STEP},
        {"params": [model.weights], "lr": STEP_OF_WEIGHTS},
    ]
    adam: Any = torch.optim.Adam(groups)
    steps = EPOCHS * math.ceil(len(learned.vectors) / BATCH)
    slower: Any = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.0, steps)
    for _ in range(EPOCHS):
        shuffled: Any = torch.randperm(len(learned.vectors), generator=order)
        for rows in shuffled.split(BATCH):
            asked = Asked(learned.vectors[rows], learned.documents[rows], learned.parts[rows])
            loss: Any = _loss(*model.utilities(asked.vectors, texts), asked, texts) + STAY * model.moved()
            adam.zero_grad()
            loss.backward()
            adam.step()
            slower.step()
    return model


def _loss(of_documents: Tensor, of_parts: Tensor, asked: Asked, texts: Texts) -> Tensor:
    """Negative log-likelihood of the right document, and of a right part among those of its document; means."""
    named, own, is_right = asked.documents >= 0, *_of_own_parts(of_parts, asked, texts)
    right = own.masked_fill(~is_right, -torch.inf)
    found: Any = cross_entropy(of_documents[named], asked.documents[named], reduction="sum")
    told: Any = (own.logsumexp(dim=1) - right.logsumexp(dim=1)).sum()
    return (found + told) / len(asked.documents)


def _of_own_parts(of_parts: Tensor, asked: Asked, texts: Texts) -> tuple[Tensor, Tensor]:
    """Of the questions that a part answers: the utilities of the parts of its document alone, and which are right."""
    known = asked.parts.any(dim=1)
    right = asked.parts[known]
    owners = texts.part_of[right.float().argmax(dim=1)]
    return of_parts[known].masked_fill(texts.part_of != owners[:, None], -torch.inf), right


def _nearest(cosines: Tensor, owners: Tensor, count: int) -> Tensor:
    """As `retrieval.projection.nearness`: (questions, owners)."""
    summed = torch.zeros(len(cosines), count).index_add(1, owners, torch.exp(SHARPNESS * (cosines - 1.0)))
    return (torch.log(summed + 1e-30) / SHARPNESS).clamp(min=NONE_NEAR)


def _array(matrix: Tensor) -> NDArray[np.float32]:
    return matrix.detach().numpy().astype(np.float32)


def first_right(model: Model, texts: Texts, asked: Asked) -> tuple[float, float]:
    """How often the right document is first of all, and a right part first of its document."""
    with torch.no_grad():
        of_documents, of_parts = model.utilities(asked.vectors, texts)
    named, own, is_right = asked.documents >= 0, *_of_own_parts(of_parts, asked, texts)
    found = (of_documents[named].argmax(dim=1) == asked.documents[named]).float().mean()
    return float(found), float(is_right.gather(1, own.argmax(dim=1)[:, None]).float().mean())


def starter_trials(models: Path, *, heard: Mapping[str, str] = MappingProxyType({}), each: int = 1) -> Iterator[Trial]:
    """`evals.held_out.trials` over the starter set; each question meets maps that never saw it.

    What nothing answers meets those that are in use.
    """
    teacher = Teacher(models)

    def projection(part: int | None) -> Projection | None:
        if part is None:
            return load_projection(teacher.embedder.capabilities.revision)
        taught = teacher.taught(without=part)
        return train(taught.texts, taught.learned).projection()

    others = training_questions()
    return trials(teacher.documents, models, heard=heard, others=others, each=each, projections=projection)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--write",
        choices=("all", "parts"),
        help="keep the maps; parts: the ranking stays as it is",
    )
    options = parser.parse_args()
    teacher = Teacher(Settings().models)
    taught = teacher.taught(without=0)
    untrained = Model(taught.texts.questions.shape[1])
    for name, model in (("as embedded", untrained), ("projected", train(taught.texts, taught.learned))):
        found, told = first_right(model, taught.texts, taught.held)
        print(f"{name}: the right document first for {found:.3f}, the right part of it for {told:.3f}")
    print(f"of {len(taught.held.vectors)} questions held out; {len(taught.learned.vectors)} were learned from")
    teacher.embedder.vectors.save()
    if options.write:
        taught, revision = teacher.taught(), teacher.embedder.capabilities.revision
        learned, used = train(taught.texts, taught.learned).projection(), load_projection(revision)
        if options.write == "parts" and used is not None:
            learned = replace(learned, passages=used.passages, questions=used.questions)
        save_projection(learned, revision)


if __name__ == "__main__":
    main()
