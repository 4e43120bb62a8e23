"""Where uploaded files lie: each under the SHA-256 of its bytes, never under a name that somebody chose.

incoming/<random>          while it is received
originals/<ab>/<digest>    until no job needs it any more
parsed/<file id>.json      what the parser made of it
id, in-use.lock            whose jobs these are, and who works on them now
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

CHUNK = 1_048_576
STRAY_SECONDS = 86_400.0
"""A file that no job names after this long was left behind by a process that died."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every method is blocking."""

    folder: Path

    def prepared(self) -> str:
        """Makes the folders; returns the name that jobs know this shelf by."""
        for part in ("incoming", "originals", "parsed"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        mark = self.folder / "id"
        if not mark.exists():
            fresh = self.incoming()
            fresh.write_text(token_hex(16))
            fresh.replace(mark)
        return mark.read_text()

    def incoming(self) -> Path:
        """A place for a file that is being received."""
        return self.folder / "incoming" / token_hex(16)

    def original(self, digest: str) -> Path:
        return self.folder / "originals" / digest[:2] / digest

    def parsed(self, file_id: int) -> Path:
        return self.folder / "parsed" / f"{file_id}.json"

    def keep(self, incoming: Path, digest: str) -> None:
        """The same bytes are kept once."""
        place = self.original(digest)
        place.parent.mkdir(exist_ok=True)
        incoming.replace(place)

    def keep_copy(self, path: Path) -> tuple[str, int]:
        """Copies a file of somebody else's; returns its digest and size."""
        incoming = self.incoming()
        try:
            shutil.copyfile(path, incoming)
            digest, size = digest_of(incoming), incoming.stat().st_size
            self.keep(incoming, digest)
        finally:
            incoming.unlink(missing_ok=True)
        return digest, size

    def keep_parsed(self, file_id: int, data: bytes) -> None:
        incoming = self.incoming()
        incoming.write_bytes(data)
        incoming.replace(self.parsed(file_id))

    def drop(self, digests: Collection[str], file_ids: Collection[int]) -> None:
        for digest in digests:
            self.original(digest).unlink(missing_ok=True)
        for file_id in file_ids:
            self.parsed(file_id).unlink(missing_ok=True)

    def strays(self, now: float | None = None) -> tuple[list[str], list[Path]]:
        """Originals that lie here long enough to be named by a job, and what was received only in part."""
        before = (time.time() if now is None else now) - STRAY_SECONDS
        originals = [path.name for path in _older(self.folder / "originals", before)]
        return originals, list(_older(self.folder / "incoming", before))

    @contextmanager
    def claimed(self) -> Generator[bool]:
        """Whether this process alone may work on the jobs meanwhile; a process that dies gives it up."""
        lock = FileLock(self.folder / "in-use.lock", thread_local=False, is_singleton=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()


def digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _older(folder: Path, before: float) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime < before)
