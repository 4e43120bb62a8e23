"""The built part of a dense index on disk, memory-mapped.

<folder>/dense-NAME.faiss   FAISS's own format
         dense.npz          header: JSON of `Header`; keys: (n,) int64
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import faiss
import numpy as np
from pydantic import TypeAdapter

from retrieval.dense import Built
from retrieval.kinds import IndexKind
from retrieval.statefile import load_arrays, save_arrays

CHUNK_BYTES = 1 << 22


@dataclass(frozen=True, slots=True)
class Header:
    """What the built part was made of, and where it is."""

    archive: str
    """Whose keys they are."""
    kind: IndexKind
    file: str
    check: int
    """CRC of the file."""


_HEADER = TypeAdapter(Header)


def save_built(folder: Path, archive: str, built: Built) -> Built:
    """As it will be read at the next start. Raises `OSError`."""
    path = folder / f"dense-{uuid4().hex[:8]}.faiss"
    faiss.write_index(built.index, str(path))
    header = Header(archive, built.kind, path.name, _check(path))
    save_arrays(folder / "dense.npz", header=np.frombuffer(_HEADER.dump_json(header), np.uint8), keys=built.keys)
    for old in folder.glob("dense-*.faiss"):
        if old != path:
            old.unlink()
    return Built(built.kind, _read(path, built.kind), built.keys)


def load_built(folder: Path, archive: str) -> Built | None:
    """None where there is none for this archive, or where it is damaged."""
    try:
        arrays = load_arrays(folder / "dense.npz")
        header = _HEADER.validate_json(arrays["header"].tobytes())
        path = folder / header.file
        if header.archive != archive or _check(path) != header.check:
            return None
        return Built(header.kind, _read(path, header.kind), arrays["keys"])
    except (OSError, ValueError, KeyError, RuntimeError):
        return None


def drop_built(folder: Path) -> None:
    """For a collection that is compared one by one again."""
    for path in [folder / "dense.npz", *folder.glob("dense-*.faiss")]:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _read(path: Path, kind: IndexKind) -> Any:
    flag = faiss.IO_FLAG_MMAP if kind is IndexKind.IVF else faiss.IO_FLAG_MMAP_IFC
    return faiss.read_index(str(path), flag)


def _check(path: Path) -> int:
    check = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            check = zlib.crc32(chunk, check)
    return check
