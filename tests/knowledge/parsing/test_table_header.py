"""Which rows name the columns of a table that does not say so itself."""

from __future__ import annotations

import pytest

from knowledge.parsing.document import Cell, from_rows
from knowledge.parsing.table_header import header_rows_of


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["구분", "금액", "비고"], ["방문", "5,000원", ""]], 1),
        ([["방문", "5,000원", "없음"], ["온라인", "4,500원", ""]], 0),
        ([["신청 기간", "2026년 3월"], ["신청 방법", "방문"]], 0),
        ([["신청 대상", "누구나"], ["신청 방법", "방문"]], 0),
        ([["구분", "수수료"], ["방문", "무료"]], 1),
        ([["서류", "비고"], ["신분증", ""]], 1),
        ([["구분", "금액"]], 0),
        ([["하나"], ["둘"]], 0),
        ([["신청은 구청에서 합니다.", "전화도 됩니다.", "끝."], ["가", "나", "다"]], 0),
    ],
)
def test_a_first_row_of_names_is_a_header(rows: list[list[str]], header: int) -> None:
    assert header_rows_of(from_rows(rows)) == header


def test_a_header_reaches_as_far_down_as_its_merged_cells() -> None:
    top = (Cell(0, 0, "구분", row_span=2), Cell(0, 1, "수수료", column_span=2))
    below = (Cell(1, 1, "방문"), Cell(1, 2, "온라인"), Cell(2, 0, "가"), Cell(2, 1, "1원"), Cell(2, 2, "2원"))
    assert header_rows_of((*top, *below)) == 2


def test_one_cell_over_everything_is_a_title_and_no_header() -> None:
    assert header_rows_of((Cell(0, 0, "수수료", column_span=2), Cell(1, 0, "가"), Cell(1, 1, "1"))) == 0
