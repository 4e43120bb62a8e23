"""Single members of wheels, zip files and tarballs, read by exact name.

Nothing is ever unpacked by the names inside an archive: the caller chooses where the bytes go, so an archive cannot
write outside a folder, replace a file or plant a link.
"""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from app.models.errors import ModelRefused, PartMissing
from app.models.manifest import Part

DAMAGED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError)


class OpenArchives:
    """The downloads of one model, each opened once; members are cheapest in the order in which they are stored."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._opened: dict[str, zipfile.ZipFile | tarfile.TarFile] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @contextmanager
    def part(self, part: Part) -> Generator[IO[bytes]]:
        """The bytes of a member, or of the whole download where the part names none."""
        path = self._paths[part.archive]
        try:
            if part.member is None:
                with path.open("rb") as whole:
                    yield whole
            else:
                with self._member(path, part.archive, part.member) as content:
                    yield content
        except DAMAGED as error:
            raise ModelRefused(f"`{path.name}` cannot be read as an archive: {error}") from error

    def _member(self, path: Path, archive: str, member: str) -> IO[bytes]:
        if archive not in self._opened:
            if zipfile.is_zipfile(path):
                self._opened[archive] = self._stack.enter_context(zipfile.ZipFile(path))
            else:
                self._opened[archive] = self._stack.enter_context(tarfile.open(path))  # noqa: SIM115 (the stack closes it)
        match self._opened[archive]:
            case zipfile.ZipFile() as wheel:
                return _zip_member(wheel, path, member)
            case tarball:
                return _tar_member(tarball, path, member)


def _zip_member(opened: zipfile.ZipFile, path: Path, member: str) -> IO[bytes]:
    try:
        info = opened.getinfo(member)
    except KeyError:
        raise _missing(path, member) from None
    file_type = stat.S_IFMT(info.external_attr >> 16)  # zero where the archive was not made on a Unix
    if info.is_dir() or file_type not in {0, stat.S_IFREG}:
        raise _not_plain(path, member)
    return opened.open(info)


def _tar_member(opened: tarfile.TarFile, path: Path, member: str) -> IO[bytes]:
    try:
        info = opened.getmember(member)
    except KeyError:
        raise _missing(path, member) from None
    content = opened.extractfile(info) if info.isreg() else None
    if content is None:
        raise _not_plain(path, member)
    return content


def _missing(archive: Path, member: str) -> PartMissing:
    return PartMissing(f"`{archive.name}` has no member `{member}`; the manifest and the package do not fit together")


def _not_plain(archive: Path, member: str) -> ModelRefused:
    return ModelRefused(f"`{member}` in `{archive.name}` is not a plain file")
