"""Trains `retrieval.late_interaction` on questions whose part is known, and on what procedures do not tell.

    python -m evals.fit_late_interaction [--write]

Each question is drawn to the sentences of the part that answers it, whichever of them, against those of the other parts
of its document; a follow-up also against "nothing here answers", which is right for `evals/untold_follow_ups.jsonl`.
The encoder stays as it is: the states of its tokens are made once. A sixth is held out for the figures.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn import metrics
from torch import Tensor
from torch.nn.functional import normalize, softplus

from app.settings import Settings
from core.passages import DocumentTexts, IndexedText
from evals.held_out import PARTS, held_of
from evals.measured import KeptEmbedder, starter_documents
from evals.training_questions import every_question
from evals.untold import untold_questions
from retrieval.close_reading import sentence_states
from retrieval.late_interaction import SHARPNESS, LateInteraction, save_late_interaction

EPOCHS, WIDTH = 6, 64
STEP, STEP_OF_WEIGHTS, STEP_OF_SCALE = 2e-3, 1e-2, 0.1  # of Adam
START = (15.0, 5.0, 1.0)  # the scale at first
SPREAD = 0.05  # of the maps at first: both the same, at random
NEVER = -1e9
SEED = 0
Halves: TypeAlias = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about a document."""

    text: str
    parts: tuple[str, ...]
    """Those that answer it; none where nothing does."""
    language: str
    is_later: bool
    """Whether it is a follow-up: only then may nothing answer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document."""

    part: str
    language: str
    states: Halves
    """(tokens, dimensions), its title's too."""


class TokenTeacher:
    """Reads once what every training needs: some minutes."""

    def __init__(self, embedder: KeptEmbedder) -> None:
        self._embedder, self._documents = embedder, starter_documents()
        texts = {one.text for some in self.questions().values() for one in some}
        with ThreadPoolExecutor() as pool:
            self._sentences = dict(zip(self._names, pool.map(self._read, self._documents), strict=True))
            self._states = dict(zip(texts, pool.map(self._states_of, texts), strict=True))

    @property
    def _names(self) -> list[str]:
        return [one.document_id for one in self._documents]

    def questions(self, without: int | None = None, only: int | None = None) -> Mapping[str, list[Asked]]:
        """By document, without those of one part of `evals.held_out`, or only these."""
        found: dict[str, list[Asked]] = defaultdict(list)
        for part in range(PARTS) if only is None else [only]:
            if part != without:
                for name, asked in chain(self._examples(part), _others(part)):
                    found[name].append(asked)
        return found

    def trained(self, without: int | None = None) -> Model:
        """Some minutes on two cores; the same questions give the same model on one machine."""
        asked, model = self.questions(without), Model(self._embedder.capabilities.dimensions)
        adam: Any = torch.optim.Adam(model.groups)
        slower: Any = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.02, EPOCHS * len(asked))
        order = np.random.default_rng(SEED)
        for _ in range(EPOCHS):
            for name in order.permutation(list(asked)).tolist():
                loss: Any = _loss(*self._weighed(model, name, asked[name]))
                adam.zero_grad()
                loss.backward()
                adam.step()
                slower.step()
        return model

    def figures(self, model: Model, held: int) -> dict[str, float]:
        """Of that part: how often the first part is right, and how far what is untold stands apart."""
        right, told = list[bool](), list[bool]()
        odds: list[float] = []
        for name, asked in self.questions(only=held).items():
            with torch.no_grad():
                parts, none, answers = self._weighed(model, name, asked)
            is_answered, best = answers[:, :-1].any(dim=1), parts.argmax(dim=1, keepdim=True)
            right += map(bool, answers.gather(1, best)[is_answered, 0])
            later = torch.tensor([one.is_later for one in asked])
            odds += map(float, (parts.logsumexp(dim=1) - none)[later])
            told += map(bool, is_answered[later])
        area: Any = vars(metrics)["roc_auc_score"]  # its stub is partly unknown
        return {
            "questions": len(right),
            "first part right": round(float(np.mean(right)), 3),
            "follow-ups": len(told),
            "of them untold": told.count(False),
            "area under the curve": round(float(area(told, odds)), 3),
        }

    def _weighed(self, model: Model, name: str, asked: Sequence[Asked]) -> tuple[Tensor, Tensor, Tensor]:
        """Utilities (questions, parts) and of "nothing" (questions,); which is right, "nothing" last."""
        sentences = self._sentences[name]
        parts = list(dict.fromkeys(one.part for one in sentences))
        right = torch.tensor([[part in one.parts for part in parts] + [not one.parts] for one in asked])
        same = torch.tensor([[one.language == other.language for other in sentences] for one in asked])
        near = model.near(
            _padded([self._states[one.text] for one in asked]), _padded([one.states for one in sentences])
        )
        worth, none = model.utilities(near, same | ~same.any(dim=1, keepdim=True))
        owners = torch.tensor([parts.index(one.part) for one in sentences])
        of_parts = [worth[:, owners == number].logsumexp(dim=1) for number in range(len(parts))]
        is_later = torch.tensor([one.is_later for one in asked])
        return torch.stack(of_parts, dim=1), none.masked_fill(~is_later, NEVER), right

    def _examples(self, part: int) -> Iterator[tuple[str, Asked]]:
        for document in self._documents:
            for text in held_of(document, part):
                if text.part:
                    yield document.document_id, Asked(text.text, (text.part,), text.passage.language, is_later=False)

    def _read(self, document: DocumentTexts) -> list[Sentence]:
        return [one for text in document.texts if not text.is_question for one in self._sentences_of(text)]

    def _sentences_of(self, text: IndexedText) -> Iterator[Sentence]:
        passage = text.passage
        for rows in sentence_states(self._embedder, passage.title, passage.text):
            yield Sentence(passage.part, passage.language, rows.astype(np.float16))

    def _states_of(self, question: str) -> Halves:
        return self._embedder.states(question, kind="query").rows.astype(np.float16)


