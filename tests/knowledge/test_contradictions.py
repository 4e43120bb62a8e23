"""Figures that contradict each other are found, figures of different things are not."""

from __future__ import annotations

from datetime import date

import pytest

from core.passages import Passage
from knowledge.contradictions import FigureIndex, Pair
from knowledge.figure_clauses import FigureClause, figure_clauses
from retrieval.tokens import KiwiTokenizer

KIWI = KiwiTokenizer()

# Written for this test: each says one thing of its own, so that common words are common.
GROUND = {
    "move-in": ("전입신고", "이사하면 새 집에 전입한 날부터 14일 이내에 전입신고를 해야 합니다."),
    "move-in-late": ("전입신고 과태료", "기간 안에 전입신고를 하지 않으면 5만원 이하의 과태료가 부과됩니다."),
    "alien": ("외국인등록", "90일 넘게 머무를 외국인은 입국한 날부터 90일 이내에 외국인등록을 해야 합니다."),
    "alien-move": ("외국인 체류지 변경", "등록외국인은 이사하면 전입한 날부터 15일 이내에 체류지 변경을 신고합니다."),
    "youth": ("청년의 나이", "청년기본법에서 청년은 19세 이상 34세 이하인 사람입니다."),
    "teenagers": ("청소년의 나이", "청소년 기본법에서 청소년은 9세 이상 24세 이하인 사람입니다."),
    "suicide": ("마음이 힘들 때", "자살예방 상담전화는 109입니다. 하루 내내 전화할 수 있습니다."),
    "teen-line": ("청소년 상담", "청소년 상담전화는 1388입니다."),
    "death": ("사망신고", "사망신고는 사망을 안 날부터 1개월 이내에 해야 합니다."),
    "death-late": ("사망신고 과태료", "기간 안에 사망신고를 하지 않으면 10만원 이하의 과태료가 부과됩니다."),
    "passport": ("여권", "여권을 다시 만들 때는 수수료 5만원을 냅니다."),
    "waste": ("대형폐기물", "대형폐기물은 버리기 3일 전까지 구청에 신고합니다."),
}  # fmt: skip


def said(document_id: str, title: str, text: str, **changes: object) -> Passage:
    given = {"section": "text", "language": "ko", **changes}
    return Passage(f"{document_id}#text@1", document_id, 1, "complaints", title=title, text=text, **given)  # type: ignore[arg-type]


def clauses(passage: Passage) -> list[FigureClause]:
    return figure_clauses(passage, KIWI.terms)


@pytest.fixture
def index() -> FigureIndex:
    made = FigureIndex()
    for name, (title, text) in GROUND.items():
        made.replace(name, clauses(said(name, title, text)))
    return made


def against(index: FigureIndex, title: str, text: str, **changes: object) -> list[Pair]:
    return index.pairs(clauses(said("new", title, text, **changes)))


def found(index: FigureIndex, title: str, text: str) -> list[tuple[str, str]]:
    return [(pair.kind, pair.second.passage.document_id) for pair in against(index, title, text)]


@pytest.mark.parametrize(
    ("title", "text", "contradicted"),
    [
        ("이사 안내", "이사한 뒤 30일 안에 전입신고를 하세요.", "move-in"),
        ("마음건강", "자살예방 상담전화는 1393번입니다.", "suicide"),
        ("외국인 생활", "외국인등록은 입국한 날부터 60일 이내에 합니다.", "alien"),
        ("외국인 이사", "등록외국인은 이사하면 14일 이내에 체류지 변경을 신고합니다.", "alien-move"),
        ("가족이 떠난 뒤", "사망신고는 사망을 안 날부터 2개월 안에 합니다.", "death"),
        ("여행 준비", "여권을 다시 만드는 수수료는 53,000원입니다.", "passport"),
    ],
)
def test_another_figure_for_the_same_thing_is_a_contradiction(
    index: FigureIndex, title: str, text: str, contradicted: str
) -> None:
    assert found(index, title, text)[0] == ("contradiction", contradicted)


def test_a_figure_of_another_law_differs_by_condition(index: FigureIndex) -> None:
    text = "서울시 청년 조례에서 청년은 19세 이상 39세 이하인 사람입니다."
    assert found(index, "서울 청년", text) == [("condition", "youth")]


def test_an_exception_is_shown_beside_its_rule(index: FigureIndex) -> None:
    text = "외국인이 이사하면 전입한 날부터 20일 이내에 신고합니다."
    assert {document for _, document in found(index, "외국인의 이사", text)} >= {"move-in", "alien-move"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("이사 안내", "이사하고 2주 안에 전입신고를 하세요."),
        ("늦었을 때", "전입신고를 하지 않으면 과태료 50,000원까지 냅니다."),
        ("장례", "사망신고를 하지 않으면 100,000원 이하의 과태료가 부과됩니다."),
        ("출생", "출생신고를 하지 않으면 7만원 이하의 과태료가 부과됩니다."),
        ("나이", "청소년은 만 9세부터 24세까지입니다."),
    ],
)
def test_what_agrees_or_is_of_something_else_is_no_contradiction(index: FigureIndex, title: str, text: str) -> None:
    assert [kind for kind, _ in found(index, title, text) if kind == "contradiction"] == []


def test_rules_that_are_never_in_force_on_one_day_do_not_contradict(index: FigureIndex) -> None:
    old = said("old", "이사", "이사하면 10일 이내에 전입신고를 합니다.", effective_until=date(2020, 1, 1))
    later = {"effective_from": date(2024, 1, 1)}
    index.replace("old", clauses(old))
    new = index.pairs(clauses(said("new", "이사", "이사하면 14일 이내에 전입신고를 합니다.", **later)))
    assert [pair for pair in new if pair.second.passage.document_id == "old"] == []


def test_what_holds_in_different_districts_does_not_contradict(index: FigureIndex) -> None:
    index.replace("passport", [])
    fee = "소파를 버릴 때는 수수료 5천원을 냅니다."
    index.replace("sofa", clauses(said("sofa", "소파 버리기", fee, districts=("강남구", "서초구"))))
    dearer = fee.replace("5천원", "7천원")

    assert against(index, "소파 버리기", dearer, districts=("중랑구",)) == []
    assert against(index, "소파 버리기", dearer, districts=("서초구",)) != []
    assert against(index, "소파 버리기", dearer) != []


def test_what_a_document_said_before_is_forgotten(index: FigureIndex) -> None:
    index.replace("suicide", [])
    assert "suicide" not in {document for _, document in found(index, "마음건강", "자살예방 상담전화는 1393번입니다.")}
