"""Figures are taken on the starter set, whatever a curator has done to the database."""

from __future__ import annotations

from pathlib import Path

from app.settings import Settings
from bench.ground import example_questions, fact_questions, measured_settings, spread


def test_the_database_that_is_measured_is_not_the_one_in_use(tmp_path: Path) -> None:
    used = Settings(var_dir=tmp_path, database_url="sqlite+aiosqlite:///elsewhere.db")
    measured = measured_settings(used)

    assert measured.database == f"sqlite+aiosqlite:///{tmp_path / 'measured' / 'madang.db'}"
    assert measured.models == used.models


def test_there_are_enough_questions_to_speak_of_a_99th_percentile() -> None:
    questions = list(example_questions())

    assert len(questions) >= 200
    assert {question.official for question in questions} == {"complaints", "investment", "youth", "guide"}


def test_every_fact_names_what_its_answer_must_hold() -> None:
    facts = list(fact_questions())

    assert len(facts) == 43
    assert all(fact.must_contain and fact.document for fact in facts)


def test_a_part_of_the_questions_is_spread_over_all_of_them() -> None:
    questions = list(example_questions())
    part = spread(questions, 10)

    assert len(part) == 10
    assert part[0] == questions[0]
    assert len({question.official for question in part}) > 1
    assert spread(questions, 10**6) == questions
