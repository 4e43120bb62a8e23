"""What HWPX and HWP 5 have in common: paragraphs that carry tables, notes and boxes, written into a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from knowledge.parsing.document import Cell
from knowledge.parsing.draft import Draft

HEADING_CHARACTERS = 80
"""Outline levels are given to running text too; a heading is short."""
DEEPEST = 40
"""Tables within tables."""
SMALLEST_HEIGHT = 100
"""In hundredths of a point: nobody reads what is smaller than one point."""
WHITE = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Shape:
    """How characters look, as far as it says whether they are seen."""

    height: int = 1_000
    colour: int = 0
    is_shaded: bool = False
    """A colour of its own behind the characters."""

    def hidden(self, *, on_colour: bool) -> str:
        """How the text is hidden, or nothing."""
        if self.height <= SMALLEST_HEIGHT:
            return "of size zero"
        return "white on white" if self.colour == WHITE and not self.is_shaded and not on_colour else ""


@dataclass(slots=True)
class HangulParagraph:
    """Runs of text with their shapes, and what is anchored between them."""

    runs: list[tuple[str, Shape]] = field(default_factory=list[tuple[str, Shape]])
    outline_level: int | None = None
    list_level: int | None = None
    anchored: list[Anchored] = field(default_factory=list["Anchored"])


@dataclass(frozen=True, slots=True)
class HangulCell:
    """One cell of a table; row and column count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: list[HangulParagraph]
    is_header: bool = False
    on_colour: bool = False


@dataclass(frozen=True, slots=True)
class HangulTable:
    """`caption` may be empty."""

    cells: list[HangulCell]
    caption: list[HangulParagraph]


@dataclass(frozen=True, slots=True)
class HangulNote:
    """A footnote or endnote."""

    mark: str
    paragraphs: list[HangulParagraph]


@dataclass(frozen=True, slots=True)
class HangulBox:
    """A text box or any other frame."""

    paragraphs: list[HangulParagraph]
    hidden: str = ""
    """How it is hidden, where it is."""


Anchored: TypeAlias = HangulTable | HangulNote | HangulBox


def write(draft: Draft, paragraphs: Iterable[HangulParagraph], *, on_colour: bool = False, depth: int = 0) -> None:
    """Each paragraph, then what is anchored in it."""
    for paragraph in paragraphs:
        text = seen(draft, paragraph, on_colour=on_colour)
        if paragraph.outline_level is not None and len(text) <= HEADING_CHARACTERS:
            draft.heading(text, paragraph.outline_level + 1)
        elif paragraph.list_level is not None:
            draft.list_item(text, paragraph.list_level)
        else:
            draft.paragraph(text)
        _write_anchored(draft, paragraph, on_colour=on_colour, depth=depth + 1)


def seen(draft: Draft, paragraph: HangulParagraph, *, on_colour: bool) -> str:
    """The text that a reader of the page sees; the rest is told."""
    kept: list[str] = []
    dropped: dict[str, list[str]] = {}
    for text, shape in paragraph.runs:
        why = shape.hidden(on_colour=on_colour) if text.strip() else ""
        (dropped.setdefault(why, []) if why else kept).append(text)
    for why, texts in dropped.items():
        draft.hidden("".join(texts), why)
    return "".join(kept).strip()


def _write_anchored(draft: Draft, paragraph: HangulParagraph, *, on_colour: bool, depth: int) -> None:
    for thing in paragraph.anchored if depth <= DEEPEST else ():
        match thing:
            case HangulTable():
                _write_table(draft, thing, depth)
            case HangulNote():
                texts = [seen(draft, inner, on_colour=False) for inner in thing.paragraphs]
                draft.footnote("\n".join(texts), thing.mark)
            case HangulBox() if thing.hidden:
                draft.hidden("\n".join("".join(text for text, _ in p.runs) for p in thing.paragraphs), thing.hidden)
            case HangulBox():
                write(draft, thing.paragraphs, on_colour=on_colour, depth=depth)


def _write_table(draft: Draft, table: HangulTable, depth: int) -> None:
    """A frame of one cell or one column is no table: what it holds is read through."""
    caption = _joined(draft, table.caption, on_colour=False)
    if len({cell.column for cell in table.cells}) <= 1:
        draft.paragraph(caption)
        for cell in table.cells:
            write(draft, cell.paragraphs, on_colour=cell.on_colour, depth=depth)
        return
    cells = [
        Cell(
            cell.row,
            cell.column,
            _joined(draft, cell.paragraphs, on_colour=cell.on_colour),
            max(cell.row_span, 1),
            max(cell.column_span, 1),
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    ]
    draft.table(cells, marked_header_rows=_marked(table.cells), caption=caption)
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            _write_anchored(draft, paragraph, on_colour=cell.on_colour, depth=depth + 1)


def _joined(draft: Draft, paragraphs: Sequence[HangulParagraph], *, on_colour: bool) -> str:
    return "\n".join(seen(draft, paragraph, on_colour=on_colour) for paragraph in paragraphs)


def _marked(cells: Sequence[HangulCell]) -> int:
    """Rows from the top whose every cell is marked as a header; not the whole table."""
    rows = 0
    height = max(cell.row + cell.row_span for cell in cells)
    while rows < height and all(cell.is_header for cell in cells if cell.row <= rows < cell.row + cell.row_span):
        rows += 1
    return rows if rows < height else 0
