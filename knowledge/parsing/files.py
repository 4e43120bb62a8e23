"""The documents behind a path: a file, a folder or a ZIP of them; what cannot be taken is told, the rest stays."""

from __future__ import annotations

import tempfile
import unicodedata
import zipfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from core.errors import FileTooLarge, UnreadableFile
from knowledge.parsing.detect import format_of
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.limits import Limits
from knowledge.parsing.zips import Packed, open_zip

_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One document; `path` holds for as long as the files are open, `name` is what its locators say."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """One that is not even tried, and why."""

    name: str
    error: UnreadableFile


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """In the order of their names."""

    files: list[FoundFile] = field(default_factory=list[FoundFile])
    refused: list[RefusedFile] = field(default_factory=list[RefusedFile])


@contextmanager
def files_at(path: Path, limits: Limits, *, name: str = "") -> Generator[FoundFiles]:
    """Blocking: archives are unpacked to a temporary folder first; raises an `UnreadableFile` for the whole.

    `name` is what a file is called where its path says something else.
    """
    found = FoundFiles()
    with ExitStack() as stack:
        if path.is_dir():
            for file in files_in(path, limits):
                _take(file, found, limits, stack)
        elif path.is_file():
            _take(FoundFile(path, unicodedata.normalize("NFC", name or path.name)), found, limits, stack, is_alone=True)
        else:
            raise UnreadableFile(f"`{path}`: there is no such file or folder")
        yield found


def is_lines(name: str) -> bool:
    """Whether the file holds one document a line."""
    return PurePosixPath(name).suffix.lower() in {".jsonl", ".ndjson"}


def files_in(folder: Path, limits: Limits) -> list[FoundFile]:
    """Of a folder, archives unopened; hidden files, litter and links that lead out of it are left alone. Blocking.

    Raises `FileTooLarge` for more files than are allowed.
    """
    root = folder.resolve()
    found = [
        FoundFile(path, unicodedata.normalize("NFC", path.relative_to(folder).as_posix()))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.resolve().is_relative_to(root)
    ]
    kept = [file for file in found if not _is_litter(file.name)]
    if len(kept) > limits.files:
        raise FileTooLarge(f"`{folder.name}` holds {len(kept)} files, {limits.files} are allowed: import it in parts")
    return kept


def _take(file: FoundFile, found: FoundFiles, limits: Limits, stack: ExitStack, *, is_alone: bool = False) -> None:
    """An archive by its members, anything else as it is."""
    source = SourceFile(file.path, file.name, limits)
    try:
        if is_lines(file.name) or not zipfile.is_zipfile(file.path) or format_of(source) is not None:
            found.files.append(file)
            return
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="madang-import-")))
        with open_zip(source) as packed:
            _unpack(packed, folder, "" if is_alone else f"{file.name}/", found)
    except UnreadableFile as error:
        if is_alone:
            raise
        found.refused.append(RefusedFile(file.name, error))


def _unpack(packed: Packed, folder: Path, prefix: str, found: FoundFiles) -> None:
    for number, (member, info) in enumerate(packed.members.items()):
        name = prefix + member_name(info)
        if _is_litter(name):
            continue
        target = folder / f"{number:05}"  # never by a name that a stranger chose
        try:
            refuse_climbing(member_name(info), name)
            packed.copy(member, target)
            if zipfile.is_zipfile(target) and _is_archive(target, name, packed.file.limits):
                raise UnreadableFile(f"`{name}` is an archive inside an archive: unpack it first")  # noqa: TRY301
        except UnreadableFile as error:
            target.unlink(missing_ok=True)
            found.refused.append(RefusedFile(name, error))
        else:
            found.files.append(FoundFile(target, name))


def _is_archive(path: Path, name: str, limits: Limits) -> bool:
    try:
        return format_of(SourceFile(path, name, limits)) is None
    except UnreadableFile:
        return False  # its own reader says what is wrong


def member_name(info: zipfile.ZipInfo) -> str:
    """As its author saw it: older Korean Windows writes CP949 and does not say so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = _raw(info)
        name = next((text for encoding in ("utf-8", "cp949") if (text := _decoded(raw, encoding))), name)
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _raw(info: zipfile.ZipInfo) -> bytes:
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename.encode("utf-8")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def refuse_climbing(member: str, name: str) -> None:
    """Raises `UnreadableFile`, in which the file is called `name`."""
    parts = member.split("/")
    if member.startswith("/") or ".." in parts or ":" in parts[0] or "\x00" in member:
        raise UnreadableFile(f"`{name}` has a name that leads out of the archive: it was left out")


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts) or (
        bool(parts) and (parts[-1] in _LITTER or parts[-1].startswith("~$"))
    )
