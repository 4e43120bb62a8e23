"""Tables that tell of services: one a row, or one a table as names and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from knowledge.imports.proposing.findings import Finding, Service
from knowledge.imports.proposing.labels import bare, kind_of_label
from knowledge.parsing.document import Table
from knowledge.procedure import ProcedureSection

Kinds: TypeAlias = Sequence[ProcedureSection | None]
"""Which field each column fills."""

TITLE_CHARACTERS = 60
_NAMES = re.compile(
    r"(?:민원|사무|업무|서비스|사업|신고|증명|시설|지원|제도|급여|프로그램|민원사무|증명서)?(?:명|명칭|종류|이름|제목)"
    r"|구분|민원|업무|서비스|민원사무|사업|항목|종류"
)
_NOTHING = re.compile(r"[-–—.·\s]*|해당\s?(?:없음|사항\s?없음)")


def services_in(table: Table) -> list[Service]:
    """A service a row, or the one that the table names; empty where the table belongs to what stands around it."""
    names = table.column_names()
    kinds = _kinds(table)
    title_column = _title_column(names, kinds)
    if title_column is not None and sum(kind is not None for kind in kinds) >= 2:
        return list(_by_rows(table, kinds, title_column))
    named = _named(table)
    return [named] if named else []


def findings_in(table: Table) -> list[Finding]:
    """Of a table of names and values, or of columns that are all fields; empty for any other."""
    kinds = _kinds(table)
    if sum(kind is not None for kind in kinds) >= 2:
        first = table.header_rows
        rows = list(enumerate(table.grid()))[first:]
        return [finding for number, row in rows for finding in _row(table, kinds, number, row)]
    pairs = list(_pairs(table))
    return [finding for finding, _ in pairs] if len(pairs) >= 2 else []


def _kinds(table: Table) -> Kinds:
    """Of each column, by its whole name or the part of it that several columns share: `수수료` of `수수료 방문`."""
    parts = list(zip(*table.header, strict=True)) if table.header else [()] * table.column_count
    names = table.column_names()
    return [kind_of_label(name) or _first_kind(shared) for name, shared in zip(names, parts, strict=True)]


def _first_kind(names: Sequence[str]) -> ProcedureSection | None:
    return next((kind for name in names if (kind := kind_of_label(name))), None)


def _own_name(table: Table, column: int) -> str:
    """What tells a column from others of the same field: `방문`; empty where nothing does."""
    names = list(dict.fromkeys(row[column] for row in table.header if row[column]))
    return names[-1] if len(names) > 1 and kind_of_label(names[-1]) is None else ""


def _title_column(names: tuple[str, ...], kinds: Kinds) -> int | None:
    plain = [re.sub(r"\s", "", bare(name)) for name in names]
    explicit = next((n for n, name in enumerate(plain) if kinds[n] is None and _NAMES.fullmatch(name)), None)
    if explicit is not None:
        return explicit
    return 0 if kinds and kinds[0] is None and plain[0] and sum(kind is not None for kind in kinds) >= 2 else None


def _by_rows(table: Table, kinds: Kinds, title_column: int) -> Iterator[Service]:
    """Rows of one title, as merged cells make them, are one service."""
    services: dict[str, Service] = {}
    for number, row in list(enumerate(table.grid()))[table.header_rows :]:
        title = " ".join(row[title_column].split())
        if not title or len(title) > TITLE_CHARACTERS:
            continue
        service = services.setdefault(title, Service(title, (*table.locator.path, title)))
        for finding in _row(table, kinds, number, row):
            service.add(finding)
    yield from services.values()


def _row(table: Table, kinds: Kinds, number: int, row: tuple[str, ...]) -> Iterator[Finding]:
    for column, (kind, text) in enumerate(zip(kinds, row, strict=True)):
        if kind is not None and not _NOTHING.fullmatch(text):
            spanned = column > 0 and kinds[column - 1] == kind and row[column - 1] == text
            name = "" if spanned or row[column + 1 : column + 2] == (text,) else _own_name(table, column)
            items = [f"{name} {item}" if name else item for item in _items(text)]
            place = replace(table.locator, row=number + 1, cell=column + 1)
            if not spanned:
                yield Finding(kind, items, place, "table")


def _named(table: Table) -> Service | None:
    """A table whose first names are of the service itself: `민원명 | 전입신고`."""
    pairs = list(_pairs(table))
    if len(pairs) < 2:
        return None
    for row in table.grid():
        for column in range(0, len(row) - 1, 2):
            name = re.sub(r"\s", "", bare(row[column]))
            if _NAMES.fullmatch(name) and name not in {"구분", "항목"} and 1 < len(row[column + 1]) <= TITLE_CHARACTERS:
                title = " ".join(row[column + 1].split())
                return Service(title, (*table.locator.path, title), [finding for finding, _ in pairs])
    return None


def _pairs(table: Table) -> Iterator[tuple[Finding, int]]:
    """Names and values side by side: columns 1 and 2, and 3 and 4 where there are four."""
    for number, row in enumerate(table.grid()):
        starts = range(0, len(row) - 1, 2) if len(row) == 4 else range(1)
        for start in starts:
            kind = kind_of_label(row[start]) if row[start] else None
            values = list(dict.fromkeys(row[start + 1 : start + 2] if len(row) == 4 else row[start + 1 :]))
            text = "\n".join(value for value in values if value and value != row[start])
            if kind is not None and text and not _NOTHING.fullmatch(text):
                place = replace(table.locator, row=number + 1, cell=start + 2)
                yield Finding(kind, _items(text), place, "table"), number


def _items(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
