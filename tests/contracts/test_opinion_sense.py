"""What opinions may rely on to be heard: danger, what is a petition, abuse, and sentences that stand in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.opinions import HeardInOpinions
from casework.opinions.protocols import OpinionSense
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WrittenSense
from tests.fakes.retrieval import FakeEmbedder

MAKERS: tuple[Callable[[], OpinionSense], ...] = (
    lambda: HeardInOpinions(Calendar()),
    lambda: HeardInOpinions(Calendar(), FakeEmbedder()),
    WrittenSense,
)
PLAIN = "공원에 꽃이 많아서 좋습니다. 산책이 즐거워요!"


@pytest.fixture(params=MAKERS, ids=["officials' rules", "with an embedder", "written"])
def sense(request: pytest.FixtureRequest) -> OpinionSense:
    make: Callable[[], OpinionSense] = request.param
    return make()


def test_an_ordinary_opinion_is_nothing_else(sense: OpinionSense) -> None:
    assert sense.danger(PLAIN, "ko") is None
    assert not sense.asks_for_act(PLAIN, "ko")
    assert not sense.is_abusive(PLAIN)


def test_danger_to_life_is_certain_and_comes_with_a_line_in_both_languages(sense: OpinionSense) -> None:
    answer = sense.danger(f"{PLAIN} 그런데 이제 살고 싶지 않아요.", "ko")
    assert answer is not None
    assert answer.is_certain
    assert answer.ko
    assert answer.en
    first = answer.lines[0]
    assert first.number == "109"
    assert all(first.number in words for words in (first.ko, first.en))


def test_what_asks_for_an_act_and_what_abuses_is_told_apart(sense: OpinionSense) -> None:
    assert sense.asks_for_act("집 앞 가로등이 꺼졌어요. 고쳐 주세요.", "ko")
    assert sense.is_abusive("이 바보야 일 좀 해라")


def test_sentences_are_verbatim_and_in_order(sense: OpinionSense) -> None:
    first, second = sense.sentences(PLAIN)
    assert f"{first} {second}" == PLAIN
