"""Plain text: paragraphs, lists and encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.parsing.reading import blocks, read, warned, written


def test_blank_lines_part_paragraphs_and_bullets_are_items(tmp_path: Path) -> None:
    document = read(written(tmp_path, "안내.txt", "대형 폐기물은\n구청에 신고합니다.\n\n- 의자\n- 책상\n\n끝.\n"))
    assert blocks(document) == [
        ("paragraph", "대형 폐기물은\n구청에 신고합니다."),
        ("list_item", "- 의자", 0),
        ("list_item", "- 책상", 0),
        ("paragraph", "끝."),
    ]
    assert [block.locator.line for block in document.blocks] == [1, 4, 5, 7]
    assert document.title == "안내"


@pytest.mark.parametrize(
    ("encoding", "warnings"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("cp949", ["encoding_guessed"])],
)
def test_korean_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, warnings: list[str]) -> None:
    document = read(written(tmp_path, "a.txt", "여권은 구청에서 받습니다. 똠방각하".encode(encoding)))
    assert document.text() == "여권은 구청에서 받습니다. 똠방각하"
    assert warned(document) == warnings
