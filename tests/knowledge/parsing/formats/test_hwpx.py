"""HWPX: from a file of an independent writer, and the corners that it does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import FileDamaged, FileEncrypted
from tests.knowledge.parsing.packed import FIXTURES, hp, hp_table, hwpx
from tests.knowledge.parsing.reading import blocks, read, warned

GUIDE = [
    ("heading", "전입신고 안내", 1),
    ("heading", "제2장 신고", 2),
    ("heading", "제5조(기한)", 5),
    ("paragraph", "① 전입한 사람은 14일 이내에 신고한다."),
    ("paragraph", "② 다음 각 호의 사람은 신고하지 아니한다."),
    ("paragraph", "1. 외국인"),
    ("paragraph", "2. 군인"),
    ("paragraph", "수수료는 구청마다 다르지 않습니다."),
    ("footnote", "조례로 정한다.", "1"),
    (
        "table",
        (
            ("구분", "수수료", "수수료"),
            ("구분", "방문", "온라인"),
            ("재발급", "5,000원", "4,500원"),
            ("재발급", "무료", "무료"),
        ),
        2,
    ),
    ("paragraph", "끝."),
]
"""What the guide of `make_hangul.mjs` says; it also hides a line in white."""


def test_an_independent_writers_file_is_read_whole() -> None:
    document = read(FIXTURES / "guide.hwpx")
    assert blocks(document) == GUIDE
    assert document.blocks[6].locator.place() == "전입신고 안내 > 제2장 신고 > 제5조(기한) > ② > 제2호"
    assert [(warning.code, warning.quote) for warning in document.warnings] == [("hidden_text", "몰래 적은 하얀 글")]


def test_a_password_is_told() -> None:
    with pytest.raises(FileEncrypted, match=r"`locked.hwpx` has a password"):
        read(FIXTURES / "locked.hwpx")


def test_a_frame_of_one_cell_is_read_through_and_a_table_in_a_cell_follows_its_own(tmp_path: Path) -> None:
    inner = hp_table((0, 0, 1, 1, hp("구분")), (0, 1, 1, 1, hp("금액")), (1, 0, 1, 1, hp("가")), (1, 1, 1, 1, hp("1")))
    framed = hp("앞", hp_table((0, 0, 1, 1, hp("상자 안") + hp("", inner))))
    outer = hp_table((0, 0, 1, 1, hp("이름")), (0, 1, 1, 1, hp("표가 있다", inner)))
    document = read(hwpx(tmp_path / "a.hwpx", framed + hp("", outer)))
    table = ("table", (("구분", "금액"), ("가", "1")), 1)
    assert blocks(document) == [
        ("paragraph", "앞"),
        ("paragraph", "상자 안"),
        table,
        ("table", (("이름", "표가 있다"),), 0),
        table,
    ]


def test_white_letters_in_a_dark_cell_are_read(tmp_path: Path) -> None:
    header = (
        '<hh:borderFill id="2"><hc:fillBrush><hc:winBrush faceColor="#003366"/></hc:fillBrush></hh:borderFill>'
        '<hh:charPr id="7" height="1000" textColor="#FFFFFF" shadeColor="none"/>'
        '<hh:charPr id="8" height="50" textColor="#000000"/>'
    )
    dark = hp_table((0, 0, 1, 1, hp("구분", shape="7")), (0, 1, 1, 1, hp("금액", shape="7")), fill="2")
    section = hp("", dark) + hp("몰래", shape="7") + hp("작게", shape="8") + hp("보임")
    document = read(hwpx(tmp_path / "a.hwpx", section, header))
    assert blocks(document) == [("table", (("구분", "금액"),), 0), ("paragraph", "보임")]
    assert [warning.quote for warning in document.warnings] == ["몰래", "작게"]


def test_boxes_hidden_comments_and_equations(tmp_path: Path) -> None:
    box = f"<hp:rect><hp:drawText><hp:subList>{hp('상자')}</hp:subList></hp:drawText></hp:rect>"
    comment = f"<hp:ctrl><hp:hiddenComment><hp:subList>{hp('숨은 설명')}</hp:subList></hp:hiddenComment></hp:ctrl>"
    head = f"<hp:ctrl><hp:header><hp:subList>{hp('머리말')}</hp:subList></hp:header></hp:ctrl>"
    equation = "<hp:equation><hp:script>x over y</hp:script></hp:equation>"
    document = read(hwpx(tmp_path / "a.hwpx", hp("글", box + comment + head + equation)))
    assert blocks(document) == [("paragraph", "글"), ("paragraph", "상자")]
    assert warned(document) == ["hidden_text"]


def test_what_was_deleted_under_tracking_is_gone(tmp_path: Path) -> None:
    changed = '앞<hp:deleteBegin Id="1"/>지움<hp:lineBreak/>지움</hp:t><hp:t>지움<hp:deleteEnd Id="1"/>뒤<hp:tab/>끝'
    assert blocks(read(hwpx(tmp_path / "a.hwpx", hp(changed)))) == [("paragraph", "앞뒤 끝")]


def test_scripts_are_told_and_a_file_without_sections_is_damaged(tmp_path: Path) -> None:
    assert warned(read(hwpx(tmp_path / "a.hwpx", hp("글"), Scripts__headerScripts="x"))) == ["macros"]
    path = hwpx(tmp_path / "b.hwpx", hp("글"))
    path.write_bytes(path.read_bytes().replace(b"section0", b"sektion0"))
    with pytest.raises(FileDamaged, match=r"`b.hwpx`"):
        read(path)
