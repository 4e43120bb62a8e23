"""Trains the maps of `retrieval.projection` on the starter set's example questions: python -m evals.fit_projection

Contrastive: each question, against all documents, is drawn to its own; the other questions that ask the same are left
out, so that it is never found by itself. Says how often the right document is first by these cosines alone, on a
sixth of the questions that was held out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

from app.settings import Settings
from core.passages import DocumentTexts, IndexedText
from evals.held_out import PARTS, Trial, held_of, trials
from evals.measured import KeptEmbedder, starter_documents
from retrieval.projection import Projection, save_projection
from retrieval.records import as_embedded

EPOCHS, BATCH = 3, 64
STEP, STEP_OF_WEIGHTS = 1e-3, 0.3  # of Adam
STAY = 0.01  # how dear each unit of squared distance from "do nothing" is
SHARPNESS = 40.0  # of the soft maximum over a document's texts: cosines of E5 lie between 0.7 and 0.95
SAME = 0.985  # cosine: an example question this near to another one is the same one
START = (40.0, 20.0)  # what a document's questions and its passages weigh at first
SEED = 0


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learned from; documents are numbered from 0."""

    questions: Tensor
    """(questions, dimensions)."""
    asked_of: Tensor
    passages: Tensor
    """(passages, dimensions)."""
    told_by: Tensor
    documents: int


def texts_of(documents: Sequence[DocumentTexts], embedder: KeptEmbedder, *, without: int | None = None) -> Texts:
    """Of these documents; without the example questions of one part of `evals.held_out`."""
    told = [(place, text) for place, one in enumerate(documents) for text in one.texts if not text.is_question]
    asked = [(place, text) for place, one in enumerate(documents) for text in _asked(one, without)]
    return Texts(_embedded(embedder, asked), _places(asked), _embedded(embedder, told), _places(told), len(documents))


def _asked(document: DocumentTexts, without: int | None) -> list[IndexedText]:
    held = {text.text for text in held_of(document, without)} if without is not None else set[str]()
    return [text for text in document.texts if text.is_question and text.text not in held]


def _embedded(embedder: KeptEmbedder, texts: Sequence[tuple[int, IndexedText]]) -> Tensor:
    return torch.tensor(embedder.vectors.embed([as_embedded(text) for _, text in texts]).astype(np.float32))


def _places(texts: Sequence[tuple[int, IndexedText]]) -> Tensor:
    return torch.tensor([place for place, _ in texts])


def train(texts: Texts) -> Projection:
    """Seconds on two cores for ten thousand questions; the same texts give the same maps on one machine."""
    order = torch.Generator().manual_seed(SEED)
    same = torch.eye(texts.questions.shape[1])
    for_passages, for_questions = same.clone().requires_grad_(), same.clone().requires_grad_()
    weights = torch.tensor(START, requires_grad=True)
    maps = {"params": [for_passages, for_questions], "lr": STEP}
    adam: Any = torch.optim.Adam([maps, {"params": [weights], "lr": STEP_OF_WEIGHTS}])
    for _ in range(EPOCHS):
        shuffled: Any = torch.randperm(len(texts.questions), generator=order)
        for rows in shuffled.split(BATCH):
            asked = texts.questions[rows]
            cosines = normalize(asked @ for_questions, dim=1) @ texts.questions.T
            cosines = cosines.masked_fill(asked @ texts.questions.T > SAME, -1.0)
            near = _nearest(cosines, texts.asked_of, texts.documents)
            told = _nearest(normalize(asked @ for_passages, dim=1) @ texts.passages.T, texts.told_by, texts.documents)
            moved = ((for_passages - same) ** 2).sum() + ((for_questions - same) ** 2).sum()
            loss: Any = cross_entropy(weights[0] * near + weights[1] * told, texts.asked_of[rows]) + STAY * moved
            adam.zero_grad()
            loss.backward()
            adam.step()
    return Projection(_array(for_passages), _array(for_questions))


def _nearest(cosines: Tensor, owners: Tensor, documents: int) -> Tensor:
    """The soft maximum over the texts of each document; (questions, documents)."""
    summed = torch.zeros(len(cosines), documents).index_add(1, owners, torch.exp(SHARPNESS * (cosines - 1.0)))
    return torch.log(summed + 1e-9) / SHARPNESS


def _array(matrix: Tensor) -> NDArray[np.float32]:
    return matrix.detach().numpy().astype(np.float32)


def first_right(projection: Projection, texts: Texts, asked: Tensor, right: Sequence[int]) -> float:
    """How often the right document is first, by the sum of the two cosines."""
    with torch.no_grad():
        near = normalize(asked @ torch.tensor(projection.questions), dim=1) @ texts.questions.T
        told = normalize(asked @ torch.tensor(projection.passages), dim=1) @ texts.passages.T
        worth = START[0] * _nearest(near, texts.asked_of, texts.documents)
        worth = worth + START[1] * _nearest(told, texts.told_by, texts.documents)
    return float((worth.argmax(dim=1) == torch.tensor(right)).float().mean())


def starter_trials(models: Path, *, heard: Mapping[str, str] = MappingProxyType({})) -> Iterator[Trial]:
    """Of `evals.held_out`, over the starter set; each question meets maps that never saw it."""
    embedder, documents = KeptEmbedder(models, "held-out"), starter_documents()
    return trials(
        documents, models, heard=heard, projections=lambda part: train(texts_of(documents, embedder, without=part))
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the maps in retrieval/")
    options = parser.parse_args()
    embedder, documents = KeptEmbedder(Settings().models, "held-out"), starter_documents()
    rest = texts_of(documents, embedder, without=0)
    held = [(place, text) for place, one in enumerate(documents) for text in held_of(one, 0)]
    asked, right = _embedded(embedder, held), [place for place, _ in held]
    same = np.eye(asked.shape[1], dtype=np.float32)
    for name, projection in (("as embedded", Projection(same, same)), ("projected", train(rest))):
        share = first_right(projection, rest, asked, right)
        print(f"{name}: the right one of {len(documents)} documents first in {share:.3f} of {len(held)} questions")
    print(f"{PARTS - 1} of {PARTS} parts of the questions were trained on")
    if options.write:
        save_projection(train(texts_of(documents, embedder)), embedder.capabilities.revision)


if __name__ == "__main__":
    main()
