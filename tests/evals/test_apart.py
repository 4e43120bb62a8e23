"""Nothing that search is measured on is learned from."""

from __future__ import annotations

import json

from evals.apart import apart, measured_questions
from evals.queries import UNANSWERABLE_TRAINING


def test_other_endings_spaces_and_signs_are_the_same_question() -> None:
    texts = ["달까지 거리가 얼마나 돼요?", "달까지거리가 얼마나 되나요", "해까지는 며칠이나 걸려요?"]
    assert apart(texts, []).tolist() == [True, False, True]


def test_what_is_measured_is_not_trained_on() -> None:
    assert apart(["여권을 잃어버렸어요!", "비 오나요"], ["여권을 잃어버렸어요"]).tolist() == [False, True]


def test_the_training_questions_are_written_unlike_the_measured_ones() -> None:
    lines = UNANSWERABLE_TRAINING.read_text("utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines]
    assert len(texts) > 1_000
    assert apart(texts, measured_questions()).all()