def _others(part: int) -> Iterator[tuple[str, Asked]]:
    """What stands in no index, told and untold; what is written in Japanese or Chinese is answered by the summary."""
    told = [one for one in every_question()[part::PARTS] if one.language in ("ko", "en")]
    for one in told:
        yield one.procedure, Asked(one.text, one.parts, one.language, is_later=one.turn == "later")
    for other in untold_questions()[part::PARTS]:
        yield other.procedure, Asked(other.text, (), other.language, is_later=True)


class Model:
    """What is fitted, while it is learned."""

    def __init__(self, dimensions: int) -> None:
        first = torch.randn(dimensions, WIDTH, generator=torch.Generator().manual_seed(SEED)) * SPREAD
        self.maps = [first.clone().requires_grad_() for _ in range(2)]
        self.weights = [torch.zeros(dimensions + 1, requires_grad=True) for _ in range(2)]
        self.scale = torch.tensor(START, requires_grad=True)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """For Adam."""
        steps = zip((self.maps, self.weights, [self.scale]), (STEP, STEP_OF_WEIGHTS, STEP_OF_SCALE), strict=True)
        return [{"params": some, "lr": step} for some, step in steps]

    def near(self, asked: Padded, told: Padded) -> Near:
        """How near the nearest token of each sentence is to each token of each question."""
        rows, others = (
            normalize(one.states @ map_, dim=-1) for one, map_ in zip((asked, told), self.maps, strict=True)
        )
        cosines = torch.einsum("qtd,psd->qpts", rows, others).masked_fill(~told.there[None, :, None, :], -1.0)
        best = 1.0 + torch.logsumexp(SHARPNESS * (cosines - 1.0), dim=-1) / SHARPNESS
        weighed, missed = (_shares(asked, one) for one in self.weights)
        return Near(best, weighed, missed)

    def utilities(self, near: Near, same: Tensor) -> tuple[Tensor, Tensor]:
        """(questions, sentences), those in the question's language alone, and (questions,) of "nothing here"."""
        worth = self.scale[0] * torch.einsum("qpt,qt->qp", near.best, near.weighed)
        whole = near.best.masked_fill(~same[:, :, None], -1.0).amax(dim=1)
        none = self.scale[1] * ((1.0 - whole) * near.missed).sum(dim=1) + self.scale[2]
        return worth.masked_fill(~same, NEVER), none

    def interaction(self) -> LateInteraction:
        """As it is now."""
        return LateInteraction(*(one.detach().numpy().copy() for one in (*self.maps, *self.weights, self.scale)))


@dataclass(frozen=True, slots=True)
class Padded:
    """Token states of several texts."""

    states: Tensor
    """(texts, most tokens, dimensions)."""
    there: Tensor
    """(texts, most tokens)."""


@dataclass(frozen=True, slots=True)
class Near:
    """Questions beside sentences."""

    best: Tensor
    """(questions, sentences, tokens)."""
    weighed: Tensor
    """(questions, tokens): shares."""
    missed: Tensor


def _padded(rows: Sequence[Halves]) -> Padded:
    padded: Any = torch.nn.utils.rnn.pad_sequence
    states = padded([torch.tensor(one.astype(np.float32)) for one in rows], batch_first=True)
    lengths = torch.tensor([len(one) for one in rows])
    return Padded(states, torch.arange(states.shape[1]) < lengths[:, None])


def _shares(asked: Padded, weights: Tensor) -> Tensor:
    said = softplus(asked.states @ weights[:-1] + weights[-1]) * asked.there
    return said / said.sum(dim=1, keepdim=True).clamp(min=1e-9)


def _loss(parts: Tensor, none: Tensor, right: Tensor) -> Tensor:
    """Mean negative log-likelihood of the right parts, or of "nothing"."""
    every = torch.cat([parts, none[:, None]], dim=1)
    known = right.any(dim=1)
    chosen = every.masked_fill(~right, -torch.inf)
    return (every[known].logsumexp(dim=1) - chosen[known].logsumexp(dim=1)).mean()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what was fitted in retrieval/")
    options = parser.parse_args()
    embedder = KeptEmbedder(Settings().models, "taught")
    teacher = TokenTeacher(embedder)
    for name, value in teacher.figures(teacher.trained(without=0), held=0).items():
        print(f"{name}: {value}")
    if options.write:
        save_late_interaction(teacher.trained().interaction(), embedder.capabilities.revision)


if __name__ == "__main__":
    main()
