"""What readers write: clean text, numbered tables, warnings that stay readable."""

from __future__ import annotations

from knowledge.parsing.document import Cell, Paragraph, Table, from_rows
from knowledge.parsing.draft import WARNINGS_OF_A_KIND, Draft, SourceFile, clean
from tests.knowledge.parsing.packed import FIXTURES


def draft() -> Draft:
    return Draft(SourceFile(FIXTURES / "guide.hwp", "guide.hwp"))


def test_text_is_without_control_characters_and_needless_space() -> None:
    assert clean(" 가\u200b \t나\x07\r\n\r\n 다\u2028라 ") == "가 나\n다\n라"


def test_a_table_of_one_cell_is_its_text_and_an_empty_one_nothing() -> None:
    made = draft()
    made.table(from_rows([["상자"]]), caption="제목")
    made.table(from_rows([["", ""], ["", ""]]))
    made.table(from_rows([["가", "나"], ["1", "2"]]))
    assert [block.kind for block in made.blocks] == ["paragraph", "paragraph", "table"]
    assert isinstance(made.blocks[0], Paragraph)
    assert isinstance(made.blocks[2], Table)
    assert made.blocks[2].locator.table == 1


def test_a_table_that_claims_millions_of_places_is_its_text() -> None:
    made = draft()
    made.table((Cell(0, 0, "가"), Cell(60_000, 60_000, "나")))
    made.table((Cell(0, 0, "다", 50_000, 50_000), Cell(0, 1, "라")))
    assert [block.kind for block in made.blocks] == ["paragraph"] * 4


def test_many_warnings_of_a_kind_are_counted_not_listed() -> None:
    made = draft()
    for number in range(WARNINGS_OF_A_KIND + 7):
        made.hidden(f"몰래 {number}", "white on white")
    told = made.all_warnings()
    assert len(told) == WARNINGS_OF_A_KIND + 1
    assert told[-1].message == "and 7 more of this kind"
