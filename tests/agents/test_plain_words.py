"""Plainer words state nothing new, and a clause stands alone only where it may."""

from __future__ import annotations

import pytest

from agents import plain_words
from agents.figures import figures
from agents.plain_words import MOST_GLOSSES, glosses, plainer
from core.speech import Language


def test_a_gloss_holds_no_figure() -> None:
    every = [gloss for words in (vars(plain_words)["_KOREAN"], vars(plain_words)["_ENGLISH"]) for _, gloss in words]
    assert len(every) > 50
    assert not any(figures(gloss) for gloss in every)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("5만원 이하의 과태료가 부과됩니다.", "ko", ("과태료는 정해진 일을 하지 않았을 때 관청에 내는 돈이에요.",)),
        ("법정대리인이 신청합니다.", "ko", ("법정대리인은 부모처럼 법에 따라 대신할 수 있는 사람이에요.",)),
        ("학교안전공제회에 청구합니다.", "ko", ()),
        ("이사하면 신고합니다.", "ko", ()),
        ("Sign the lease.", "en", ("“Lease” means an agreement to rent a home or a shop.",)),
    ],
)
def test_hard_words_are_explained(text: str, language: Language, told: tuple[str, ...]) -> None:
    assert glosses(text, language) == told


def test_at_most_two_and_none_twice() -> None:
    text = "세대주의 위임장과 등본을 내고 과태료를 납부합니다."
    first = glosses(text, "ko")
    assert len(first) == MOST_GLOSSES
    assert not set(first) & set(glosses(text, "ko", said=" ".join(first)))


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "신고는 말로 하며, 담당자가 받아 적습니다.",
            ("신고는 말로 합니다.", "담당자가 받아 적습니다."),
        ),
        (
            "증명서는 무료이지만, 우편 요금은 따로 냅니다.",
            ("증명서는 무료입니다.", "하지만 우편 요금은 따로 냅니다."),
        ),
        ("서류를 구청에 제출해야 합니다.", ("서류를 구청에 내야 합니다.",)),
    ],
)
def test_long_sentences_become_short_ones(sentence: str, clauses: tuple[str, ...]) -> None:
    assert plainer(sentence, "ko") == clauses


@pytest.mark.parametrize(
    "sentence",
    [
        "늦으면 과태료가 있고, 신고는 취소됩니다.",  # the condition holds for both
        "이름을 적고, 도장을 찍습니다.",  # the second clause has no subject of its own
    ],
)
def test_a_clause_that_another_governs_stays_with_it(sentence: str) -> None:
    assert plainer(sentence, "ko") == (sentence,)


def test_english_sentences_part_at_a_semicolon_and_a_but() -> None:
    assert plainer("It is free, but you need a form.", "en") == ("It is free.", "But you need a form.")
    assert plainer("It is free; a form is needed.", "en") == ("It is free.", "A form is needed.")
