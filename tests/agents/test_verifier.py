"""Nothing is said that its passage does not hold, and nothing is promised."""

from __future__ import annotations

import pytest

from agents.verifier import is_promise, is_supported, supporting
from core.passages import Passage, Source
from core.sentences import sentences_of
from knowledge.passages import passages_of
from knowledge.starter import read_starter

FINE = Passage(
    id="move#penalty@1",
    document_id="move",
    version=1,
    collection="complaints",
    section="penalty",
    title="전입신고",
    text="정당한 사유 없이 기간 안에 전입신고를 하지 않으면 5만원 이하의 과태료가 부과됩니다.",
    language="ko",
    sources=(Source("statute", "주민등록법", "제40조제4항", url="https://www.law.go.kr/법령/주민등록법"),),
)


@pytest.mark.parametrize(
    "sentence",
    [
        FINE.text,
        "정당한 사유 없이 신고하지 않으면 50,000원 이하의 과태료가 부과됩니다.",
    ],
)
def test_what_the_passage_says_may_be_said(sentence: str) -> None:
    assert is_supported(sentence, FINE)


@pytest.mark.parametrize(
    "sentence",
    [
        "전입신고를 기간 안에 하지 않으면 5만원 이하의 과태료가 부과됩니다.",
        "전입신고를 하지 않으면 10만원 이하의 과태료가 부과됩니다.",
        "전입신고를 하지 않으면 오만 원 이하의 과태료가 부과됩니다.",
        "14일 안에 전입신고를 하지 않으면 5만원 이하의 과태료가 부과됩니다.",
        "전입신고를 기간 안에 하면 5만원 이하의 과태료가 부과됩니다.",
        "과태료는 https://pay.example.com 에서 냅니다.",
        "02-120에 전화하면 전입신고 과태료를 안내합니다.",
        "여권은 외교부에서 만들고 수령은 등기로 합니다.",
    ],
)
def test_what_it_does_not_say_may_not(sentence: str) -> None:
    assert not is_supported(sentence, FINE)


@pytest.mark.parametrize(
    "sentence",
    [
        "신청하시면 승인됩니다.",
        "지원금은 확정입니다.",
        "반드시 받으실 수 있습니다.",
        "지원금을 받으실 수 있습니다.",
        "당신은 대상입니다.",
        "you are eligible for the grant",
        "your money is guaranteed",
        "you will receive the grant",
    ],
)
def test_a_promise_is_never_said(sentence: str) -> None:
    assert is_promise(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "요건에 해당하면 지원금을 받을 수 있습니다.",
        "19세 이상이면 받을 수 있습니다.",
        "외국인투자로 인정되려면 1억원 이상이어야 합니다.",
        FINE.text,
    ],
)
def test_a_condition_is_no_promise(sentence: str) -> None:
    assert not is_promise(sentence)


def test_a_promise_finds_no_support_even_in_a_passage_that_makes_it() -> None:
    promise = Passage("p#what@1", "p", 1, "complaints", "what", "약속", "신청하면 무조건 받습니다.", "ko")
    assert supporting(promise.text, [promise]) is None


def test_what_anybody_can_have_is_said_in_the_words_of_the_source_alone() -> None:
    line = Passage("p#contact@1", "p", 1, "youth", "contact", "학교폭력", "전화 117에서 상담받을 수 있어요.", "ko")
    assert supporting(line.text, [line]) is line
    assert supporting("학교폭력은 전화 117에서 상담받을 수 있어요.", [line]) is None
    limited = Passage("p#who@1", "p", 1, "youth", "who", "지원금", "65세 이상이면 받을 수 있어요.", "ko")
    assert supporting("받을 수 있어요.", [limited]) is None


def test_everything_that_the_starter_set_says_can_be_said() -> None:
    passages = [one for procedure in read_starter() for one in passages_of(procedure, version=1)]
    unsaid = [text for one in passages for text in sentences_of(one.text) if supporting(text, [one]) is None]
    assert (len(passages) > 3_000, unsaid) == (True, [])
