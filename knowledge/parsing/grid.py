"""A table as it is built row by row from cells that may reach over others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from knowledge.parsing.document import Cell

WIDEST, TALLEST = 500, 100_000
"""What a span may claim: a cell that says it covers a million columns is a trick."""


@dataclass(slots=True)
class Grid:
    """Cells find the next free place of their row, as on a web page."""

    found: list[Cell] = field(default_factory=list[Cell])
    taken: dict[int, set[int]] = field(default_factory=dict[int, set[int]])
    """Columns that cells from above reach into, by row."""
    row: int = -1
    column: int = 0

    def next_row(self) -> None:
        self.taken.pop(self.row, None)
        self.row += 1
        self.column = 0

    def add(self, text: str, row_span: int = 1, column_span: int = 1) -> None:
        row_span, column_span = min(max(row_span, 1), 1_000), min(max(column_span, 1), WIDEST)
        while self.column in self.taken.get(self.row, ()):
            self.column += 1
        if self.column >= WIDEST or self.row >= TALLEST:
            return
        self.found.append(Cell(self.row, self.column, text, row_span, column_span))
        for row in range(self.row + 1, self.row + row_span):
            self.taken.setdefault(row, set()).update(range(self.column, self.column + column_span))
        self.column += column_span

    def place(self, text: str, row_span: int, column_span: int) -> None:
        """Here, whatever reaches into this place: the file says itself where its cells stand."""
        if self.column < WIDEST and self.row < TALLEST:
            column_span = min(column_span, WIDEST)
            self.found.append(Cell(self.row, self.column, text, row_span, column_span))
        self.column += column_span

    def skip(self, columns: int) -> None:
        self.column += columns

    @property
    def cells(self) -> list[Cell]:
        """No cell reaches below the last row."""
        return [replace(cell, row_span=min(cell.row_span, self.row + 1 - cell.row)) for cell in self.found]
