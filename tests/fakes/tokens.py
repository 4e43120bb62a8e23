"""Token states without a model: every word is a direction of its own."""

from __future__ import annotations

import re

import numpy as np

from retrieval.protocols import Kind, TokenStates


class WordStates:
    """A word that was met before has the state it had then; keeps what it was asked for."""

    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions
        self._words: dict[str, int] = {}
        self.read: list[str] = []

    def states(self, text: str, *, kind: Kind) -> TokenStates:
        del kind
        self.read.append(text)
        found = list(re.finditer(r"\w+", text))
        places = [self._words.setdefault(one.group(), len(self._words)) for one in found]
        spans = np.array([one.span() for one in found], np.int64).reshape(-1, 2)
        return TokenStates(np.eye(self._dimensions, dtype=np.float32)[places], spans)
