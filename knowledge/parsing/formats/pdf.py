"""PDF: the text layer page by page, ruled tables with their merged cells, headings by their size; nothing runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import pypdfium2 as pdfium
from pypdfium2 import raw

from core.errors import FileDamaged, FileEncrypted, NoTextLayer
from knowledge.parsing.document import Block, Cell, Table
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.pdf_flow import (
    BookSizes,
    cell_text,
    edges_of,
    flow,
    furniture_of,
    is_item,
    pattern_of,
    sizes_of,
    words_of,
)
from knowledge.parsing.formats.pdf_page import content_of
from knowledge.parsing.formats.pdf_tables import tables_on
from knowledge.parsing.formats.pdf_values import Box, Line, PageContent, RuledTable

PICTURE_PAGES_TOLD = 20
READING_SHARE = 0.9
"""Of the work: the rest is putting lines together."""


def read(draft: Draft) -> None:
    document = _opened(draft)
    try:
        draft.title = _title(document)
        draft.page_count = len(document)
        if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:  # pyright: ignore[reportUnknownMemberType]
            draft.warn("macros", "the file carries scripts; they were not run")
        pages = _pages(draft, document)
    finally:
        document.close()
    if not any(page.lines or page.hidden for page in pages):
        raise NoTextLayer(f"{draft.file.shown} has no text layer: run text recognition (OCR) on it first")
    _write(draft, pages)


def _opened(draft: Draft) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(draft.file.path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise FileEncrypted(f"{draft.file.shown} is encrypted: save it without a password") from error
        raise FileDamaged(f"{draft.file.shown} is damaged or was cut off: get it again, or print it to PDF") from error


def _title(document: pdfium.PdfDocument) -> str:
    try:
        return str(document.get_metadata_dict().get("Title", ""))
    except UnicodeDecodeError:
        return ""


def _pages(draft: Draft, document: pdfium.PdfDocument) -> list[PageContent]:
    found: list[PageContent] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            draft.warn("unreadable_part", f"page {number + 1} is damaged and was left out")
            found.append(PageContent(Box(0, 0, 0, 0)))
            continue
        content = content_of(page)
        content.tables = tables_on(content)
        # Only cells are cut by letters, and letters are what fills the memory.
        content.lines = [line if content.table_around(line) else replace(line, characters=()) for line in content.lines]
        found.append(content)
        page.close()
        draft.file.progress(int((number + 1) * READING_SHARE), len(document))
    return found


@dataclass(slots=True)
class _Book:
    """What is known of the whole document when its pages are written."""

    draft: Draft
    sizes: BookSizes
    furniture: set[str]
    words: frozenset[str]
    open_columns: tuple[float, ...] = ()
    """Of the table that the last page ended with."""


def _write(draft: Draft, pages: Sequence[PageContent]) -> None:
    sizes = sizes_of(line for page in pages for line in page.lines)
    book = _Book(draft, sizes, furniture_of(pages), words_of(pages))
    pictures = 0
    for number, page in enumerate(pages, start=1):
        draft.place = replace(draft.place, page=number)
        for why, text in page.hidden.items():
            draft.hidden(text, why)
        if page.lines:
            _write_page(book, page)
        elif not page.hidden and page.has_pictures:
            pictures += 1
            if pictures <= PICTURE_PAGES_TOLD:
                draft.warn("page_without_text", "the page is a picture without a text layer; nothing of it was read")
    draft.file.progress(len(pages), len(pages))


def _write_page(book: _Book, page: PageContent) -> None:
    """Text between tables, in the order of the page."""
    edges = {id(line) for line in edges_of(page) if pattern_of(line) in book.furniture}
    lines = [line for line in page.lines if id(line) not in edges]
    free: list[Line] = []
    written: set[int] = set()
    ended_with: tuple[float, ...] = ()
    for line in lines:
        table = page.table_around(line)
        if table is None:
            free.append(line)
            continue
        if id(table) in written:
            continue
        written.add(id(table))
        _write_text(book, free)
        is_first = not free and len(written) == 1
        free = []
        _write_table(book, table, lines, continues=is_first)
        ended_with = table.columns
    _write_text(book, free)
    book.open_columns = () if free else ended_with


def _write_text(book: _Book, lines: Sequence[Line]) -> None:
    for piece in flow(lines, book.sizes, book.words):
        if piece.level:
            book.draft.heading(piece.text, piece.level)
        elif is_item(piece.text):
            book.draft.list_item(piece.text)
        else:
            book.draft.paragraph(piece.text)


def _write_table(book: _Book, table: RuledTable, lines: Sequence[Line], *, continues: bool) -> None:
    """A table that goes on from the page before carries the header that stands there."""
    draft = book.draft
    within = [line for line in lines if table.box.holds(*line.box.centre, slack=1.0)]
    cells = [
        Cell(
            cell.row,
            cell.column,
            cell_text(_lines_in(cell.box, within), cell.box.right, book.words),
            cell.row_span,
            cell.column_span,
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    ]
    before = draft.blocks[-1] if draft.blocks else None
    _place(book, table, cells, before if continues else None)
    _write_text(book, _outside(table, within))


def _place(book: _Book, table: RuledTable, cells: Sequence[Cell], before: Block | None) -> None:
    """`before` is the block that it may go on from."""
    draft = book.draft
    if isinstance(before, Table) and before.header_rows and _same(book.open_columns, table.columns):
        header = before.header_rows
        named = [cell for cell in before.cells if cell.row < header]
        top = [cell for cell in cells if cell.row < header]
        if [cell.text for cell in named] == [cell.text for cell in top]:
            draft.table(cells, marked_header_rows=header)
        else:
            moved = [replace(cell, row=cell.row + header) for cell in cells]
            draft.table([*named, *moved], marked_header_rows=header, first_row=1 - header)
        return
    draft.table(cells)


def _outside(table: RuledTable, lines: Sequence[Line]) -> list[Line]:
    """What sticks out of the table: letters that stand in no cell."""
    parts = (_part(line, lambda x, y: not table.box.holds(x, y)) for line in lines)
    return [part for part in parts if part]


def _lines_in(box: Box, lines: Sequence[Line]) -> list[Line]:
    """The part of each line whose letters' centres lie in the cell."""
    return [part for part in (_part(line, box.holds) for line in lines) if part]


def _part(line: Line, holds: Callable[[float, float], bool]) -> Line | None:
    """From the first to the last letter that it holds, with the spaces between them."""
    placed = [i for i, c in enumerate(line.characters) if c.box and c.text.strip() and holds(*c.box.centre)]
    if not placed:
        return None
    kept = line.characters[placed[0] : placed[-1] + 1]
    boxes = [character.box for character in kept if character.box]
    return Line("".join(c.text for c in kept), reduce(Box.around, boxes), line.size, kept)


def _same(first: Sequence[float], second: Sequence[float]) -> bool:
    return len(first) == len(second) > 0 and all(abs(a - b) < 4 for a, b in zip(first, second, strict=True))
