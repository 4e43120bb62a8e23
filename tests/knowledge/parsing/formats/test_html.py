"""Web pages: what is seen is read, in order; what is not is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.parsing.reading import blocks, read, warned, written


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>안내</title>{head}</head><body>{body}</body></html>"


def test_headings_paragraphs_and_lists(tmp_path: Path) -> None:
    body = "<nav>메뉴</nav><h2>신청</h2><p>구청에 <b>방문</b>하거나<br>전화합니다.</p>"
    body += "<div>기타<ol><li>하나<ul><li>안</ul><li>둘</ol>"
    document = read(written(tmp_path, "a.html", page(body + "<script>alert(1)</script>")))
    assert blocks(document) == [
        ("heading", "신청", 2),
        ("paragraph", "구청에 방문하거나\n전화합니다."),
        ("paragraph", "기타"),
        ("list_item", "1. 하나", 0),
        ("list_item", "안", 1),
        ("list_item", "2. 둘", 0),
    ]
    assert document.title == "안내"


def test_merged_cells_stand_where_they_reach(tmp_path: Path) -> None:
    table = (
        "<table><caption>수수료</caption><tr><th rowspan=2>구분<th colspan=2>금액<tr><th>방문<th>온라인"
        "<tr><td rowspan=2>재발급<td>5,000원<td>4,500원<tr><td colspan=2>무료</table>"
    )
    document = read(written(tmp_path, "a.html", page(table)))
    assert blocks(document) == [
        (
            "table",
            (
                ("구분", "금액", "금액"),
                ("구분", "방문", "온라인"),
                ("재발급", "5,000원", "4,500원"),
                ("재발급", "무료", "무료"),
            ),
            2,
        )
    ]


def test_a_table_that_only_lays_out_is_read_through(tmp_path: Path) -> None:
    inner = "<table><tr><td>구분<td>금액<tr><td>가<td>1</table>"
    document = read(written(tmp_path, "a.html", page(f"<table><tr><td><p>앞</p>{inner}</table>")))
    assert blocks(document) == [("paragraph", "앞"), ("table", (("구분", "금액"), ("가", "1")), 1)]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<p style="display: none">몰래</p>', ""),
        ('<p style="visibility:hidden">몰래</p>', ""),
        ('<p style="font-size:0">몰래</p>', ""),
        ('<p style="font-size:0px">몰래</p>', ""),
        ('<p style="opacity:0">몰래</p>', ""),
        ('<p style="position:absolute;left:-9999px">몰래</p>', ""),
        ('<p style="color:#FFFFFF">몰래</p>', ""),
        ('<p style="color: rgb(255, 255, 255)">몰래</p>', ""),
        ("<p><font color=white>몰래</font></p>", ""),
        ("<p hidden>몰래</p>", ""),
        ("<p class=x>몰래</p>", "<style>/* a */ .x, #y { display:none }</style>"),
        ("<table><tr><td>가<td style='display:none'>몰래<tr><td>나</table>", ""),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path, body: str, head: str) -> None:
    document = read(written(tmp_path, "a.html", page(f"<p>보이는 글</p>{body}", head)))
    assert "몰래" not in document.text()
    assert [(warning.code, warning.quote) for warning in document.warnings] == [("hidden_text", "몰래")]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<div style="background:#003">한 <span style="color:#fff">두</span></div>', ""),
        ('<p style="font-size:0.9em">두</p>', ""),
        ('<p style="opacity:0.8">두</p>', ""),
        ("<p>두</p>", "<style>@media print { p { display:none } } .z{color:red}</style>"),
    ],
)
def test_what_is_seen_stays(tmp_path: Path, body: str, head: str) -> None:
    document = read(written(tmp_path, "a.html", page(body, head)))
    assert "두" in document.text()
    assert warned(document) == []


def test_a_page_nested_without_end_is_read_as_far_as_it_makes_sense(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", page("앞" + "<div>" * 2_000 + "바닥" + "</div>" * 2_000 + "뒤")))
    assert document.text() == "앞\n뒤"
    assert warned(document) == ["cut_short"]
