"""PDF: from a file of LibreOffice, and pages that a test draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import FileDamaged, FileEncrypted, NoTextLayer
from knowledge.parsing.document import Table
from tests.knowledge.parsing.formats.test_docx import PASSPORT_TABLE
from tests.knowledge.parsing.packed import FIXTURES
from tests.knowledge.parsing.pdfs import LOCK, grid, pdf, rules, text
from tests.knowledge.parsing.reading import blocks, read, warned


def test_an_office_programs_file_is_read_with_its_pages() -> None:
    document = read(FIXTURES / "passport.pdf")
    found = blocks(document)
    assert found[:2] == [("heading", "여권 발급 안내", 1), ("heading", "1. 신청 대상", 2)]
    assert found[3:] == [
        ("list_item", "• 본인 신청", 0),
        ("list_item", "• 대리 신청", 0),
        ("list_item", "• 친권자", 0),
        ("heading", "2. 수수료", 2),
        PASSPORT_TABLE,
        ("paragraph", "끝."),
    ]
    assert (document.title, document.page_count) == ("여권 안내", 1)
    assert document.blocks[-2].locator.place() == "여권 발급 안내 > 2. 수수료, 1쪽, 표 1"
    assert warned(document) == ["hidden_text"]


def test_lines_that_the_page_broke_are_joined_and_others_are_not(tmp_path: Path) -> None:
    page = (
        text("Chapter one", 50, 780, size=20)
        + text("This line goes on to the very end of the width of the page and", 50, 740, size=16)
        + text("continues here.", 50, 720, size=16)
        + text("A line of its own", 50, 700, size=16)
        + text("- an item", 50, 680, size=16)
    )
    document = read(pdf(tmp_path / "a.pdf", [page]))
    assert blocks(document) == [
        ("heading", "Chapter one", 1),
        ("paragraph", "This line goes on to the very end of the width of the page and continues here."),
        ("paragraph", "A line of its own"),
        ("list_item", "- an item", 0),
    ]


def test_merged_cells_are_where_no_line_is_drawn(tmp_path: Path) -> None:
    xs, ys = (50, 150, 250, 350), (700, 680, 660, 640)
    lines = [(50, y, 350, y) for y in (700, 640)] + [(150, 680, 350, 680), (50, 660, 350, 660)]
    lines += [(50, 640, 50, 700), (150, 640, 150, 700), (350, 640, 350, 700), (250, 640, 250, 680)]
    words = [
        ("Kind", 0, 0),
        ("Fee", 1, 0),
        ("Desk", 1, 1),
        ("Online", 2, 1),
        ("New", 0, 2),
        ("5 won", 1, 2),
        ("4 won", 2, 2),
    ]
    page = text("Fees", 50, 720) + rules(*lines)
    page += "".join(text(word, xs[column] + 5, ys[row] - 14) for word, column, row in words)
    document = read(pdf(tmp_path / "a.pdf", [page]))
    assert blocks(document)[1] == (
        "table",
        (("Kind", "Fee", "Fee"), ("Kind", "Desk", "Online"), ("New", "5 won", "4 won")),
        2,
    )


def test_a_table_that_goes_on_keeps_its_header(tmp_path: Path) -> None:
    def page(*rows: tuple[str, str, str]) -> str:
        ys = [800 - 20 * number for number in range(len(rows) + 1)]
        drawn = grid((50, 200, 350, 500), ys)
        return drawn + "".join(
            text(word, x, y - 14)
            for row, y in zip(rows, ys, strict=False)
            for word, x in zip(row, (55, 205, 355), strict=True)
        )

    pages = [page(("Name", "Fee", "Days"), ("A", "1 won", "3")), page(("B", "2 won", "4"), ("C", "3 won", "5"))]
    document = read(pdf(tmp_path / "a.pdf", pages))
    first, second = document.blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert second.grid() == (("Name", "Fee", "Days"), ("B", "2 won", "4"), ("C", "3 won", "5"))
    assert (second.header_rows, second.first_row, second.locator.page) == (1, 0, 2)


@pytest.mark.parametrize(
    ("drawn", "hidden"),
    [
        (text("secret", 50, 700, before="1 g"), True),
        (text("secret", 50, 700, before="0 g 3 Tr"), True),
        (text("secret", 50, 700, size=0.5), True),
        (text("secret", 50, 2_000), True),
        ("0.1 g 40 690 200 30 re f\n" + text("secret", 50, 700, before="1 g"), False),
        (text("secret", 50, 700, before="0.5 g"), False),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path, drawn: str, hidden: bool) -> None:
    document = read(pdf(tmp_path / "a.pdf", [text("Seen by all", 50, 600) + drawn]))
    assert warned(document) == (["hidden_text"] if hidden else [])
    assert ("secret" in document.text()) is not hidden


def test_words_that_were_broken_are_whole_and_leaders_are_short(tmp_path: Path) -> None:
    page = (
        text("The office takes bulky waste and gives everybody who reports it a num-", 50, 740, size=16)
        + text("ber for the sticker on it.", 50, 720, size=16)
        + text("2.1 Waste . . . . . . . . . . . . . 12", 50, 690, size=16)
        + text("3", 300, 30, size=16)
    )
    assert read(pdf(tmp_path / "a.pdf", [page])).text().splitlines() == [
        "The office takes bulky waste and gives everybody who reports it a number for the sticker on it.",
        "2.1 Waste … 12",
    ]


def test_what_sticks_out_of_a_table_is_read_too(tmp_path: Path) -> None:
    drawn = grid((50, 150, 250), (700, 680, 660)) + text("Name", 55, 686) + text("Fee", 155, 686)
    page = drawn + text("One", 55, 666) + text("Five thousand won, but nothing for children", 155, 666)
    assert "nothing for children" in read(pdf(tmp_path / "a.pdf", [page])).text()


def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    pages = [
        text("Seoul guide", 50, 820) + text(f"Text of page {n}", 50, 700) + text(f"- {n} -", 290, 20)
        for n in range(1, 6)
    ]
    assert read(pdf(tmp_path / "a.pdf", pages)).text().splitlines() == [f"Text of page {n}" for n in range(1, 6)]


def test_a_scan_needs_a_text_layer(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayer, match=r"`a.pdf` has no text layer"):
        read(pdf(tmp_path / "a.pdf", ["0 g 10 10 100 100 re f"]))


def test_a_password_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileEncrypted, match=r"`a.pdf` is encrypted"):
        read(pdf(tmp_path / "a.pdf", [text("a", 50, 50)], trailer=LOCK))


def test_scripts_are_told_and_never_run(tmp_path: Path) -> None:
    script = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] >> >>"
    assert warned(read(pdf(tmp_path / "a.pdf", [text("Seen", 50, 50)], catalog=script))) == ["macros"]


def test_what_is_no_pdf_inside_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    with pytest.raises(FileDamaged, match=r"`a.pdf`"):
        read(tmp_path / "a.pdf")
