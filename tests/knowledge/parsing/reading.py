"""Shorter words for reading what a test has written."""

from __future__ import annotations

from pathlib import Path

from knowledge.locators import Locator
from knowledge.parsing.document import Block, ParsedDocument, Table
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.limits import Limits
from knowledge.parsing.reading import read_document

HERE = Locator("안내.hwpx")


def read(path: Path, limits: Limits | None = None) -> ParsedDocument:
    """In this process: what a parser raises is seen."""
    return read_document(SourceFile(path, path.name, limits or Limits()))


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def shown(block: Block) -> tuple[object, ...]:
    """What a block is and says; a table by its grid."""
    if isinstance(block, Table):
        return ("table", block.grid(), block.header_rows)
    level = {"heading": "level", "list_item": "depth", "footnote": "mark"}.get(block.kind)
    return (block.kind, block.text, *([getattr(block, level)] if level else []))


def blocks(document: ParsedDocument) -> list[tuple[object, ...]]:
    return [shown(block) for block in document.blocks]


def warned(document: ParsedDocument) -> list[str]:
    return [warning.code for warning in document.warnings]
