"""A file once it is read: blocks in reading order, each with its place, and what a curator should know about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from core.speech import Language
from knowledge.locators import Locator

Format: TypeAlias = Literal["text", "markdown", "html", "csv", "xlsx", "docx", "hwpx", "hwp", "pdf"]

WarningCode: TypeAlias = Literal[
    "wrong_extension", "hidden_text", "model_instructions", "macros", "external_content", "unreadable_part",
    "page_without_text", "encoding_guessed", "cut_short",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the outermost."""

    text: str
    level: int
    locator: Locator
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside it are the author's."""

    text: str
    locator: Locator
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ListItem:
    """`text` begins with its marker where the file has one written out; `depth` 0 is the outermost."""

    text: str
    depth: int
    locator: Locator
    kind: Literal["list_item"] = "list_item"


@dataclass(frozen=True, slots=True)
class Footnote:
    """Stands where it is referred to; `mark` is its number."""

    text: str
    mark: str
    locator: Locator
    kind: Literal["footnote"] = "footnote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, at its topmost row and leftmost column, counted from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Its cells in reading order; a merged cell stands once."""

    cells: tuple[Cell, ...]
    header_rows: int
    """How many rows from the top name the columns."""
    locator: Locator
    caption: str = ""
    first_row: int = 1
    """What a person calls its top row: in a workbook, the row of the sheet."""
    kind: Literal["table"] = "table"

    @property
    def row_count(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def grid(self) -> tuple[tuple[str, ...], ...]:
        """Rows of texts, as wide as the table; a merged cell's text stands in every place that it covers."""
        rows = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    rows[row][column] = cell.text
        return tuple(tuple(row) for row in rows)

    @property
    def header(self) -> tuple[tuple[str, ...], ...]:
        return self.grid()[: self.header_rows]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Those below the header."""
        return self.grid()[self.header_rows :]

    def column_names(self) -> tuple[str, ...]:
        """Of each column, the header's cells from the top: `수수료 방문`; empty where nothing names it."""
        columns = zip(*self.header, strict=True) if self.header else [()] * self.column_count
        return tuple(" ".join(dict.fromkeys(name for name in column if name)) for column in columns)


Block: TypeAlias = Heading | Paragraph | ListItem | Table | Footnote


@dataclass(frozen=True, slots=True)
class ParsingWarning:
    """Something that a curator should look at; the document is usable all the same."""

    code: WarningCode
    message: str
    """In English, for the log and the command line; never longer than a line."""
    locator: Locator
    quote: str = ""
    """The words it is about, shortened."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document; `page_count` is null where the format has no pages."""

    name: str
    """The file's, with its folder inside an archive."""
    title: str
    format: Format
    blocks: tuple[Annotated[Block, Field(discriminator="kind")], ...]
    warnings: tuple[ParsingWarning, ...] = ()
    page_count: int | None = None
    language: Language = field(default="ko")

    def text(self) -> str:
        """Everything that it says, a block a line."""
        return "\n".join(text_of(block) for block in self.blocks)


_ADAPTER: TypeAdapter[ParsedDocument] = TypeAdapter(ParsedDocument)


def to_json(document: ParsedDocument) -> bytes:
    """For the pipe, and for whoever keeps it."""
    return _ADAPTER.dump_json(document)


def from_json(data: bytes | str) -> ParsedDocument:
    """Raises `ValidationError` for anything else than what `to_json` wrote."""
    return _ADAPTER.validate_json(data)


def text_of(block: Block) -> str:
    """All that a block says; a table's merged cells once."""
    if isinstance(block, Table):
        return "\n".join(text for text in (block.caption, *(cell.text for cell in block.cells)) if text)
    return block.text


def from_rows(rows: Sequence[Sequence[str]]) -> tuple[Cell, ...]:
    """The cells of a table without merged ones."""
    return tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
