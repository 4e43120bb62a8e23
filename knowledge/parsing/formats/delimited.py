"""CSV and TSV as one table: the delimiter is found, the encoding too."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace

from core.errors import FileDamaged
from knowledge.parsing.document import from_rows
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.plain import decoded

DELIMITERS = ",\t;|"
SAMPLE_LINES = 20
CELL_CHARACTERS = 1_000_000


def read(draft: Draft) -> None:
    text = decoded(draft, draft.file.data())
    csv.field_size_limit(CELL_CHARACTERS)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise FileDamaged(f"{draft.file.shown} is no readable CSV: save it again as CSV UTF-8") from error
    rows = [row for row in found if any(cell.strip() for cell in row)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    draft.place = replace(draft.place, line=1)
    draft.table(
        from_rows([[*row, *[""] * (width - len(row))] for row in rows]),
        marked_header_rows=1 if len(rows) > 1 and width > 1 else 0,
    )


def _delimiter(text: str) -> str:
    """The one that cuts the first lines into the same number of cells, and into most."""
    lines = text.splitlines()[:SAMPLE_LINES]

    def worth(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return (times if width > 1 else 0, width)

    return max(DELIMITERS, key=worth)
