"""Clauses that were spoken before: in memory for any, on disk for those that come from published knowledge.

A file of the folder, written in one go and then renamed:

    offset  field            type
    0       header length n  uint32, little endian
    4       header           UTF-8 JSON: {"rate", "visemes": [[shape, at]], "words": [[display, from, to]]}
    4 + n   samples          int16, little endian
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ValidationError

from core.audio import AudioFrame
from core.speech import Language, SpokenChunk, TimedWord, Viseme, VisemeName, Words

_LENGTH = struct.Struct("<I")
_SUFFIX = ".clause"


@dataclass(frozen=True, slots=True)
class ClauseKey:
    """Everything that the sound of a clause depends on."""

    engine: str
    """Name and revision."""
    voice: str
    language: Language
    speed: float
    words: Words

    @property
    def digest(self) -> str:
        """A file name; the words cannot be read back from it."""
        words = [[word.display, word.spoken] for word in self.words]
        content = json.dumps([self.engine, self.voice, self.language, self.speed, words], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()


class _Header(BaseModel):
    rate: int
    visemes: list[tuple[VisemeName, float]]
    words: list[tuple[str, float, float]]


class SpokenCache:
    """Least recently used first out, in both places; safe to share between threads."""

    def __init__(
        self, folder: Path | None = None, *, memory_bytes: int = 64 * 2**20, disk_bytes: int = 2 * 2**30
    ) -> None:
        """Without a `folder` nothing outlives the process."""
        self._folder = folder
        self._memory_bytes = memory_bytes
        self._disk_bytes = disk_bytes
        self._held: OrderedDict[ClauseKey, SpokenChunk] = OrderedDict()
        self._held_bytes = 0
        self._lock = threading.Lock()

    def remembered(self, key: ClauseKey) -> SpokenChunk | None:
        """From memory; never blocks for long."""
        with self._lock:
            chunk = self._held.get(key)
            if chunk is not None:
                self._held.move_to_end(key)
            return chunk

    def read(self, key: ClauseKey) -> SpokenChunk | None:
        """From memory or disk; blocking. A file that cannot be read counts as not there."""
        chunk = self.remembered(key)
        if chunk is not None or self._folder is None:
            return chunk
        path = self._path(self._folder, key)
        try:
            chunk = _decoded(path.read_bytes())
            os.utime(path)
        except (OSError, ValueError, struct.error, ValidationError):
            return None
        self.remember(key, chunk)
        return chunk

    def remember(self, key: ClauseKey, chunk: SpokenChunk) -> None:
        """In memory only: what is said in a talk may hold a citizen's name."""
        with self._lock:
            if key in self._held:
                return
            self._held[key] = chunk
            self._held_bytes += chunk.audio.samples.nbytes
            while self._held_bytes > self._memory_bytes and self._held:
                _, dropped = self._held.popitem(last=False)
                self._held_bytes -= dropped.audio.samples.nbytes

    def is_stored(self, key: ClauseKey) -> bool:
        """Whether the folder holds it; blocking."""
        return self._folder is not None and self._path(self._folder, key).exists()

    def store(self, key: ClauseKey, chunk: SpokenChunk) -> None:
        """On disk as well, for published words; blocking."""
        self.remember(key, chunk)
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(_encoded(chunk))
        Path(file.name).replace(self._path(self._folder, key))
        self._shrink(self._folder)

    def _shrink(self, folder: Path) -> None:
        files = [(stat.st_mtime, stat.st_size, path) for path in folder.glob(f"*{_SUFFIX}") if (stat := path.stat())]
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self._disk_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size

    @staticmethod
    def _path(folder: Path, key: ClauseKey) -> Path:
        return folder / f"{key.digest}{_SUFFIX}"


def _encoded(chunk: SpokenChunk) -> bytes:
    header = _Header(
        rate=chunk.audio.sample_rate_hz,
        visemes=[(viseme.shape, viseme.at_seconds) for viseme in chunk.visemes],
        words=[(word.display, word.starts_seconds, word.ends_seconds) for word in chunk.words],
    )
    head = header.model_dump_json().encode()
    return _LENGTH.pack(len(head)) + head + chunk.audio.samples.astype("<i2").tobytes()


def _decoded(content: bytes) -> SpokenChunk:
    (length,) = _LENGTH.unpack_from(content)
    start = _LENGTH.size + length
    header = _Header.model_validate_json(content[_LENGTH.size : start])
    return SpokenChunk(
        AudioFrame(np.frombuffer(content[start:], dtype="<i2").astype(np.int16), header.rate),
        tuple(Viseme(shape, at) for shape, at in header.visemes),
        tuple(TimedWord(display, starts, ends) for display, starts, ends in header.words),
    )
