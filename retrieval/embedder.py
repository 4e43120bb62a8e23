"""Texts to vectors with a multilingual E5 on ONNX Runtime: passages in 8 bits, questions in 32."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.encoder import embeddings, encoder
from retrieval.protocols import Embedder, EmbedderCapabilities, Kind, TokenStates, Vectors

ONNX: Any = onnxruntime  # its stubs name types that they do not declare
SMALL_BYTES = 1 << 16
LANGUAGES = ("ko", "en", "ja", "zh")
METHOD = "8/32"  # a part of the revision: vectors that were made otherwise are made anew
MANY = 64  # texts from which on every core takes a part


def open_embedder(folder: Path) -> Embedder:
    """Of a sentence-transformers folder, on ONNX Runtime where its model is a BERT. Blocking, seconds."""
    if json.loads((folder / "config.json").read_text("utf-8")).get("model_type") == "bert":
        return E5Embedder(folder)
    from retrieval.sentence_embedder import SentenceEmbedder

    return SentenceEmbedder(folder)


class E5Embedder:
    """E5 wants to know whether a text asks or tells: the prefixes `query: ` and `passage: ` are part of the model.

    Passages in 8 bits take half the time. Questions stay in 32: they are short, and rounding both costs a point of
    hit@5 where rounding passages costs less than a tenth of one of hit@1 (docs/measurements.md).
    """

    def __init__(self, folder: Path) -> None:
        self._embeddings = embeddings(folder)
        self._sessions: dict[Kind, Any] = {"passage": _session(folder, 8), "query": _session(folder, 32)}
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(len(self._embeddings.places))
        dimensions = int(self._embeddings.places.shape[1])
        self._capabilities = EmbedderCapabilities(
            folder.name, dimensions, LANGUAGES, f"{folder_revision(folder)}-{METHOD}"
        )

    @property
    def capabilities(self) -> EmbedderCapabilities:
        return self._capabilities

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        """Shape (len(texts), dimensions), each row of length 1. Blocking."""
        prefixed = [f"{kind}: {text}" for text in texts]
        if len(prefixed) < MANY:
            rows = [self._row(text, kind) for text in prefixed]
        else:
            # No niceness: a thread that gives way while it holds the interpreter's lock stops every citizen's sound.
            with ThreadPoolExecutor(os.cpu_count(), "embed") as pool:
                rows = list(pool.map(self._row, prefixed, itertools.repeat(kind)))
        return np.stack(rows) if rows else np.zeros((0, self._capabilities.dimensions), np.float32)

    def states(self, text: str, *, kind: Kind) -> TokenStates:
        """Of the tokens of the text alone, without the prefix. Blocking."""
        prefix = len(f"{kind}: ")
        encoded = self._tokenizer.encode(f"{kind}: {text}")
        spans = np.array(encoded.offsets, np.int64) - prefix
        own = spans[:, 1] > 0
        return TokenStates(self._hidden(encoded.ids, kind)[own], spans[own])

    def _row(self, text: str, kind: Kind) -> NDArray[np.float32]:
        mean: NDArray[np.float32] = self._hidden(self._tokenizer.encode(text).ids, kind).mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))

    def _hidden(self, tokens: Sequence[int], kind: Kind) -> NDArray[np.float32]:
        [hidden] = self._sessions[kind].run(None, {"embedded": self._embeddings.of(np.array(tokens, np.int64))})
        return hidden[0]


def _session(folder: Path, bits: Literal[8, 32]) -> Any:
    """With one thread: a second one waits by spinning, at ten times the CPU as soon as anything else wants the core."""
    options = ONNX.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ONNX.InferenceSession(encoder(folder, bits=bits).SerializeToString(), options, ["CPUExecutionProvider"])


def folder_revision(folder: Path) -> str:
    """Of the files' names and sizes and the small ones' content: enough to tell one model from another."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
        if size <= SMALL_BYTES:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
