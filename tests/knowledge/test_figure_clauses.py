"""A figure comes with the words that say what it is of."""

from __future__ import annotations

from core.passages import Passage
from knowledge.figure_clauses import figure_clauses


def passage(text: str, title: str = "전입신고") -> Passage:
    return Passage("move-in#deadline@1", "move-in", 1, "complaints", "deadline", title, text, "ko")


def test_each_figure_stands_where_it_stands_in_the_passage() -> None:
    text = "전입한 날부터 14일 이내에 신고해야 합니다. 늦으면 5만원 이하의 과태료가 있습니다."
    found = figure_clauses(passage(text), str.split)
    assert [(text[one.quantity.start : one.quantity.end], one.head) for one in found] == [
        ("14일", ""),
        ("5만원", "과태료"),
    ]


def test_what_stands_in_another_clause_is_no_word_of_its_own() -> None:
    text = "대인 요금 창구 1,000원 그리고, 소인 요금 창구 500원 입니다."
    first, second = figure_clauses(passage(text), str.split)
    assert "대인" in first.own
    assert "대인" not in second.own
    assert "대인" in second.words


def test_a_telephone_number_is_of_whoever_is_named_before_it() -> None:
    (found,) = figure_clauses(passage("밤에 힘들면 언제든지 자살예방 상담전화 109 번에"), str.split)
    assert {"자살예방", "상담전화"} <= set(found.own)
    assert "밤에" not in found.own


def test_figures_are_hidden_in_what_is_compared_by_meaning() -> None:
    (found,) = figure_clauses(passage("14일 안에 신고합니다."), str.split)
    assert found.masked == "전입신고: ○ 안에 신고합니다."
