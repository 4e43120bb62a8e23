"""How many of a collection's documents hold each term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Pages
from retrieval.records import Terms


@dataclass(frozen=True, slots=True)
class Holdings:
    """Sorted by the terms' numbers."""

    numbers: Terms
    counts: NDArray[np.int64]

    def changed(self, pages: Pages, old: NDArray[np.int64], new: NDArray[np.int64]) -> Holdings:
        """Without the books `old`, with the books `new`."""
        gone, come = pages.book_terms(old)[0], pages.book_terms(new)[0]
        by = np.concatenate([self.counts, np.full(len(gone), -1), np.ones(len(come), np.int64)])
        numbers, places = np.unique(np.concatenate([self.numbers, gone, come]), return_inverse=True)
        counts = np.bincount(places, weights=by, minlength=len(numbers)).astype(np.int64)
        return Holdings(numbers[counts > 0], counts[counts > 0])

    def known(self, numbers: Terms) -> NDArray[np.bool_]:
        """Which of them any document holds."""
        return self._counted(numbers) > 0

    def rarities(self, numbers: Terms, documents: int) -> NDArray[np.float64]:
        """Robertson and Sparck Jones' idf over documents; a term that none holds is rarest."""
        holding = self._counted(numbers)
        return np.log(1 + (documents - holding + 0.5) / (holding + 0.5))

    def _counted(self, numbers: Terms) -> NDArray[np.int64]:
        if not len(self.numbers):
            return np.zeros(len(numbers), np.int64)
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[at] == numbers, self.counts[at], 0)
