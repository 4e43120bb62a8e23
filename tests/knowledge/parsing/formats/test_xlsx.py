"""XLSX: sheets as tables with their titles, merged cells, formats; what is hidden is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.parsing.document import Table
from tests.knowledge.parsing.reading import blocks, read, warned


def sheet(book: openpyxl.Workbook) -> Worksheet:
    found = book.active
    assert isinstance(found, Worksheet)
    return found


def test_a_sheet_is_its_title_and_its_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    fees = sheet(book)
    fees.title = "수수료"
    fees["A1"] = "증명서 수수료표"
    for row in (
        ("구분", "수수료", None, "시행"),
        (None, "방문", "온라인", None),
        ("재발급", 5000, 4500, date(2026, 3, 1)),
    ):
        fees.append(row)
    fees.append((None, "무료", None, 0.05))
    for merged in ("A2:A3", "B2:C2", "D2:D3", "A4:A5", "B5:C5"):
        fees.merge_cells(merged)
    fees["B4"].number_format, fees["D5"].number_format = "#,##0", "0%"
    book.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert blocks(document) == [
        ("paragraph", "증명서 수수료표"),
        (
            "table",
            (
                ("구분", "수수료", "수수료", "시행"),
                ("구분", "방문", "온라인", "시행"),
                ("재발급", "5,000", "4500", "2026-03-01"),
                ("재발급", "무료", "무료", "5%"),
            ),
            2,
        ),
    ]
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert (table.first_row, table.locator.sheet) == (2, "수수료")


def test_every_sheet_has_its_heading_and_hidden_ones_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet(book)["A1"] = "가"
    second, third = book.create_sheet("둘째"), book.create_sheet("숨은")
    for row in (("구분", "금액"), ("몰래", "1"), ("보임", "2")):
        second.append(row)
    second.row_dimensions[2].hidden = True
    third["A1"] = "비밀"
    third.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert [block for block in blocks(document) if block[0] != "table"] == [
        ("heading", "Sheet", 1),
        ("paragraph", "가"),
        ("heading", "둘째", 1),
    ]
    assert "몰래" not in document.text()
    assert "비밀" not in document.text()
    assert warned(document) == ["hidden_text", "hidden_text"]
