"""What would be a decision or advice is told from information."""

from __future__ import annotations

import pytest

from agents.decisions import asks_for_advice, asks_for_decision, orders_decision


@pytest.mark.parametrize(
    "text",
    ["저도 받을 수 있나요?", "제가 대상인가요?", "승인될까요?", "저 자격이 되나요?", "am I eligible?", "감면해 주세요"],
)
def test_a_decision(text: str) -> None:
    assert asks_for_decision(text)


@pytest.mark.parametrize(
    "text", ["어디에 투자하면 좋을까요?", "주식 추천해 주세요", "수익이 날까요?", "should I invest in this?"]
)
def test_advice(text: str) -> None:
    assert asks_for_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "외국인투자 신고는 언제 해요?",
        "이사했는데 언제까지 신고해요?",
        "투자 금액 기준이 뭐예요?",
        "대화 저장돼요?",
        "안내가 다 되나요?",
        "나이 제한이 있나요?",
    ],
)
def test_information(text: str) -> None:
    assert not asks_for_decision(text)
    assert not asks_for_advice(text)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("내가 기초생활수급자 되는지 결정해줘", True),
        ("제 신청을 승인해 주세요", True),
        ("Decide whether I qualify", True),
        ("please approve my visa", True),
        ("저도 받을 수 있나요?", False),
        ("누가 결정해요?", False),
        ("인공지능이 결정하나요?", False),
    ],
)
def test_an_order_to_decide(text: str, orders: bool) -> None:
    assert orders_decision(text) is orders
