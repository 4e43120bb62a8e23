"""A parsed document as passages: never across a heading or an article, a table row with its header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from knowledge.locators import Locator
from knowledge.parsing.document import Block, Heading, ParsedDocument, Table, text_of
from knowledge.passages import PASSAGE_CHARACTERS, split_text
from knowledge.procedure import Part

_WITHIN = re.compile(r"[①-⑳㉑-㉟]|제\d+호(?:의\d+)?|[가-하]목")
"""Steps of a path below an article: they may share a passage."""


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """What stands under one heading or article; `path` is empty before the first one."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def locator(self) -> Locator:
        return replace(self.blocks[0].locator, path=self.path, table=None, row=None, cell=None)

    def text(self) -> str:
        return "\n".join(text_of(block) for block in self.blocks)


def sections_of(document: ParsedDocument) -> list[DocumentSection]:
    """In order; headings with nothing between them stand in the section of the last of them."""
    found: list[DocumentSection] = []
    waiting: list[Block] = []
    for path, group in groupby(document.blocks, key=lambda block: section_path(block.locator)):
        blocks = [*waiting, *group]
        if all(isinstance(block, Heading) for block in blocks):
            waiting = blocks
            continue
        waiting = []
        found.append(DocumentSection(path, tuple(blocks)))
    if waiting:
        found.append(DocumentSection(section_path(waiting[-1].locator), tuple(waiting)))
    return found


def section_path(locator: Locator) -> tuple[str, ...]:
    """Down to the heading or article, without clause and item."""
    path = locator.path
    while path and _WITHIN.fullmatch(path[-1]):
        path = path[:-1]
    return path


def passages_in_document(document: ParsedDocument, *, limit: int = PASSAGE_CHARACTERS) -> list[Part]:
    """Every word of it, in order; only what names a table's columns is said again in each row."""
    return [
        Part(text=text, locator=locator)
        for section in sections_of(document)
        for text, locator in _packed(_pieces(section.blocks, limit), limit)
    ]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What becomes a passage, alone or with its neighbours where it `joins` them."""

    text: str
    locator: Locator
    joins: bool = True
    is_heading: bool = False

    def with_next(self, piece: _Piece) -> _Piece:
        """A heading stands where what it heads stands."""
        text = f"{self.text}\n{piece.text}"
        if self.is_heading:
            here = replace(piece.locator, page=self.locator.page, line=self.locator.line)
            return _Piece(text, here, is_heading=piece.is_heading)
        return _Piece(text, _around(self.locator, piece.locator))


def _pieces(blocks: Iterable[Block], limit: int) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (_Piece(text, locator, joins=False) for text, locator in _rows(block, limit))
        else:
            for text in split_text(block.text, limit=limit):
                yield _Piece(text, block.locator, is_heading=isinstance(block, Heading))


def _packed(pieces: Iterable[_Piece], limit: int) -> Iterator[tuple[str, Locator]]:
    """Neighbours together as long as they fit."""
    held: _Piece | None = None
    for piece in pieces:
        if held and held.joins and piece.joins and len(held.text) + 1 + len(piece.text) <= limit:
            held = held.with_next(piece)
            continue
        if held:
            yield held.text, held.locator
        held = piece
    if held:
        yield held.text, held.locator


def _around(first: Locator, second: Locator) -> Locator:
    """`③` after `②` stand in the article; what stands below the first one stands in the first one."""
    shared = first.shared(second)
    return replace(shared, path=first.path) if second.path[: len(first.path)] == first.path else shared


def _rows(table: Table, limit: int) -> Iterator[tuple[str, Locator]]:
    """Each row as `column: value` lines under the caption; a table that is all header as it stands."""
    names = table.column_names()
    grid = table.grid()
    if table.caption:
        yield from ((text, table.locator) for text in split_text(table.caption, limit=limit))
    if table.header_rows >= len(grid):
        yield from _cut(["\n".join(dict.fromkeys(row)) for row in grid], "", table.locator, limit)
        return
    owners = _owners(table)
    for number in range(table.header_rows, len(grid)):
        place = replace(table.locator, row=table.first_row + number)
        lines = _lines(names, grid[number], owners[number])
        if any(lines):
            yield from _cut(lines, lines[0], place, limit)


def _owners(table: Table) -> list[list[int]]:
    """For each place of the grid, which cell stands there; -1 for none."""
    found = [[-1] * table.column_count for _ in range(table.row_count)]
    for index, cell in enumerate(table.cells):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                found[row][column] = index
    return found


def _lines(names: Sequence[str], row: Sequence[str], owners: Sequence[int]) -> list[str]:
    """A merged cell once, under the names of all its columns."""
    lines: list[str] = []
    for _, group in groupby(range(len(row)), key=lambda column: (owners[column], column if owners[column] < 0 else -1)):
        columns = list(group)
        value = row[columns[0]]
        name = " · ".join(dict.fromkeys(names[column] for column in columns if names[column]))
        if value:
            lines.append(f"{name}: {value}" if name and len(columns) < len(row) else value)
    if not any(names) and len(lines) == 2:  # a name and its value
        return [f"{lines[0]}: {lines[1]}"]
    return lines


def _cut(lines: Sequence[str], lead: str, place: Locator, limit: int) -> Iterator[tuple[str, Locator]]:
    """As many lines as fit; what follows begins with the first one again, so that it says of what it speaks."""
    lead = lead if len(lead) <= limit // 3 else ""
    held: list[str] = []
    pieces = [piece for line in lines if line for piece in split_text(line, limit=limit - len(lead) - 1)]
    for line in pieces:
        if held and len("\n".join([*held, line])) > limit:
            yield "\n".join(held), place
            held = [lead] if lead else []
        held.append(line)
    if held:
        yield "\n".join(held), place
