"""Markdown: headings, lists, tables; markup inside it is read like a page."""

from __future__ import annotations

from pathlib import Path

from tests.knowledge.parsing.reading import blocks, read, warned, written

TEXT = """# 여권 안내

**여권**은 구청에서
신청합니다.

1. 신청
   - 사진
2. 수령

| 구분 | 수수료 |
|---|---|
| 복수 | 5만원 |

<p style="display:none">숨은 글</p>
<p>보이는 글</p>
"""


def test_structure_is_kept_and_markup_dropped(tmp_path: Path) -> None:
    document = read(written(tmp_path, "여권.md", TEXT))
    assert blocks(document) == [
        ("heading", "여권 안내", 1),
        ("paragraph", "여권은 구청에서\n신청합니다."),
        ("list_item", "1. 신청", 0),
        ("list_item", "사진", 1),
        ("list_item", "2. 수령", 0),
        ("table", (("구분", "수수료"), ("복수", "5만원")), 1),
        ("paragraph", "보이는 글"),
    ]
    assert document.title == "여권 안내"
    assert [block.locator.line for block in document.blocks] == [1, 3, 6, 7, 8, 10, 14]
    assert warned(document) == ["hidden_text"]
