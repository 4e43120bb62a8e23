"""Rows for a spreadsheet: CSV (RFC 4180) that reads Korean and runs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

BOM: Final = "\ufeff"
"""Without it, spreadsheets take Korean for something else."""


def csv_row(cells: Iterable[object]) -> str:
    """One line with its end."""
    made = io.StringIO()
    csv.writer(made).writerow([_harmless(cell) for cell in cells])
    return made.getvalue()


def _harmless(cell: object) -> object:
    """A spreadsheet would run a text that begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
