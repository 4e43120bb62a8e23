"""Makes a model's files out of its verified archives, in a folder that nobody reads yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.models.archives import OpenArchives
from app.models.e5 import convert_e5
from app.models.errors import PartMissing
from app.models.files import copy_at_most, verify
from app.models.manifest import ArchivesSource, Conversion, ModelFile

Convert = Callable[[Path, Path], None]
"""Writes a folder's files from one source file, the same bytes every time."""

CONVERSIONS: Mapping[str, Convert] = {"e5": convert_e5}


def assemble(source: ArchivesSource, archives: Mapping[str, Path], folder: Path) -> None:
    """Fill the empty `folder`; every file in it is then exactly what the manifest declares."""
    with OpenArchives(archives) as opened:
        for file in source.files:
            if file.parts:
                _join(opened, file, folder / file.path)
        if source.convert is not None:
            _convert(opened, source.convert, folder)
    for file in source.files:
        path = folder / file.path
        if not path.is_file():
            raise PartMissing(f"`{file.path}` was not written by the conversion; the manifest names a wrong step")
        verify(path, size=file.size, sha256=file.sha256)


def _join(opened: OpenArchives, file: ModelFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    room = file.size
    with path.open("wb") as into:
        for part in file.parts:
            with opened.part(part) as content:
                room -= copy_at_most(content, into, room, file.path)


def _convert(opened: OpenArchives, conversion: Conversion, folder: Path) -> None:
    member = folder.with_name(f"{folder.name}.input")
    try:
        with opened.part(conversion.part) as content, member.open("wb") as into:
            copy_at_most(content, into, conversion.size, str(conversion.part.member))
        CONVERSIONS[conversion.step](member, folder)
    finally:
        member.unlink(missing_ok=True)
