"""Turns the packaged 4-bit multilingual-e5-small into a sentence-transformers folder.

Only numpy and JSON, so that the same input gives the same bytes everywhere and the manifest can pin them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from app.models.e5_file import E5File, E5Shape, Floats
from app.models.e5_tokenizer import tokenizer_config, tokenizer_json

# The same names for both words of the pair: e5 was trained with these two prefixes and is poor without them.
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}

MODULES = (
    ("", "sentence_transformers.models.Transformer"),
    ("1_Pooling", "sentence_transformers.models.Pooling"),
    ("2_Normalize", "sentence_transformers.models.Normalize"),
)


def convert_e5(source: Path, folder: Path) -> None:
    """Write the folder's files from `source`; about 1 GB of memory while it runs."""
    model = E5File(source)
    max_tokens = len(model.floats("emb.pos")) // model.shape.hidden
    for path, content in _configs(model.shape, max_tokens).items():
        _write_json(folder / path, content)
    _write_json(folder / "tokenizer.json", tokenizer_json(model.pieces), indent=None)
    _write_json(folder / "tokenizer_config.json", tokenizer_config(model.pieces, max_tokens))
    _save(_tensors(model), folder / "model.safetensors")


def _save(tensors: dict[str, Floats], path: Path) -> None:
    from safetensors import SafetensorError
    from safetensors.numpy import save_file  # pyright: ignore[reportUnknownVariableType]

    try:
        save_file(tensors, path, metadata={"format": "pt"})
    except SafetensorError as error:
        # The library hides a full disk in its text.
        if number := re.search(r"\(os error (\d+)\)", str(error)):
            raise OSError(int(number[1]), str(error)) from error
        raise


def _tensors(model: E5File) -> dict[str, Floats]:
    shape = model.shape
    tensors = {
        "embeddings.word_embeddings.weight": model.matrix("emb.word", shape.vocabulary, shape.hidden),
        "embeddings.position_embeddings.weight": model.floats("emb.pos").reshape(-1, shape.hidden),
        "embeddings.token_type_embeddings.weight": model.floats("emb.type").reshape(-1, shape.hidden),
        "embeddings.LayerNorm.weight": model.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.floats("emb.ln.b"),
        # Sentences are pooled by their mean; BERT's own pooler is not stored, and zeros load without a complaint.
        "pooler.dense.weight": np.zeros((shape.hidden, shape.hidden), np.float32),
        "pooler.dense.bias": np.zeros(shape.hidden, np.float32),
    }
    for layer in range(shape.layers):
        tensors |= _layer(model, layer)
    return tensors


def _layer(model: E5File, layer: int) -> dict[str, Floats]:
    hidden, intermediate = model.shape.hidden, model.shape.intermediate
    linear = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", intermediate, hidden),
        "fo": ("output.dense", hidden, intermediate),
    }
    tensors: dict[str, Floats] = {}
    for short, (name, rows, columns) in linear.items():
        target = f"encoder.layer.{layer}.{name}"
        tensors[f"{target}.weight"] = model.matrix(f"l{layer}.{short}.w", rows, columns)
        tensors[f"{target}.bias"] = model.floats(f"l{layer}.{short}.b")
    for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
        target = f"encoder.layer.{layer}.{name}"
        tensors[f"{target}.weight"] = model.floats(f"l{layer}.{short}.w")
        tensors[f"{target}.bias"] = model.floats(f"l{layer}.{short}.b")
    return tensors


def _configs(shape: E5Shape, max_tokens: int) -> dict[str, Any]:
    return {
        "config.json": _bert_config(shape, max_tokens),
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": kind}
            for number, (path, kind) in enumerate(MODULES)
        ],
        "sentence_bert_config.json": {"max_seq_length": max_tokens, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    }


def _bert_config(shape: E5Shape, max_tokens: int) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.intermediate,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "max_position_embeddings": max_tokens,
        "type_vocab_size": shape.token_types,
        "vocab_size": shape.vocabulary,
        "layer_norm_eps": shape.layer_norm_eps,
        "pad_token_id": 0,
        "attention_probs_dropout_prob": 0.1,
        "hidden_dropout_prob": 0.1,
        "initializer_range": 0.02,
        "dtype": "float32",
    }


def _write_json(path: Path, content: object, *, indent: int | None = 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")
