"""Abuse is told from ordinary words."""

from __future__ import annotations

import pytest

from agents.abuse import is_abusive, without_abuse


@pytest.mark.parametrize(
    "text",
    ["씨발 뭐야", "시발", "ㅅㅂ 진짜", "개새끼야", "병신 같은 게", "꺼져", "닥쳐", "지랄하네", "fuck you", "you idiot"],
)
def test_abuse(text: str) -> None:
    assert is_abusive(text)


@pytest.mark.parametrize(
    "text",
    [
        "시발점이 어디예요",
        "시바견을 등록하려고요",
        "출발 시간이 언제예요",
        "신발을 잃어버렸어요",
        "강아지 새끼를 낳았어요",
        "답답하네요",
        "왜 이렇게 늦어요",
        "세시 발표예요",
        "this is frustrating",
    ],
)
def test_ordinary_words(text: str) -> None:
    assert not is_abusive(text)


def test_the_question_inside_is_kept() -> None:
    assert without_abuse("시발 전입신고 언제까지야") == "전입신고 언제까지야"
