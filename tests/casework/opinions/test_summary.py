"""A matter is summed up in sentences that somebody wrote, each of another opinion."""

from __future__ import annotations

import numpy as np

from casework.opinions.opinion import Sentence
from casework.opinions.summary import MOST, summary
from core.clustering import Vector


def unit(*values: float) -> Vector:
    row = np.array(values, dtype=np.float32)
    return (row / np.linalg.norm(row)).astype(np.float32)


def sentence(opinion: int, text: str, *where: float) -> Sentence:
    return Sentence(opinion, text, "ko", unit(*where))


def test_the_most_central_comes_first_and_what_says_the_same_is_left_out() -> None:
    said = [
        sentence(1, "밤에는 버스가 없어서 걸어갑니다.", 1, 0.9, 0),
        sentence(2, "밤에는 버스가 없어서 걷습니다.", 1, 0.8, 0),
        sentence(3, "요금이 비싸서 부담이 큽니다.", 0.2, 0, 1),
    ]
    assert [one.opinion for one in summary(said)] in ([1, 3], [2, 3])


def test_one_opinion_gives_one_sentence_at_most() -> None:
    said = [sentence(7, "버스가 너무 늦게 옵니다.", 1, 0), sentence(7, "요금도 너무 비쌉니다 정말.", 0, 1)]
    assert [one.opinion for one in summary(said)] == [7]


def test_a_greeting_sums_up_nothing_unless_there_is_nothing_else() -> None:
    greeting = sentence(1, "안녕하세요.", 1, 0)
    assert summary([greeting, sentence(2, "버스가 너무 늦게 다니는 것 같습니다.", 0.1, 1)])[0].opinion == 2
    assert summary([greeting]) == [greeting]


def test_few_sentences_are_enough() -> None:
    apart = [sentence(number, "서로 다른 이야기를 하는 문장입니다.", *np.eye(6)[number]) for number in range(6)]
    assert len(summary(apart)) == MOST
    assert summary([]) == []
