"""How many rows from the top name the columns, where the file does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.parsing.document import Cell

NAME_CHARACTERS = 24
"""A column's name is short."""
_VALUE = re.compile(r"\d{2,}|\d[\d,.]*\s*(?:원|일|시|분|%|부|건|개월|세|명|호)|[.!?。]$|다\.?$|@|https?:")


def header_rows_of(cells: Sequence[Cell]) -> int:
    """One where the first row reads like names, more where merged cells of it reach further down, none else."""
    first = [cell for cell in cells if cell.row == 0]
    columns = max(cell.column + cell.column_span for cell in cells)
    height = max(cell.row + cell.row_span for cell in cells)
    if height < 2 or columns < 2 or not any(cell.text for cell in first):
        return 0
    if len(first) == 1:  # one cell over everything is a title
        return 0
    if not all(_is_name(cell.text) for cell in first):
        return 0
    if columns == 2 and not _reads_like_header(first):
        return 0
    spread = any(cell.column_span > 1 for cell in first)
    deepest = max(cell.row_span for cell in first) if spread else 1
    return min(deepest, height - 1)


def _is_name(text: str) -> bool:
    return len(text) <= NAME_CHARACTERS and not _VALUE.search(text)


def _reads_like_header(first: Sequence[Cell]) -> bool:
    """Two columns are more often a name and its value, unless the second one is named by a usual word."""
    return bool(_USUAL.search(first[-1].text)) or first[0].text in {"구분", "항목", "순번", "번호", "연번"}


_USUAL = re.compile(
    r"^(?:내용|설명|비고|금액|요금|수수료|기간|기한|대상|방법|서류|값|연락처|전화번호|주소|단가|가격|세부\s?내용|비용|"
    r"description|value|amount|fee|price|contents?|details?|notes?|phone|address)$",
    re.IGNORECASE,
)
