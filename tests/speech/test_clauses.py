"""Sentences are cut into clauses that can be spoken one at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.speech import SpokenWord, Words
from speech.clauses import ClauseLengths, clauses, syllables
from tests.speech.engines import words

LONG = (
    "새로운 거주지로 이사한 날부터 십사 일 안에 새 거주지의 주민센터에 방문하거나 누리집에서 전입신고를 하셔야 하고 "
    "정당한 사유 없이 기간 안에 신고하지 않으면 오만 원 이하의 과태료가 부과될 수 있습니다."
)
spoken_words = st.lists(
    st.builds(SpokenWord, st.just("x"), st.text("가나다면고는을abc,.?—…1 ", min_size=1, max_size=12)), max_size=40
).map(tuple)


def texts(sentence: str) -> list[str]:
    return [" ".join(word.spoken for word in clause) for clause in clauses(words(sentence))]


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("안녕하세요, 민원 상담을 맡고 있습니다.", ["안녕하세요,", "민원 상담을 맡고 있습니다."]),
        ("네, 알겠습니다.", ["네, 알겠습니다."]),  # too short to stand alone
        ("어느 구에 사세요?", ["어느 구에 사세요?"]),
        ("기한이 지나면 과태료가 나올 수 있습니다.", ["기한이 지나면", "과태료가 나올 수 있습니다."]),
        ("힘들 때는 이야기해 주세요. 혼자가 아니에요.", ["힘들 때는 이야기해 주세요.", "혼자가 아니에요."]),
        ("If the deadline has passed, you may pay.", ["If the deadline has passed,", "you may pay."]),
        ("— 네", ["— 네"]),
        ("네. —", ["네. —"]),
    ],
)
def test_a_sentence_is_parted_where_a_speaker_breathes(sentence: str, spoken: list[str]) -> None:
    assert texts(sentence) == spoken


def test_a_verb_is_not_parted_from_what_it_needs() -> None:
    assert not any(part.endswith("뽑을") for part in texts("가족관계증명서는 무인 발급기에서도 뽑을 수 있어요."))


def test_the_first_clause_of_a_long_sentence_is_short() -> None:
    first, *others = clauses(words(LONG))

    assert syllables(first) <= ClauseLengths().first * 1.5
    assert all(syllables(clause) <= ClauseLengths().following * 1.5 for clause in others)


@given(spoken_words)
def test_no_word_is_lost_doubled_or_moved(sentence: Words) -> None:
    parts = clauses(sentence)

    assert tuple(word for part in parts for word in part) == sentence
    assert all(parts)


@given(spoken_words)
def test_the_same_sentence_is_always_parted_the_same_way(sentence: Words) -> None:
    assert clauses(sentence) == clauses(sentence)


def test_nothing_is_no_clause() -> None:
    assert clauses(()) == []
