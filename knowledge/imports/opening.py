"""What an upload is: one document, or an archive whose members go to the shelf one by one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from core.errors import UnreadableFile
from knowledge.imports.shelf import Shelf
from knowledge.parsing.files import files_at, refuse_climbing
from knowledge.parsing.limits import Limits


@dataclass(frozen=True, slots=True)
class Member:
    """One document of an archive; `digest` is empty where `error` says why it was left out."""

    name: str
    digest: str = ""
    size: int = 0
    error: UnreadableFile | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive."""

    members: tuple[Member, ...]


def open_upload(shelf: Shelf, name: str, digest: str, limits: Limits) -> Opened | None:
    """Blocking; null for a single document. Raises an `UnreadableFile` for the whole."""
    shown = clean_name(name)
    refuse_climbing(shown, shown)
    original = shelf.original(digest)
    if not original.is_file():
        raise UnreadableFile(f"`{shown}` is not kept any more: hand it in again")
    with files_at(original, limits, name=shown) as found:
        if not found.refused and [file.path for file in found.files] == [original]:
            return None
        kept = [Member(file.name, *shelf.keep_copy(file.path)) for file in found.files]
        left_out = [Member(refused.name, error=refused.error) for refused in found.refused]
        return Opened((*kept, *left_out))


def clean_name(name: str) -> str:
    """As a person would write it, with `/` between folders."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").strip() or "document"
