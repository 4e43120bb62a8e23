"""Which groups of letters a text holds: what small models of likeness count, so that endings and misspellings share."""

from __future__ import annotations

import re
import unicodedata
import zlib

import numpy as np
from numpy.typing import NDArray

SLOTS = 4096
_SIZES = range(2, 7)
"""Letters of a group; Hangul is taken apart first."""

Vector = NDArray[np.float32]


def letter_groups(text: str, slots: int = SLOTS) -> Vector:
    """1 in the slot of every group of a word, the word's borders included; groups share slots by their hash."""
    row = np.zeros(slots, dtype=np.float32)
    for word in re.findall(r"\w+", text.lower()):
        letters = f" {unicodedata.normalize('NFD', word)} "
        for size in _SIZES:
            for at in range(len(letters) - size + 1):
                row[zlib.crc32(letters[at : at + size].encode()) % slots] = 1.0
    return row


def unit(rows: Vector) -> Vector:
    """Each of length 1; nothing stays nothing."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.maximum(length, 1e-9)
