"""A BERT encoder as an ONNX graph, made in memory from the weights of its sentence-transformers folder.

The graph takes embedded tokens (1, n, hidden) and gives their last hidden state, one text at a time: its vector then
depends on nothing else. In 8 bits, weights are quantised by column and activations as they come; attention stays in 32.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
CONTRIB = "com.microsoft"  # ONNX Runtime's own operators
OPSET, CONTRIB_OPSET, IR_VERSION = 17, 1, 8


@dataclass(frozen=True, slots=True)
class Embeddings:
    """What turns token numbers into the graph's input."""

    words: Floats
    places: Floats
    """Position and token type, summed."""

    def of(self, tokens: NDArray[np.int64]) -> Floats:
        """Shape (1, len(tokens), hidden)."""
        return (self.words[tokens] + self.places[: len(tokens)])[None]


class _Graph:
    """Nodes and weights in the order in which they are made."""

    def __init__(self, weights: dict[str, Floats], shape: dict[str, Any], bits: int) -> None:
        self._weights, self._bits = weights, bits
        self._heads, self._epsilon = shape["num_attention_heads"], shape["layer_norm_eps"]
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def normalised(self, x: str, name: str, skip: str | None = None) -> str:
        gamma, beta = (self._constant(self._weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias"))
        if skip:
            return self._node("SkipLayerNormalization", [x, skip, gamma, beta], CONTRIB, epsilon=self._epsilon)
        return self._node("LayerNormalization", [x, gamma, beta], axis=-1, epsilon=self._epsilon)

    def layer(self, x: str, name: str) -> str:
        attention = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        projected = self._linear(x, *attention)
        queries, keys, values = (self._part(projected, place) for place in range(3))
        attended = self._node("MultiHeadAttention", [queries, keys, values], CONTRIB, num_heads=self._heads)
        x = self.normalised(self._linear(attended, f"{name}.attention.output.dense"), f"{name}.attention.output", x)
        wide = self._node("Gelu", [self._linear(x, f"{name}.intermediate.dense")], CONTRIB)
        return self.normalised(self._linear(wide, f"{name}.output.dense"), f"{name}.output", x)

    def _linear(self, x: str, *names: str) -> str:
        matrix = np.concatenate([self._weights[f"{name}.weight"] for name in names]).T
        bias = np.concatenate([self._weights[f"{name}.bias"] for name in names])
        if self._bits == 32:
            product = self._node("MatMul", [x, self._constant(matrix)])
            return self._node("Add", [product, self._constant(bias)])
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / 127
        columns = np.rint(matrix / scales).astype(np.int8)
        inputs = (columns, scales, np.zeros(len(scales), np.int8), bias)
        return self._node("DynamicQuantizeMatMul", [x, *(self._constant(each) for each in inputs)], CONTRIB)

    def _part(self, projected: str, place: int) -> str:
        size = len(self._weights["embeddings.LayerNorm.weight"])
        bounds = [self._constant(np.array([at], np.int64)) for at in (place * size, (place + 1) * size, 2)]
        return self._node("Slice", [projected, *bounds])

    def _constant(self, value: NDArray[Any]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _node(self, operator: str, inputs: list[str], domain: str = "", **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        make_node: Any = helper.make_node  # its stubs take attributes of one type only
        self.nodes.append(make_node(operator, inputs, [name], domain=domain, **attributes))
        return name


def _weights(path: Path) -> dict[str, Floats]:
    """Memory-mapped: of a quarter of a million words most are never asked for. safetensors' own format: the header's
    bytes u64, the header as JSON, the tensors."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header: dict[str, dict[str, Any]] = json.loads(file.read(size))
    tensors = {name: entry for name, entry in header.items() if name != "__metadata__"}
    return {
        name: np.memmap(path, "<f4", "r", 8 + size + int(entry["data_offsets"][0]), tuple(entry["shape"]))
        for name, entry in tensors.items()
    }


def embeddings(folder: Path) -> Embeddings:
    """Of a sentence-transformers folder that holds a BERT."""
    weights = _weights(folder / "model.safetensors")
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    return Embeddings(weights["embeddings.word_embeddings.weight"], places)


def encoder(folder: Path, *, bits: Literal[8, 32]) -> ModelProto:
    """Of the same folder."""
    shape: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
    graph = _Graph(_weights(folder / "model.safetensors"), shape, bits)
    x = graph.normalised("embedded", "embeddings")
    for layer in range(shape["num_hidden_layers"]):
        x = graph.layer(x, f"encoder.layer.{layer}")
    size = shape["hidden_size"]
    described = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "n", size]) for name in ("embedded", x)]
    made = helper.make_graph(graph.nodes, "bert", described[:1], described[1:], graph.constants)
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, CONTRIB_OPSET)]
    return helper.make_model(made, opset_imports=versions, ir_version=IR_VERSION)
