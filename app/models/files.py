"""Files on disk: hashes, room, durable writes, and the atomic arrival of a finished folder."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.models.errors import ModelRefused, StorageFull, StorageNotWritable
from app.models.manifest import ModelFile

CHUNK_BYTES = 1 << 20
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR})

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Room on the disk that holds `folder`, for a user without privileges."""
    return shutil.disk_usage(folder).free


@contextmanager
def storage_errors(folder: Path) -> Generator[None]:
    """A write that fails for want of room or of the right to write is one of our errors."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StorageFull(f"no room is left for `{folder}`; free some and run the same command again") from error
        if error.errno in NO_RIGHT:
            reason = f"`{error.filename}` cannot be written ({error.strerror})"
            raise StorageNotWritable(f"{reason}; models are kept in `{folder}`, see `MADANG_MODELS_DIR`") from error
        raise


def sha256_of(path: Path) -> str:
    """In hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def verify(path: Path, *, size: int, sha256: str) -> None:
    """`ModelRefused`, with what was expected and what is there, unless the file is exactly the declared one."""
    actual_size = path.stat().st_size
    if actual_size != size:
        raise ModelRefused(f"`{path.name}` has {actual_size:,} bytes and should have {size:,}; it is not used")
    actual = sha256_of(path)
    if actual != sha256:
        raise ModelRefused(f"`{path.name}` has sha256 {actual} and should have {sha256}; it is not used")


def copy_at_most(content: IO[bytes], into: IO[bytes], limit: int, name: str) -> int:
    """Bytes copied; `ModelRefused` as soon as there are more than `limit`, however far the rest would expand."""
    copied = 0
    while chunk := content.read(CHUNK_BYTES):
        copied += len(chunk)
        if copied > limit:
            raise ModelRefused(f"`{name}` is longer than the {limit:,} bytes that the manifest declares")
        into.write(chunk)
    return copied


def has_sizes(folder: Path, files: tuple[ModelFile, ...]) -> bool:
    """Every file is there with its length; the cheap check, without reading a byte."""
    return all(_size(folder / file.path) == file.size for file in files)


def has_hashes(folder: Path, files: tuple[ModelFile, ...]) -> bool:
    """Every file is there and is exactly the declared one."""
    return has_sizes(folder, files) and all(sha256_of(folder / file.path) == file.sha256 for file in files)


def settle(folder: Path) -> None:
    """Force a folder's files to the disk and make them readable by the service's account."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() else 0o644)
        _sync(path)
    folder.chmod(0o755)
    _sync(folder)


def install(finished: Path, folder: Path) -> None:
    """Put `finished` in the place of `folder`; a crash in between is mended by `recover`."""
    aside = _aside(folder)
    if folder.exists():
        folder.replace(aside)
    finished.replace(folder)
    _sync(folder.parent)
    shutil.rmtree(aside, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish or take back an `install` that was cut off."""
    aside = _aside(folder)
    if not aside.exists():
        return
    if folder.exists():
        shutil.rmtree(aside)
    else:
        aside.replace(folder)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.replaced")


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
