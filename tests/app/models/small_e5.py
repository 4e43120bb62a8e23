"""A network of the packaged e5's form, small enough to read: 1 layer, 32 wide, 12 pieces."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

HIDDEN, INTERMEDIATE, POSITIONS, TYPES = 32, 64, 16, 2
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁query", ":", "▁전입", "신고", "～", "20", "▁10")
VOCABULARY = len(PIECES) + 1  # the original, too, has rows that no piece uses
NORMALISED = {"\x01": "", "\u200b": " ", "ｑ": "q"}

Floats = npt.NDArray[np.float32]


def small_e5(seed: int = 7) -> tuple[bytes, dict[str, Floats]]:
    """The file, and every tensor's values by its name in the file."""
    random = np.random.default_rng(seed)
    values: dict[str, Floats] = {}
    stored: dict[str, tuple[int, bytes]] = {}
    for name, shape in _quantised_shapes().items():
        values[name], content = _quantise(random, *shape)
        stored[name] = (1, content)
    for name, size in _float_sizes().items():
        values[name] = random.normal(size=size).astype(np.float32)
        stored[name] = (0, values[name].tobytes())
    return _file(stored), values


def _quantised_shapes() -> dict[str, tuple[int, int]]:
    square = {f"l0.{name}.w": (HIDDEN, HIDDEN) for name in ("q", "k", "v", "ao")}
    wide = {"l0.fi.w": (INTERMEDIATE, HIDDEN), "l0.fo.w": (HIDDEN, INTERMEDIATE)}
    return {"emb.word": (VOCABULARY, HIDDEN), **square, **wide}


def _float_sizes() -> dict[str, int]:
    biases = dict.fromkeys(("l0.q.b", "l0.k.b", "l0.v.b", "l0.ao.b", "l0.fo.b"), HIDDEN)
    norms = dict.fromkeys(("emb.ln.w", "emb.ln.b", "l0.aln.w", "l0.aln.b", "l0.oln.w", "l0.oln.b"), HIDDEN)
    return {"emb.pos": POSITIONS * HIDDEN, "emb.type": TYPES * HIDDEN, "l0.fi.b": INTERMEDIATE, **biases, **norms}


def _quantise(random: np.random.Generator, rows: int, columns: int) -> tuple[Floats, bytes]:
    weights = random.integers(-8, 8, size=(rows * columns // 32, 32))
    scales = random.uniform(0.01, 0.1, size=(len(weights), 1)).astype(np.float16)
    raised = (weights + 8).astype(np.uint8)
    packed = raised[:, :16] | raised[:, 16:] << 4
    content = b"".join(scale.tobytes() + block.tobytes() for scale, block in zip(scales, packed, strict=True))
    values = weights.astype(np.float32) * scales.astype(np.float32)
    return values.reshape(rows, columns), content


def _file(stored: dict[str, tuple[int, bytes]]) -> bytes:
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, INTERMEDIATE, VOCABULARY, POSITIONS, TYPES, 1e-12, 32)
    head += _tokenizer()
    entries = sum(2 + len(name.encode()) + 21 for name in stored)
    at = len(head) + 4 + entries
    directory, tensors = struct.pack("<i", len(stored)), b""
    for name, (kind, content) in stored.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, 0, at + len(tensors), len(content))
        tensors += content
    return head + directory + tensors


def _tokenizer() -> bytes:
    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *(len(text) for text in texts)]).astype(np.uint32)
    scores = np.array([0, 0, 0, 0, *(-1.0 - number for number in range(len(PIECES) - 4))], np.float32)
    blob = b"".join(texts)
    table = b""
    for character, result in NORMALISED.items():
        table += struct.pack(f"<IB{len(result)}I", ord(character), len(result), *map(ord, result))
    counts = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    return (
        counts + offsets.tobytes() + scores.tobytes() + blob + struct.pack("<iI", len(NORMALISED), len(table)) + table
    )
