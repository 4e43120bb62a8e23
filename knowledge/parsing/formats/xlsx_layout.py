"""Merged cells and hidden rows and columns of a workbook, which a streaming reader of values passes over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.errors import FileDamaged
from knowledge.parsing.safe_xml import local
from knowledge.parsing.zips import Packed

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_COLUMNS = 200
MOST_MERGED_ROWS = 2_000


@dataclass(slots=True)
class Layout:
    """Of one sheet; rows count from 1, columns from 0."""

    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict[tuple[int, int], tuple[int, int]])
    """From the first cell to how many rows and columns it covers."""
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])

    def spans(self, top: int, bottom: int) -> dict[tuple[int, int], tuple[int, int]]:
        return {place: span for place, span in self.merged.items() if top <= place[0] <= bottom}


def layouts(packed: Packed) -> dict[str, Layout]:
    """By the sheet's title; every part is checked for entity tricks on the way."""
    for name in packed.names:
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/sheet"):
            packed.xml(name)
    targets = {e.get("Id", ""): e.get("Target", "") for e in packed.xml("xl/_rels/workbook.xml.rels")}
    found: dict[str, Layout] = {}
    for sheet in packed.xml("xl/workbook.xml").iter():
        if local(sheet.tag) != "sheet":
            continue
        target = targets.get(sheet.get(_RELATION, ""), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if name in packed.names:
            found[sheet.get("name", "")] = _layout(packed, name)
    return found


def _layout(packed: Packed, name: str) -> Layout:
    """Row by row, forgetting each one: sheets may be large."""
    layout = Layout()
    try:
        for _, element in iterparse(BytesIO(packed.read(name)), forbid_dtd=True):
            _learn(layout, element)
            if local(element.tag) == "row":
                element.clear()
    except (ParseError, DefusedXmlException) as error:
        raise FileDamaged(f"{packed.file.shown}: `{name}` is damaged or declares entities: save it again") from error
    return layout


def _learn(layout: Layout, element: Element) -> None:
    match local(element.tag):
        case "row" if element.get("hidden") in {"1", "true"} and element.get("r", "").isdigit():
            layout.hidden_rows.add(int(element.get("r", "0")))
        case "col" if element.get("hidden") in {"1", "true"}:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            layout.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        case "mergeCell":
            if found := _RANGE.fullmatch(element.get("ref", "")):
                left, right = _column(found[1]), min(_column(found[3]), MOST_COLUMNS - 1)
                rows = min(int(found[4]) - int(found[2]) + 1, MOST_MERGED_ROWS)
                if left <= right and rows > 0:
                    layout.merged[int(found[2]), left] = (rows, right - left + 1)
        case _:
            pass


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
