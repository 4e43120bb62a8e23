"""Whether a sentence answers a question, token by token: late interaction (ColBERT, Khattab and Zaharia 2020).

One vector of a sentence hides the one word that nobody tells (`포상금도 나와요?`). Here every token of the question
looks for the nearest token of each sentence, after both were mapped to fewer dimensions; tokens count by what they turn
out to say. What no sentence of the document has a token for speaks for "nothing here answers this". Learned by
`python -m evals.fit_late_interaction`, from questions whose part is known and from what procedures do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.statefile import Arrays, load_fit, save_arrays

FITTED = Path(__file__).with_name("late_interaction.npz")
SHARPNESS = 20.0  # of the soft maximum over the tokens of a sentence

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class QuestionTokens:
    """A question, ready to be held beside sentences."""

    rows: Rows
    """(tokens, width), each of length 1."""
    weights: Rows
    """(tokens,): how much each counts for a sentence; they sum to 1."""
    missed: Rows
    """(tokens,): how much each counts where no sentence has it; they sum to 1."""


@dataclass(frozen=True, slots=True)
class LateInteraction:
    """Fitted to one embedding model."""

    asked: Rows
    """(dimensions, width), of a question's tokens."""
    told: Rows
    """(dimensions, width), of a sentence's."""
    weights: Rows
    """(dimensions + 1,): last the constant."""
    missed: Rows
    """(dimensions + 1,)."""
    scale: Rows
    """(3,): of what a sentence has, of what none has, and the constant of "nothing here"."""

    def question(self, states: Rows) -> QuestionTokens:
        """Of the states of its tokens, (tokens, dimensions)."""
        return QuestionTokens(
            _unit(states @ self.asked), *(_shares(states, one) for one in (self.weights, self.missed))
        )

    def sentence(self, states: Rows) -> Rows:
        """(tokens, width), each row of length 1; of (tokens, dimensions)."""
        return _unit(states @ self.told)

    def odds(self, question: QuestionTokens, sentences: Sequence[Rows]) -> Rows:
        """Of each sentence of one document the log-odds that it answers, against "nothing here does"."""
        if not sentences or not len(question.rows):
            return np.zeros(len(sentences), np.float32)
        starts = np.cumsum([0, *(len(one) for one in sentences[:-1])])
        near = np.exp(SHARPNESS * (question.rows @ np.concatenate(sentences).T - 1.0))
        best = 1.0 + np.log(np.add.reduceat(near, starts, axis=1)) / SHARPNESS
        missing = float((1.0 - best.max(axis=1)) @ question.missed)
        return self.scale[0] * (question.weights @ best) - (self.scale[1] * missing + self.scale[2])


def _unit(rows: Rows) -> Rows:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9).astype(np.float32)


def _shares(states: Rows, weights: Rows) -> Rows:
    said = np.logaddexp(0.0, states @ weights[:-1] + weights[-1])
    return said / np.maximum(said.sum(), 1e-9)


def load_late_interaction(revision: str, path: Path = FITTED) -> LateInteraction | None:
    """None where there is none for that revision of the embedder; raises `InvalidInput` for a damaged file."""

    def made_of(stored: Arrays) -> LateInteraction:
        return LateInteraction(*(stored[each.name].astype(np.float32) for each in fields(LateInteraction)))

    return load_fit(path, revision, made_of, made_by="evals.fit_late_interaction")


def save_late_interaction(one: LateInteraction, revision: str, path: Path = FITTED) -> None:
    """In half precision: a third decimal of a cosine decides nothing here."""
    arrays = {each.name: getattr(one, each.name).astype(np.float16) for each in fields(LateInteraction)}
    save_arrays(path, revision=np.array(revision), **arrays)
