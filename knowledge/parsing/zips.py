"""ZIP containers that may be hostile: bombs, encrypted members, names that climb, markup with entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from core.errors import FileDamaged, FileEncrypted, FileTooLarge
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.safe_xml import parse_xml

CHUNK = 65_536
SMALL_BYTES = 1_048_576
"""What may unfold as much as it likes: a page of spaces is no bomb."""


@dataclass(slots=True)
class Packed:
    """An open container; what is read from it is counted against the limits."""

    archive: zipfile.ZipFile
    file: SourceFile
    members: dict[str, zipfile.ZipInfo]
    unpacked: int = field(default=0)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.members)

    def read(self, name: str, *, most: int | None = None) -> bytes:
        """Raises an `UnreadableFile` for what unfolds too far, is damaged or encrypted."""
        return b"".join(self._chunks(self._readable(name), most))

    def copy(self, name: str, target: Path) -> None:
        """Raises like `read`; however large the member, little of it is in memory."""
        info = self._readable(name)
        with target.open("wb") as stream:
            stream.writelines(self._chunks(info, None))

    def xml(self, name: str) -> Element:
        """A part as a tree, without entities; raises `FileDamaged`."""
        try:
            return parse_xml(self.read(name), self.file.shown)
        except ParseError as error:
            raise FileDamaged(f"{self.file.shown}: the part `{name}` is damaged: save the file again") from error

    def _readable(self, name: str) -> zipfile.ZipInfo:
        info = self.members[name]
        if info.flag_bits & 0x1:
            raise FileEncrypted(f"{self.file.shown}: `{name}` is encrypted: pack it without a password")
        return info

    def _chunks(self, info: zipfile.ZipInfo, most: int | None) -> Iterator[bytes]:
        allowed = max(info.compress_size * self.file.limits.unpacked_ratio, SMALL_BYTES)
        taken = 0
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(CHUNK if most is None else min(CHUNK, most - taken)):
                    taken += len(chunk)
                    self.unpacked += len(chunk)
                    if taken > allowed or self.unpacked > self.file.limits.unpacked_bytes:
                        raise FileTooLarge(f"{self.file.shown}: `{info.filename}` unfolds to more than is allowed")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise FileDamaged(f"{self.file.shown}: `{info.filename}` is damaged: pack or save it again") from error


@contextmanager
def open_zip(file: SourceFile) -> Generator[Packed]:
    """Raises `FileDamaged` for what is no ZIP, `FileTooLarge` for a bomb by its own directory."""
    try:
        archive = zipfile.ZipFile(file.path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileDamaged(f"{file.shown} is damaged or was cut off: pack or save it again") from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > file.limits.files:
            raise FileTooLarge(f"{file.shown} holds {len(members)} files, {file.limits.files} are allowed: split it")
        if sum(info.file_size for info in members) > file.limits.unpacked_bytes:
            allowed = file.limits.unpacked_bytes // 1_048_576
            raise FileTooLarge(f"{file.shown} unfolds to more than {allowed} MB: split it")
        yield Packed(archive, file, {info.filename: info for info in members})
