"""Reads the packaged 4-bit multilingual-e5-small file.

Little endian, one part after the other:

    header      magic "E5S1", version u32, then hidden, layers, heads, intermediate, vocabulary, positions and
                token types i32, layer_norm_eps f32, weights in a block i32
    tokenizer   pieces, bos, eos, pad, unk i32, text bytes u64, piece offsets u32 x (pieces + 1),
                scores f32 x pieces, text of all pieces (UTF-8)
    normaliser  entries i32, bytes u32, then per entry: code point u32, count u8, code points u32 x count
    directory   tensors i32, then per tensor: name length u16, name, type u8, elements u32, offset u64, bytes u64
    tensors     at their offsets: f32, or blocks of 32 weights: scale f16, then 16 bytes that hold weight i in the
                low and weight i + 16 in the high half, each 8 more than it stands for
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.models.errors import ModelRefused

QUANTISED = 1
BLOCK_WEIGHTS = 32
BLOCK_BYTES = 18

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class E5Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class E5Pieces:
    """The unigram vocabulary and how text is normalised before it is cut into pieces."""

    texts: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unknown: int
    normalised: dict[str, str]


@dataclass(frozen=True, slots=True)
class _TensorEntry:
    kind: int
    offset: int
    size: int


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


class E5File:
    """One opened file; a tensor is decoded when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        cursor = _Cursor(self._data)
        if cursor.bytes(4) != b"E5S1":
            raise ModelRefused(f"`{path.name}` is not an E5S1 file; the manifest names the wrong member")
        cursor.read("I")
        self.shape = _read_shape(cursor)
        self.pieces = _read_pieces(cursor)
        self._tensors = _read_directory(cursor)

    def floats(self, name: str) -> Floats:
        """A tensor that is stored as f32, flat."""
        entry = self._tensors[name]
        return np.frombuffer(self._data, np.float32, entry.size // 4, entry.offset)

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """A 4-bit tensor as f32; exact, since a weight is a small integer times its block's scale."""
        entry = self._tensors[name]
        if entry.kind != QUANTISED:
            raise ModelRefused(f"tensor `{name}` is not stored in 4 bits")
        blocks = rows * columns // BLOCK_WEIGHTS
        raw = np.frombuffer(self._data, np.uint8, blocks * BLOCK_BYTES, entry.offset).reshape(blocks, BLOCK_BYTES)
        scales = raw[:, :2].copy().view(np.float16).astype(np.float32)
        weights = np.empty((blocks, BLOCK_WEIGHTS), np.float32)
        weights[:, :16] = raw[:, 2:] & 15
        weights[:, 16:] = raw[:, 2:] >> 4
        weights -= 8
        weights *= scales
        return weights.reshape(rows, columns)


def _read_shape(cursor: _Cursor) -> E5Shape:
    hidden, layers, heads, intermediate, vocabulary, positions, token_types = cursor.read("7i")
    (eps,) = cursor.read("f")
    (block_weights,) = cursor.read("i")
    if block_weights != BLOCK_WEIGHTS:
        raise ModelRefused(f"blocks of {block_weights} weights are not known, only of {BLOCK_WEIGHTS}")
    rounded = float(f"{eps:.6g}")  # 1e-12 was stored as the nearest f32
    return E5Shape(hidden, layers, heads, intermediate, vocabulary, positions, token_types, rounded)


def _read_pieces(cursor: _Cursor) -> E5Pieces:
    count, bos, eos, pad, unknown = cursor.read("5i")
    (text_bytes,) = cursor.read("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), np.uint32).tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), np.float32).tolist()
    text = cursor.bytes(text_bytes)
    texts = [text[start:end].decode() for start, end in pairwise(offsets)]
    return E5Pieces(texts, scores, bos, eos, pad, unknown, _read_normaliser(cursor))


def _read_normaliser(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.read("iI")
    normalised: dict[str, str] = {}
    for _ in range(count):
        code, length = cursor.read("IB")
        normalised[chr(code)] = "".join(map(chr, cursor.read(f"{length}I")))
    return normalised


def _read_directory(cursor: _Cursor) -> dict[str, _TensorEntry]:
    (count,) = cursor.read("i")
    tensors: dict[str, _TensorEntry] = {}
    for _ in range(count):
        (length,) = cursor.read("H")
        name = cursor.bytes(length).decode()
        kind, _, offset, size = cursor.read("BIQQ")
        tensors[name] = _TensorEntry(kind, offset, size)
    return tensors
