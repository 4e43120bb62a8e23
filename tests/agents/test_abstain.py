"""An official that has no source says so, offers a person, and shows what came close."""

from __future__ import annotations

from agents.abstain import abstention, which_one
from core.answers import AnswerText, Clarify


def test_the_regret_then_the_offer_then_what_came_close() -> None:
    regret, offer, asks = abstention("ko", ["전입신고"])
    assert isinstance(regret, AnswerText)
    assert "확인한 자료에 없어서" in regret.text
    assert isinstance(offer, AnswerText)
    assert "사람 담당자" in offer.text
    assert asks == Clarify("혹시 이런 내용을 찾으시나요?", ("전입신고",))


def test_nothing_close_asks_nothing() -> None:
    assert not any(isinstance(event, Clarify) for event in abstention("en"))


def test_a_day_without_a_version_is_named() -> None:
    first = abstention("ko", dated=True)[0]
    assert isinstance(first, AnswerText)
    assert "그때를 기준으로" in first.text


def test_a_word_that_fits_several_asks_which() -> None:
    assert which_one("ko", ["전입신고", "출생신고"])[-1] == Clarify("어떤 것이 궁금하세요?", ("전입신고", "출생신고"))
