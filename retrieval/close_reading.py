"""Reads the passages of one document sentence by sentence, beside a question."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.sentences import sentences_of
from retrieval.late_interaction import LateInteraction, QuestionTokens, Rows
from retrieval.protocols import TokenEmbedder, TokenStates
from retrieval.remembered import Remembered

KEPT_PASSAGES = 2_000  # about 20 kB each
KEPT_QUESTIONS = 64


class CloseReader:
    """Remembers the passages that it read, and the last questions without their words. Used by any number of threads.

    A passage is read in about 12 ms the first time (ADR-0030), so it is not for documents of any length.
    """

    def __init__(self, embedder: TokenEmbedder, interaction: LateInteraction) -> None:
        self._embedder, self._interaction = embedder, interaction
        self._passages = Remembered[tuple[str, str], tuple[Rows, ...]](KEPT_PASSAGES)
        self._questions = Remembered[bytes, QuestionTokens](KEPT_QUESTIONS)

    def odds(self, question: str, passages: Sequence[tuple[str, str]]) -> list[tuple[float, ...]]:
        """Of each sentence of each passage the log-odds that it answers, against "nothing here does".

        A passage is (the title that it stands under, its text).
        """
        name = hashlib.blake2b(question.encode(), digest_size=16).digest()
        asked = self._questions.get(name, lambda: self._asked(question))
        read = [self._passages.get(one, partial(self._read, *one)) for one in passages]
        odds: list[float] = self._interaction.odds(asked, [rows for one in read for rows in one]).tolist()
        ends = np.cumsum([len(one) for one in read]).tolist()
        return [tuple(odds[end - len(one) : end]) for one, end in zip(read, ends, strict=True)]

    def _asked(self, question: str) -> QuestionTokens:
        return self._interaction.question(self._embedder.states(question, kind="query").rows)

    def _read(self, title: str, text: str) -> tuple[Rows, ...]:
        return tuple(map(self._interaction.sentence, sentence_states(self._embedder, title, text)))


def sentence_states(embedder: TokenEmbedder, title: str, text: str) -> list[Rows]:
    """Of each sentence of a passage the states of its own tokens and its title's: (tokens, dimensions). Blocking."""
    states = embedder.states(f"{title}\n{text}", kind="passage")
    return [states.rows[own] for own in sentence_tokens(title, text, states)]


def sentence_tokens(title: str, text: str, states: TokenStates) -> list[NDArray[np.bool_]]:
    """For each sentence of the text which tokens are its own or the title's; of the states of both, line by line."""
    begin, end = states.spans.T
    whole, starts = f"{title}\n{text}", [len(title) + 1]
    for before, sentence in pairwise(sentences_of(text)):
        # A sentence whose spaces were put right may be shorter than what stands there, and is not found as it is.
        found = whole.find(sentence, starts[-1] + 1)
        starts.append(found if found >= 0 else starts[-1] + len(before) + 1)
    bounds = zip(starts, [*starts[1:], len(whole) + 1], strict=True)
    return [(end <= len(title)) | ((end > start) & (end <= until) & (begin >= start - 1)) for start, until in bounds]
