"""Statutes and headings: where each block stands."""

from __future__ import annotations

import pytest

from knowledge.parsing.document import Block, Heading, ListItem, Paragraph, Table, from_rows
from knowledge.parsing.outline import outlined
from tests.knowledge.parsing.reading import HERE


def paths(*blocks: Block) -> list[tuple[str, ...]]:
    return [block.locator.path for block in outlined(blocks)]


def lines(text: str) -> list[Paragraph]:
    return [Paragraph(line, HERE) for line in text.splitlines()]


def test_a_statute_is_walked_down_and_up_again() -> None:
    text = """제1편 총칙
제1장 통칙
제2절 신고
제10조의2(기한) ① 신고한다.
② 다음과 같다.
1. 하나
2의3. 둘
가. 안쪽
이어지는 글
③ 셋째
제2장 보칙
제11조 삭제
부칙
제1조(시행일) 이 법은 공포한 날부터 시행한다."""
    top = ("제1편 총칙", "제1장 통칙", "제2절 신고")
    article = (*top, "제10조의2(기한)")
    assert paths(*lines(text)) == [
        top[:1], top[:2], top, article, (*article, "①"), (*article, "②"), (*article, "②", "제1호"),
        (*article, "②", "제2호의3"), (*article, "②", "제2호의3", "가목"), (*article, "②"), (*article, "③"),
        ("제1편 총칙", "제2장 보칙"), ("제1편 총칙", "제2장 보칙", "제11조"), ("제1편 총칙", "제2장 보칙", "제11조"),
        ("부칙",), ("부칙", "제1조(시행일)"), ("부칙", "제1조(시행일)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "제5조에 따라 신고한다.",
        "제5조 및 제6조는 적용하지 아니한다.",
        "제2장에서 정한 바에 따른다.",
        "1. 준비물을 챙긴다.",
        "부칙에서 정한다.",
    ],
)
def test_a_sentence_that_names_an_article_opens_none(text: str) -> None:
    assert paths(Paragraph(text, HERE)) == [()]


def test_headings_nest_by_their_level_and_tables_stand_under_them() -> None:
    table = Table(from_rows([["가", "나"], ["1", "2"]]), 1, HERE)
    found = paths(
        Heading("안내", 1, HERE), Heading("가", 2, HERE), ListItem("1. 하나", 0, HERE), Heading("나", 2, HERE), table
    )
    assert found == [("안내",), ("안내", "가"), ("안내", "가"), ("안내", "나"), ("안내", "나")]


def test_the_signs_of_official_papers_are_headings() -> None:
    found = list(
        outlined(lines("Ⅰ. 추진 배경\n글\n□ 신청 대상\n글\n□ 이 문장은 제목이라고 하기에는 마침표로 끝납니다."))
    )
    assert [(block.kind, block.locator.path) for block in found] == [
        ("heading", ("Ⅰ. 추진 배경",)),
        ("paragraph", ("Ⅰ. 추진 배경",)),
        ("heading", ("Ⅰ. 추진 배경", "□ 신청 대상")),
        ("paragraph", ("Ⅰ. 추진 배경", "□ 신청 대상")),
        ("paragraph", ("Ⅰ. 추진 배경", "□ 신청 대상")),
    ]


def test_clauses_that_stand_in_one_line_are_parted_only_in_a_statute() -> None:
    both = "① 하나이다. ② 둘이다."
    assert len(paths(Paragraph(both, HERE))) == 1
    assert [path[-1] for path in paths(Paragraph(f"제5조(기한) {both}", HERE))] == ["제5조(기한)", "①", "②"]
