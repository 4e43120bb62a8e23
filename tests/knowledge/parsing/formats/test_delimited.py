"""CSV: one table with its header."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.parsing.reading import blocks, read, written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in [("구분", "수수료"), ("방문", '"5,000원"'), ("온라인", "4500")])
    document = read(written(tmp_path, "요금.csv", text))
    assert blocks(document) == [("table", (("구분", "수수료"), ("방문", "5,000원"), ("온라인", "4500")), 1)]


def test_what_a_korean_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    document = read(written(tmp_path, "요금.csv", "구분,수수료\n방문,무료\n".encode("cp949")))
    assert blocks(document) == [("table", (("구분", "수수료"), ("방문", "무료")), 1)]


def test_short_rows_are_filled_and_empty_ones_dropped(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.csv", "가,나,다\n1,2\n,,\n3,4,5\n"))
    assert blocks(document) == [("table", (("가", "나", "다"), ("1", "2", ""), ("3", "4", "5")), 1)]
