"""Nothing that search is measured on is learned from."""

from __future__ import annotations

import json

from evals.apart import apart, measured_questions
from evals.queries import UNANSWERABLE_TRAINING
from evals.scenarios.reading import read_scenarios
from evals.training_questions import every_question
from knowledge.procedure import part_names
from knowledge.starter import read_starter


def test_other_endings_spaces_and_signs_are_the_same_question() -> None:
    texts = ["달까지 거리가 얼마나 돼요?", "달까지거리가 얼마나 되나요", "해까지는 며칠이나 걸려요?"]
    assert apart(texts, []).tolist() == [True, False, True]


def test_what_is_measured_is_not_trained_on() -> None:
    assert apart(["여권을 잃어버렸어요!", "비 오나요"], ["여권을 잃어버렸어요"]).tolist() == [False, True]


def test_several_may_ask_the_same_where_they_are_not_kept_apart_from_each_other() -> None:
    texts = ["그럼 늦으면요?", "그럼 늦으면요"]
    assert apart(texts, [], from_each_other=False).all()
    assert not apart(texts, ["그럼 늦으면요?!"], from_each_other=False).any()


def test_what_teaches_nearness_is_written_unlike_what_is_measured_and_names_parts_that_there_are() -> None:
    questions = every_question()
    turns = [turn.words for scenario in read_scenarios() for turn in scenario.turns]
    assert apart([one.text for one in questions], [*measured_questions(), *turns], from_each_other=False).all()
    parts = {one.id: set(part_names(one.sections)) for one in read_starter()}
    assert [one for one in questions if not set(one.parts) <= parts[one.procedure]] == []
    assert {one.procedure for one in questions} == set(parts)


def test_the_training_questions_are_written_unlike_the_measured_ones() -> None:
    lines = UNANSWERABLE_TRAINING.read_text("utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines]
    assert len(texts) > 1_000
    assert apart(texts, measured_questions()).all()
