"""Query and passage read together by a cross-encoder of sentence-transformers, such as `bge-reranker-v2-m3-ko`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np

from core.errors import ModelError
from retrieval.protocols import RerankerCapabilities, Scores

LANGUAGES = ("ko", "en", "ja", "zh")
LONGEST_TOKENS = 512  # of the question and the passage together; the rest of a longer passage is not read
BATCH = 16


class CrossEncoderReranker:
    """On a GPU where PyTorch finds one, else on one core. Code that lies in the model's folder is never run."""

    def __init__(self, folder: Path, *, languages: tuple[str, ...] = LANGUAGES) -> None:
        """Blocking, seconds. Raises `ModelError` for a folder without such a model, and for one that gives no score."""
        import torch
        from sentence_transformers import CrossEncoder
        from transformers.utils.logging import disable_progress_bar

        torch.set_num_threads(1)  # a second one waits for the first by spinning, as in `sentence_embedder`
        disable_progress_bar()
        try:
            # Its stubs name types that they do not declare.
            self._model: Any = CrossEncoder(
                str(folder), max_length=LONGEST_TOKENS, local_files_only=True, trust_remote_code=False
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"There is no cross-encoder in `{folder}` that can be loaded: fetch it again.") from error
        if self._model.num_labels != 1:
            raise ModelError(
                f"The model in `{folder}` sorts into {self._model.num_labels} classes; a reranker has one."
            )
        self._capabilities = RerankerCapabilities(folder.name, languages)

    @property
    def capabilities(self) -> RerankerCapabilities:
        return self._capabilities

    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        """Shape (len(passages),): the model's own scale. Blocking."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        pairs = [(query, passage) for passage in passages]
        found = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return cast("Scores", np.asarray(found, dtype=np.float32).reshape(len(passages)))
