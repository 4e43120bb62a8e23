"""Rows that a spreadsheet reads and does not run."""

from __future__ import annotations

import csv
import io

import pytest

from core.spreadsheet import csv_row


@pytest.mark.parametrize("text", ["=1+1", "+82", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_what_begins_like_a_formula_is_kept_from_being_one(text: str) -> None:
    assert next(csv.reader(io.StringIO(csv_row((text,)), newline=""))) == [f"'{text}"]


def test_everything_else_comes_back_as_it_was() -> None:
    cells = ("민원, 의견", 'said "no"', "두\n줄", 3, -4, "")
    assert next(csv.reader(io.StringIO(csv_row(cells), newline=""))) == [str(cell) for cell in cells]
