"""Texts to vectors with sentence-transformers, for models that are no BERT: slower, and half a gigabyte more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from retrieval.embedder import LANGUAGES, folder_revision
from retrieval.protocols import EmbedderCapabilities, Kind, Vectors

BATCH = 32  # texts of about 110 tokens; larger batches gain nothing on two cores


class SentenceEmbedder:
    """With E5's prefixes."""

    def __init__(self, folder: Path) -> None:
        # One thread: a second one waits for the first by spinning, which costs ten times the CPU as soon as anything
        # else wants the core (a query 28 CPU-ms with one thread, 281 with two; docs/measurements.md).
        torch.set_num_threads(1)
        disable_progress_bar()
        # The stubs of `encode` name a type that they do not declare.
        self._model: Any = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
        )
        dimensions = int(self._model.get_embedding_dimension())
        self._capabilities = EmbedderCapabilities(folder.name, dimensions, LANGUAGES, folder_revision(folder))

    @property
    def capabilities(self) -> EmbedderCapabilities:
        return self._capabilities

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        """Shape (len(texts), dimensions), each row of length 1. Blocking."""
        if not texts:
            return np.zeros((0, self._capabilities.dimensions), dtype=np.float32)
        prefixed = [f"{kind}: {text}" for text in texts]
        encoded: torch.Tensor = self._model.encode(
            prefixed, batch_size=BATCH, convert_to_tensor=True, show_progress_bar=False
        )
        vectors = encoded.float().numpy()
        return cast("Vectors", vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
