"""DOCX: from a file of LibreOffice, and the corners that it does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.parsing.packed import FIXTURES, W, docx, p, zipped
from tests.knowledge.parsing.reading import blocks, read, warned

PASSPORT_TABLE = (
    "table",
    (
        ("구분", "수수료", "수수료"),
        ("구분", "방문", "온라인"),
        ("10년", "50,000원", "47,000원"),
        ("10년", "기초생활수급자 무료", "기초생활수급자 무료"),
    ),
    2,
)


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_an_office_programs_file_is_read_whole() -> None:
    document = read(FIXTURES / "passport.docx")
    assert blocks(document) == [
        ("heading", "여권 발급 안내", 1),
        ("heading", "1. 신청 대상", 2),
        (
            "paragraph",
            "대한민국 국민은 누구나 여권을 신청할 수 있습니다. 만 18세 미만은 법정대리인의 동의서가 필요합니다.",
        ),
        ("list_item", "본인 신청", 0),
        ("list_item", "대리 신청", 0),
        ("list_item", "친권자", 1),
        ("heading", "2. 수수료", 2),
        PASSPORT_TABLE,
        ("paragraph", "끝."),
    ]
    assert document.title == "여권 안내"
    assert [(warning.code, warning.quote) for warning in document.warnings] == [("hidden_text", "몰래 적은 글")]


def test_headings_are_known_by_inherited_styles(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>'
    )
    body = "".join(p(name, kind=f'<w:pStyle w:val="{name}"/>') for name in ("a", "b", "c", "loop", "none"))
    assert blocks(read(docx(tmp_path / "a.docx", body, styles=styles))) == [
        ("heading", "a", 2),
        ("heading", "b", 2),
        ("heading", "c", 4),
        ("paragraph", "loop"),
        ("paragraph", "none"),
    ]


def test_merged_cells_and_marked_headers(tmp_path: Path) -> None:
    going_on = "<w:vMerge/>"
    body = "<w:tbl>"
    body += tr(
        tc("과목", '<w:vMerge w:val="restart"/>'), tc("9월", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"
    )
    body += tr(tc("", going_on), tc("1일"), tc("2일"), properties="<w:tblHeader/>")
    body += tr(tc("국어"), tc("90", '<w:gridSpan w:val="2"/>')) + "</w:tbl>"
    assert blocks(read(docx(tmp_path / "a.docx", body))) == [
        ("table", (("과목", "9월", "9월"), ("과목", "1일", "2일"), ("국어", "90", "90")), 2)
    ]


@pytest.mark.parametrize(
    ("look", "hidden"),
    [
        ("<w:vanish/>", True),
        ('<w:vanish w:val="0"/>', False),
        ('<w:color w:val="FFFFFF"/>', True),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', False),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', False),
        ('<w:sz w:val="1"/>', True),
        ('<w:sz w:val="20"/>', False),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path, look: str, hidden: bool) -> None:
    document = read(docx(tmp_path / "a.docx", p("보임") + p("글", look)))
    assert warned(document) == (["hidden_text"] if hidden else [])
    assert document.text() == ("보임" if hidden else "보임\n글")


def test_white_letters_in_a_dark_cell_are_read(tmp_path: Path) -> None:
    inside = p("구분", '<w:color w:val="FFFFFF"/>')
    white = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{inside}</w:tc>'
    document = read(docx(tmp_path / "a.docx", f"<w:tbl>{tr(white, tc('금액'))}</w:tbl>"))
    assert (document.text(), warned(document)) == ("구분\n금액", [])


def test_notes_boxes_and_changes(tmp_path: Path) -> None:
    separator = '<w:footnote w:id="0" w:type="separator"/>'
    notes = f'<w:footnotes {W}>{separator}<w:footnote w:id="2">{p("각주 글")}</w:footnote></w:footnotes>'
    box = f"<w:pict><w:txbxContent>{p('상자')}</w:txbxContent></w:pict>"
    body = (
        '<w:p><w:r><w:t>앞</w:t><w:footnoteReference w:id="2"/></w:r>'
        "<w:del><w:r><w:delText>지움</w:delText></w:r></w:del>"
        f"<w:ins><w:r><w:t>넣음</w:t></w:r></w:ins><w:r>{box}</w:r></w:p>"
    )
    document = read(docx(tmp_path / "a.docx", body, footnotes=notes))
    assert blocks(document) == [("paragraph", "앞넣음"), ("footnote", "각주 글", "1"), ("paragraph", "상자")]


def test_macros_are_told_and_never_run(tmp_path: Path) -> None:
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{p('글')}</w:body></w:document>",
        "word/vbaProject.bin": b"x",
    }
    document = read(zipped(tmp_path / "a.docm", parts))
    assert (document.text(), warned(document)) == ("글", ["macros"])
