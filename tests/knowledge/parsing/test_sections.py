"""Passages keep every word, in order, and say where they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knowledge.parsing.document import (
    Block,
    Cell,
    Footnote,
    Heading,
    ListItem,
    Paragraph,
    ParsedDocument,
    Table,
    from_rows,
    text_of,
)
from knowledge.parsing.outline import outlined
from knowledge.parsing.sections import passages_in_document, sections_of
from tests.knowledge.parsing.reading import HERE

STATUTE = """제2장 신고
제5조(기한) ① 전입한 사람은 14일 이내에 신고한다. ② 다음 각 호의 사람은 신고하지 아니한다.
1. 외국인
2의2. 군인
가. 현역
제6조(벌칙) 과태료를 부과한다."""
CLAUSES = """① 전입한 사람은 14일 이내에 신고한다.
② 다음 각 호의 사람은 신고하지 아니한다.
1. 외국인
2의2. 군인
가. 현역"""


def document(*blocks: Block) -> ParsedDocument:
    return ParsedDocument("안내.hwpx", "안내", "hwpx", tuple(outlined(blocks)))


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, HERE)


def placed(*blocks: Block, limit: int = 350) -> list[tuple[str, str]]:
    return [(part.text, part.locator.place()) for part in passages_in_document(document(*blocks), limit=limit)]


def test_an_article_is_a_passage_and_clauses_are_named_where_it_is_cut() -> None:
    assert placed(paragraph(STATUTE)) == [
        (
            f"제2장 신고\n제5조(기한)\n{CLAUSES}",
            "제2장 신고 > 제5조(기한)",
        ),
        ("제6조(벌칙)\n과태료를 부과한다.", "제2장 신고 > 제6조(벌칙)"),
    ]
    assert [place for _, place in placed(paragraph(STATUTE), limit=30)] == [
        "제2장 신고 > 제5조(기한)",
        "제2장 신고 > 제5조(기한) > ①",
        "제2장 신고 > 제5조(기한) > ②",
        "제2장 신고 > 제5조(기한) > ②",
        "제2장 신고 > 제6조(벌칙)",
    ]


def test_a_table_row_carries_the_names_of_its_columns() -> None:
    cells = (
        Cell(0, 0, "구분", row_span=2), Cell(0, 1, "수수료", column_span=2), Cell(1, 1, "방문"), Cell(1, 2, "온라인"),
        Cell(2, 0, "재발급", row_span=2), Cell(2, 1, "5,000원"), Cell(2, 2, "4,500원"),
        Cell(3, 1, "기초생활수급자는 무료", column_span=2),
    )  # fmt: skip
    table = Table(cells, 2, HERE, caption="증명서 수수료")
    assert placed(Heading("수수료 안내", 1, HERE), table) == [
        ("수수료 안내", "수수료 안내"),
        ("증명서 수수료", "수수료 안내"),
        ("구분: 재발급\n수수료 방문: 5,000원\n수수료 온라인: 4,500원", "수수료 안내, 3행"),
        ("구분: 재발급\n수수료 방문 · 수수료 온라인: 기초생활수급자는 무료", "수수료 안내, 4행"),
    ]


def test_a_name_and_its_value_are_one_line() -> None:
    table = Table(from_rows([["신청 기간", "2026. 3. 1. ~ 3. 31."], ["비고", ""]]), 0, HERE)
    assert [text for text, _ in placed(table)] == ["신청 기간: 2026. 3. 1. ~ 3. 31.", "비고"]


def test_a_long_row_says_of_what_it_speaks_in_every_passage() -> None:
    table = Table(from_rows([["지원", "내용", "방법"], ["월세", "가 " * 30, "나 " * 30]]), 1, HERE)
    texts = [text for text, _ in placed(table, limit=80)]
    assert len(texts) > 1
    assert all(text.startswith("지원: 월세\n") and len(text) <= 80 for text in texts)


def test_sections_are_what_stands_under_a_heading() -> None:
    found = sections_of(
        document(Paragraph("머리말", HERE), Heading("가", 1, HERE), Heading("나", 2, HERE), Paragraph("글", HERE))
    )
    assert [(section.path, section.heading, section.text()) for section in found] == [
        ((), "", "머리말"),
        (("가", "나"), "나", "가\n나\n글"),
    ]


TEXTS = st.text("가나다 1.①②제조장(목)", min_size=1, max_size=60).filter(lambda text: text.strip() != "")
LINES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, LINES, st.just(HERE)),
    st.builds(Heading, TEXTS, st.integers(1, 9), st.just(HERE)),
    st.builds(ListItem, TEXTS, st.integers(0, 3), st.just(HERE)),
    st.builds(Footnote, TEXTS, st.just("1"), st.just(HERE)),
)


def squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@given(st.lists(BLOCKS, max_size=12), st.integers(20, 120))
def test_no_word_is_lost_and_the_order_is_kept(blocks: list[Block], limit: int) -> None:
    parts = passages_in_document(document(*blocks), limit=limit)
    assert squeezed([part.text for part in parts]) == squeezed([text_of(block) for block in blocks])
    assert all(0 < len(part.text) <= limit for part in parts)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=2, max_size=6), st.integers(0, 2))
def test_every_cell_stands_in_the_passage_of_its_row(rows: list[list[str]], header: int) -> None:
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    parts = passages_in_document(document(Table(from_rows(clean), min(header, len(rows) - 1), HERE)), limit=2_000)
    by_row = {part.locator.row: part.text for part in parts}
    for number, row in enumerate(clean, start=1):
        if number > min(header, len(rows) - 1):
            assert all(cell in by_row[number] for cell in row)
    found = [part.locator.row or 0 for part in parts]
    assert all(first < second for first, second in pairwise(found))
