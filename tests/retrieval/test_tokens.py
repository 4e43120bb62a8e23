"""Korean morphemes as index terms."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from retrieval.tokens import KiwiTokenizer


@cache
def tokenizer() -> KiwiTokenizer:
    return KiwiTokenizer()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("전입신고를 늦게 하면", "전입신고가 늦었어요"),
        ("여권은 어디서", "여권을 어디에서"),
        ("주민등록증", "주민등록증을"),
        ("Passport fee", "PASSPORT FEE"),
    ],
)
def test_inflection_and_case_do_not_part_words(left: str, right: str) -> None:
    assert set(tokenizer().terms(left)) & set(tokenizer().terms(right))


def test_particles_and_endings_carry_no_topic() -> None:
    assert not {"를", "에", "어야", "나요"} & set(tokenizer().terms("전입신고를 주민센터에 해야 하나요?"))


@pytest.mark.parametrize("text", ["", "   ", "?!…", "ㅋㅋㅋ", "😀", "\x00"])
def test_a_text_without_content_has_no_terms(text: str) -> None:
    assert [term for term in tokenizer().terms(text) if not term.strip()] == []
    assert len(tokenizer().terms(text)) <= 1


def test_figures_and_foreign_words_stay() -> None:
    assert {"14", "fdi"} <= set(tokenizer().terms("FDI 신고는 14일 이내"))


def test_many_threads_get_the_same_terms() -> None:
    text = "이사한 날부터 14일 이내에 전입신고를 해야 합니다."
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(tokenizer().terms, [text] * 40))
    assert answers == [answers[0]] * 40
