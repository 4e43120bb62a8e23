"""The document that a reader is writing: what was found so far, numbered and placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from knowledge.locators import Locator
from knowledge.parsing.document import Block, Cell, Footnote, Heading, ListItem, Paragraph, ParsingWarning, Table
from knowledge.parsing.document import WarningCode as Code
from knowledge.parsing.limits import Limits
from knowledge.parsing.table_header import header_rows_of

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many of how many steps are done: pages, rows, parts."""

QUOTE_CHARACTERS = 80
WARNINGS_OF_A_KIND = 50
MOST_PLACES = 2_000_000
"""Of one table."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


def quiet(done: int, total: int) -> None:
    """Progress that nobody follows."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a reader is given."""

    path: Path
    name: str
    """What a person calls it; `path` may be a temporary copy."""
    limits: Limits = field(default_factory=Limits)
    progress: Progress = quiet

    def data(self) -> bytes:
        return self.path.read_bytes()

    @property
    def shown(self) -> str:
        """For the text of an error."""
        return f"`{self.name}`"


@dataclass(slots=True)
class Draft:
    """Collects blocks; a reader sets `place` as it goes."""

    file: SourceFile
    title: str = ""
    page_count: int | None = None
    blocks: list[Block] = field(default_factory=list[Block])
    warnings: list[ParsingWarning] = field(default_factory=list[ParsingWarning])
    told: dict[Code, int] = field(default_factory=dict[Code, int])
    tables: int = 0
    place: Locator = field(init=False)

    def __post_init__(self) -> None:
        self.place = Locator(self.file.name)

    def heading(self, text: str, level: int) -> None:
        if text := clean(text):
            self.blocks.append(Heading(text.replace("\n", " "), min(max(level, 1), 9), self.place))

    def paragraph(self, text: str) -> None:
        if text := clean(text):
            self.blocks.append(Paragraph(text, self.place))

    def list_item(self, text: str, depth: int = 0) -> None:
        if text := clean(text):
            self.blocks.append(ListItem(text, depth, self.place))

    def footnote(self, text: str, mark: str) -> None:
        if text := clean(text):
            self.blocks.append(Footnote(text, mark, replace(self.place, footnote=mark)))

    def table(
        self, cells: Sequence[Cell], *, marked_header_rows: int = 0, caption: str = "", first_row: int = 1
    ) -> None:
        """A table of one cell is a box around text, not a table; so is one that cannot be."""
        kept = tuple(replace(cell, text=clean(cell.text)) for cell in cells)
        if not any(cell.text for cell in kept):
            return
        if len(kept) == 1 or not _is_possible(kept):
            for text in (caption, *(cell.text for cell in kept)):
                self.paragraph(text)
            return
        self.tables += 1
        place = replace(self.place, table=self.tables)
        header = marked_header_rows or header_rows_of(kept)
        self.blocks.append(Table(kept, header, place, clean(caption), first_row))

    def warn(self, code: Code, message: str, *, quote: str = "", place: Locator | None = None) -> None:
        told = self.told.get(code, 0)
        self.told[code] = told + 1
        if told < WARNINGS_OF_A_KIND:
            self.warnings.append(ParsingWarning(code, message, place or self.place, shortened(quote)))

    def all_warnings(self) -> tuple[ParsingWarning, ...]:
        """The first of each kind, and how many more there were."""
        more = [
            ParsingWarning(code, f"and {count - WARNINGS_OF_A_KIND} more of this kind", Locator(self.file.name))
            for code, count in self.told.items()
            if count > WARNINGS_OF_A_KIND
        ]
        return (*self.warnings, *more)

    def hidden(self, text: str, why: str) -> None:
        """Text that a reader of the page does not see: dropped, and told."""
        if text := clean(text):
            self.warn("hidden_text", f"text that is {why} was left out", quote=text)


def _is_possible(cells: Sequence[Cell]) -> bool:
    """A few cells that claim to cover millions of places are a trick or damage."""
    height = max(cell.row + cell.row_span for cell in cells)
    width = max(cell.column + cell.column_span for cell in cells)
    claimed = sum(cell.row_span * cell.column_span for cell in cells)
    return max(height * width, claimed) <= MOST_PLACES and min(cell.row_span for cell in cells) > 0


def clean(text: str) -> str:
    """Without control characters and needless space; line breaks stay."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_CHARACTERS else f"{line[: QUOTE_CHARACTERS - 1]}…"
