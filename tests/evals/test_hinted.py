"""What a hint does is counted on the same sounds: errors, terms that were said, and terms that nobody said."""

from __future__ import annotations

import numpy as np

from evals.hinted import NOISES, Both, compared, noises, words_in_noise
from evals.queries import Query
from evals.spoken import Listened
from tests.fakes.speech import FakeSpeechToText

NOISE_QUESTION = Query("층간소음 신고", frozenset(["noise"]), ("complaints",))
TANK = Query("정화조 청소", frozenset(["tank"]), ("complaints",))
TERMS = ("층간소음", "정화조")


def both(query: Query, without: str, hinted: str) -> Both:
    return Both(Listened(query, "a", without), Listened(query, "a", hinted), TERMS)


def test_a_term_that_only_the_hint_brings_is_counted_and_so_is_one_that_nobody_said() -> None:
    figures = compared([
        both(NOISE_QUESTION, "층강소음 신고", "층간소음 신고"),
        both(TANK, "정화조 청소", "층간소음 청소"),
    ])  # fmt: skip

    assert figures["utterances"] == 2
    assert figures["terms of the hint said"] == 2
    assert figures["of them heard"] == {"without": 1, "hinted": 1}
    assert figures["with a term of the hint that was not said"] == {"without": 0, "hinted": 1}
    assert (figures["better"], figures["worse"]) == (1, 1)


def test_words_where_nobody_speaks_are_told() -> None:
    assert set(words_in_noise(FakeSpeechToText("구독"), "")) == {"구독"}
    assert words_in_noise(FakeSpeechToText(""), "") == []


def test_the_sounds_without_speech_are_the_same_each_time() -> None:
    first, again = list(noises()), list(noises())
    assert len(first) == NOISES
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))
