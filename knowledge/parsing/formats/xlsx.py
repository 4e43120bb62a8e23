"""XLSX: each sheet in blocks between empty rows; a block of one column is text, any other a table."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Protocol, cast
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from core.errors import FileDamaged, FileTooLarge
from knowledge.parsing.document import Cell
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.xlsx_layout import Layout, layouts
from knowledge.parsing.zips import open_zip

MOST_CELLS = 2_000_000
WIDEST = 200
"""Columns of a row that are looked at."""


class _CellLike(Protocol):
    value: object
    number_format: str


class _Sheet(Protocol):
    title: str
    sheet_state: str

    def iter_rows(self, *, max_col: int) -> Iterable[Sequence[_CellLike]]: ...


class _Book(Protocol):
    worksheets: list[_Sheet]

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its number in the sheet and its texts, empty ones at the end dropped."""

    number: int
    texts: tuple[str, ...]


def read(draft: Draft) -> None:
    with open_zip(draft.file) as packed:
        if any(name.endswith("vbaProject.bin") for name in packed.names):
            draft.warn("macros", "the file carries macros; they were not run")
        if any(name.startswith("xl/externalLinks/") for name in packed.names):
            draft.warn("external_content", "cells point to other files; their last known values were read")
        shapes = layouts(packed)
    with closing(_opened(draft)) as book:
        for done, sheet in enumerate(book.worksheets, start=1):
            draft.place = replace(draft.place, sheet=sheet.title)
            _read_sheet(draft, sheet, shapes.get(sheet.title, Layout()), is_alone=len(book.worksheets) == 1)
            draft.file.progress(done, len(book.worksheets))


def _read_sheet(draft: Draft, sheet: _Sheet, layout: Layout, *, is_alone: bool) -> None:
    rows = list(_rows(draft, sheet, layout))
    if sheet.sheet_state != "visible":
        draft.hidden(" ".join(text for row in rows for text in row.texts), "on a hidden sheet")
        return
    if rows and not is_alone:
        draft.heading(sheet.title, 1)
    for block in _blocks(rows):
        _write(draft, block, layout)


def _opened(draft: Draft) -> _Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it does not know
        try:
            book = openpyxl.load_workbook(draft.file.path, read_only=True, data_only=True, keep_links=False)
            return cast("_Book", book)
        except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
            raise FileDamaged(f"{draft.file.shown} is damaged: open it and save it again as XLSX") from error


def _rows(draft: Draft, sheet: _Sheet, layout: Layout) -> Iterator[_Row]:
    """Hidden rows and columns are told, not read."""
    cells = 0
    for number, row in enumerate(sheet.iter_rows(max_col=WIDEST), start=1):
        texts = [_shown(cell) for cell in row]
        cells += len(texts)
        if cells > MOST_CELLS:
            raise FileTooLarge(f"{draft.file.shown} has more than {MOST_CELLS} cells on a sheet: split it")
        if number in layout.hidden_rows and any(texts):
            draft.hidden(" ".join(texts), "in a hidden row")
            texts = []
        for column in layout.hidden_columns if any(texts) else ():
            if column < len(texts) and texts[column]:
                draft.hidden(texts[column], "in a hidden column")
                texts[column] = ""
        while texts and not texts[-1]:
            texts.pop()
        yield _Row(number, tuple(texts))


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that stand together; rows of one cell above a table are its title."""
    held: list[_Row] = []
    for row in [*rows, _Row(0, ())]:
        is_title = sum(bool(text) for text in row.texts) == 1
        was_title = bool(held) and all(sum(bool(text) for text in other.texts) == 1 for other in held)
        if held and (not row.texts or (was_title and not is_title)):
            yield held
            held = []
        if row.texts:
            held.append(row)


def _write(draft: Draft, block: Sequence[_Row], layout: Layout) -> None:
    if all(sum(bool(text) for text in row.texts) <= 1 for row in block):
        for row in block:
            draft.place = replace(draft.place, row=row.number)
            draft.paragraph("".join(row.texts))
        draft.place = replace(draft.place, row=None)
        return
    top, bottom = block[0].number, block[-1].number
    left = min(next(i for i, text in enumerate(row.texts) if text) for row in block)
    spans = layout.spans(top, bottom)
    covered = {
        place for (row, column), (rows, columns) in spans.items() for place in _reach(row, column, rows, columns)
    }
    cells: list[Cell] = []
    width = max(len(row.texts) for row in block)
    for row in block:
        for column in range(left, width):
            if (row.number, column) in covered:
                continue
            rows, columns = spans.get((row.number, column), (1, 1))
            text = row.texts[column] if column < len(row.texts) else ""
            cells.append(Cell(row.number - top, column - left, text, min(rows, bottom - row.number + 1), columns))
    draft.table(cells, first_row=top)


def _reach(row: int, column: int, rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Every place of a merged cell but its first."""
    for r in range(row, row + rows):
        yield from ((r, c) for c in range(column, column + columns) if (r, c) != (row, column))


def _shown(cell: _CellLike) -> str:
    """As a person sees it, as far as the usual formats go."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{value * 100:.10g}%"
    shown = f"{value:,.10g}" if "#,##" in form and abs(value) >= 1_000 else f"{value:.15g}"
    return f"{value:,.0f}" if "#,##" in form and "e" in shown else shown
