"""Cosines of the embedder become a scale from unrelated to a paraphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pytest

from app.likeness import ClauseLikeness
from retrieval.protocols import EmbedderCapabilities, Vectors

COSINES = {"same": 1.0, "near": 0.915, "far": 0.8}


class Angles:
    """Each text is a direction: its cosine with `base` stands in the table."""

    capabilities = EmbedderCapabilities("angles", 2, ("ko",))

    def embed(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> Vectors:
        cosines = np.array([COSINES.get(text, 1.0) for text in texts])
        return np.stack([cosines, np.sqrt(1 - cosines**2)], axis=1).astype(np.float32)


def test_a_paraphrase_is_one_and_what_is_unrelated_nothing() -> None:
    alike = ClauseLikeness(Angles()).of([("base", "same"), ("base", "near"), ("base", "far")])
    assert alike == [1.0, pytest.approx(0.5, abs=0.01), 0.0]
