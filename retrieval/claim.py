"""One process writes a folder; another one, or one that cannot write it, works on a copy of its own."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

log = logging.getLogger(__name__)

LOCK = "in-use.lock"


class Claim:
    """`release` it at the end."""

    def __init__(self, folder: Path) -> None:
        """Blocking: copies the folder where another process writes it, or where nobody can."""
        self._lock: FileLock | None = FileLock(folder / LOCK, thread_local=False, is_singleton=False)
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self.folder = folder
        """Where to read and write."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except (Timeout, OSError) as error:
            log.warning("the index in `%s` is not ours to write (%s): a copy is used", folder, type(error).__name__)
            self._lock = None
            self._copy = tempfile.TemporaryDirectory(prefix="madang-index-")
            self.folder = Path(self._copy.name) / "index"
            copy_index(folder, self.folder)

    def release(self) -> None:
        if self._lock:
            self._lock.release()
        if self._copy:
            self._copy.cleanup()


def copy_index(folder: Path, to: Path) -> None:
    """What changes meanwhile comes damaged, which its reader sees; what small files say comes first."""
    to.mkdir(parents=True, exist_ok=True)
    found = folder.rglob("*") if folder.is_dir() else ()
    files = [path for path in found if path.is_file() and path.name != LOCK]
    for path in sorted(files, key=lambda path: path.suffix not in {".npz", ".json"}):
        target = to / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, target)
        except FileNotFoundError:
            log.info("`%s` went away while it was copied", path.name)
