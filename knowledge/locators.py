"""Where a piece of a document stands, so that a person can find it again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.speech import Language


@dataclass(frozen=True, slots=True)
class Locator:
    """Document, headings or articles on the way down, page, table and cell; numbers count from 1, null is unknown."""

    document: str
    """The file, with its folder inside an archive: `안내/전입신고.hwpx`."""
    path: tuple[str, ...] = ()
    """From the outermost: `("제2장 신고", "제5조(기한)", "①")`."""
    page: int | None = None
    table: int | None = None
    """Which one in the document."""
    row: int | None = None
    cell: int | None = None
    """The column."""
    line: int | None = None
    """Of a text file."""
    sheet: str = ""
    """Of a workbook."""
    footnote: str = ""
    """Its mark."""

    def place(self, language: Language = "ko") -> str:
        """Where in the document, without its name; empty for the document as a whole."""
        parts = [" > ".join(self.path), self.sheet and f"{_words(language)['sheet']} {self.sheet}"]
        parts += [self._numbered(language, "page", self.page), self._numbered(language, "table", self.table)]
        parts += [self._cell(language), self._numbered(language, "line", self.line)]
        parts += [self.footnote and f"{_words(language)['footnote']} {self.footnote}"]
        return ", ".join(part for part in parts if part)

    def told(self, language: Language = "ko") -> str:
        """`전입신고.hwpx, 제2장 > 제5조, 12쪽, 표 3, 4행 2열`."""
        return ", ".join(part for part in (self.document, self.place(language)) if part)

    def __str__(self) -> str:
        return self.told()

    def shared(self, other: Locator) -> Locator:
        """The narrowest place that holds both; page and line are where it begins."""
        common = [mine for mine, theirs in zip(self.path, other.path, strict=False) if mine == theirs]
        depth = len(common) if tuple(common) == self.path[: len(common)] else 0
        return replace(
            self,
            path=self.path[:depth],
            table=self.table if self.table == other.table else None,
            row=self.row if (self.table, self.row) == (other.table, other.row) else None,
            cell=self.cell if (self.table, self.row, self.cell) == (other.table, other.row, other.cell) else None,
            footnote=self.footnote if self.footnote == other.footnote else "",
        )

    def _numbered(self, language: Language, word: str, number: int | None) -> str:
        return _words(language)[word].format(number) if number is not None else ""

    def _cell(self, language: Language) -> str:
        words = _words(language)
        shown = [words[word].format(n) for word, n in (("row", self.row), ("column", self.cell)) if n is not None]
        return words["joint"].join(shown)


def _words(language: Language) -> dict[str, str]:
    return _KOREAN if language == "ko" else _ENGLISH


_KOREAN = {
    "page": "{}쪽", "table": "표 {}", "row": "{}행", "column": "{}열", "joint": " ", "line": "{}째 줄", "sheet": "시트",
    "footnote": "각주",
}  # fmt: skip
_ENGLISH = {
    "page": "p. {}", "table": "table {}", "row": "row {}", "column": "column {}", "joint": ", ", "line": "line {}",
    "sheet": "sheet", "footnote": "footnote",
}  # fmt: skip
