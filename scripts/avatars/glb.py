"""Binary glTF: accessors packed into one buffer, then the file around them."""

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

FLOAT, UNSIGNED_BYTE, UNSIGNED_SHORT, BYTE = 5126, 5121, 5123, 5120
COMPONENT: dict[str, int] = {"f": FLOAT, "B": UNSIGNED_BYTE, "H": UNSIGNED_SHORT, "b": BYTE}
VERTICES, INDICES = 34962, 34963


@dataclass(slots=True)
class Buffer:
    """The one buffer of a file, with what describes it."""

    data: bytearray = field(default_factory=bytearray)
    views: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    accessors: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def _view(self, array: npt.NDArray[Any], *, target: int | None = None, stride: int | None = None) -> int:
        self.data.extend(b"\0" * (-len(self.data) % 4))
        # Whether a zero comes out negative depends on the processor.
        raw = (array + 0.0 if array.dtype.kind == "f" else array).astype(array.dtype).tobytes()
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(raw)}
        if stride is not None:
            view["byteStride"] = stride
        if target is not None:
            view["target"] = target
        self.data.extend(raw)
        self.views.append(view)
        return len(self.views) - 1

    def add(self, array: npt.NDArray[Any], kind: str, *, target: int | None = None, normalized: bool = False) -> int:
        """An accessor of `kind` (SCALAR, VEC3 ...) over a little-endian array, a row for each element."""
        stride = array.dtype.itemsize * array.shape[1] if target == VERTICES else None
        accessor: dict[str, Any] = {
            "bufferView": self._view(array, target=target, stride=stride),
            "componentType": COMPONENT[array.dtype.char],
            "count": len(array),
            "type": kind,
        }
        if normalized:
            accessor["normalized"] = True
        if kind == "VEC3" and array.dtype.char == "f":
            accessor |= _bounds(array)
        self.accessors.append(accessor)
        return len(self.accessors) - 1

    def add_sparse(self, moved: npt.NDArray[np.float32]) -> int:
        """A morph target that stores only the points it moves."""
        rows = np.flatnonzero(np.abs(moved).sum(axis=1) > 0).astype("<u2")
        accessor: dict[str, Any] = {"componentType": FLOAT, "count": len(moved), "type": "VEC3", **_bounds(moved)}
        if len(rows):
            accessor["sparse"] = {
                "count": len(rows),
                "indices": {"bufferView": self._view(rows), "componentType": UNSIGNED_SHORT},
                "values": {"bufferView": self._view(moved[rows])},
            }
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def _bounds(array: npt.NDArray[Any]) -> dict[str, list[float]]:
    return {"min": [float(value) for value in array.min(axis=0)], "max": [float(value) for value in array.max(axis=0)]}


def packed(document: dict[str, Any], buffer: Buffer) -> bytes:
    """The bytes of a .glb file: header, JSON chunk, binary chunk."""
    binary = bytes(buffer.data) + b"\0" * (-len(buffer.data) % 4)
    whole = {
        **document,
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(binary)}],
    }
    text = json.dumps(whole, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    text += b" " * (-len(text) % 4)
    length = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        [
            struct.pack("<4sII", b"glTF", 2, length),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(binary), b"BIN\0"),
            binary,
        ]
    )
