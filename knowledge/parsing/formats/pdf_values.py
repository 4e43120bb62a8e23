"""What is on a page of a PDF: characters in lines, ruled lines, painted areas; units are points, y grows upwards."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """An area of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        return self.left - slack <= x <= self.right + slack and self.bottom - slack <= y <= self.top + slack

    def around(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Character:
    """One, with the box that its font reserves for it; what a reader infers, such as spaces, has none."""

    text: str
    box: Box | None
    hidden: str = ""
    """How it is hidden, where it is."""

    @property
    def size(self) -> float:
        return self.box.height if self.box else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """Seen characters that stand beside each other."""

    text: str
    box: Box
    size: float
    """Height of most of its characters."""
    characters: tuple[Character, ...]

    def ends_with_space(self) -> bool:
        return self.text != self.text.rstrip()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: from `start` to `end` at `at`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledTable:
    """Rows count from the top."""

    box: Box
    cells: tuple[RuledCell, ...]
    columns: tuple[float, ...]
    """Where its vertical lines stand."""


@dataclass(slots=True)
class PageContent:
    """Everything that counts."""

    box: Box
    lines: list[Line] = field(default_factory=list[Line])
    hidden: dict[str, str] = field(default_factory=dict[str, str])
    """Text by how it is hidden."""
    horizontal: list[Ruling] = field(default_factory=list[Ruling])
    vertical: list[Ruling] = field(default_factory=list[Ruling])
    has_pictures: bool = False
    tables: list[RuledTable] = field(default_factory=list[RuledTable])

    def table_around(self, line: Line) -> RuledTable | None:
        return next((table for table in self.tables if table.box.holds(*line.box.centre, slack=1.0)), None)
