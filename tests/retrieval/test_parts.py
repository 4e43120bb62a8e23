"""How near each part of a document is to a question."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.parts import likelihoods, shares_of
from retrieval.recent import KEPT, RecentVectors
from tests.fakes.retrieval import FakeEmbedder


def test_the_nearer_example_questions_count_more() -> None:
    shares = shares_of(["deadline", "fee", "fee"], np.array([0.95, 0.90, 0.90]))
    assert shares["deadline"] > shares["fee"]
    assert sum(shares.values()) == pytest.approx(1.0)


def test_several_questions_of_a_part_count_together() -> None:
    shares = shares_of(["fee", "fee", "where"], np.array([0.9, 0.9, 0.9]))
    assert shares == pytest.approx({"fee": 2 / 3, "where": 1 / 3})


def test_without_named_parts_nothing_is_known() -> None:
    assert shares_of([], np.array([])) == {}


def test_the_part_whose_passage_and_questions_are_nearer_is_more_likely() -> None:
    told, asked = (["fee", "where"], np.array([0.8, 0.8])), (["where", "fee"], np.array([0.7, 0.9]))
    likely = likelihoods(told, asked, (10.0, 30.0))
    assert likely["fee"] > likely["where"]
    assert sum(np.exp([log for log, _ in likely.values()])) == pytest.approx(1.0)
    assert likely["fee"][1] == pytest.approx(-(10 * 0.2 + 30 * 0.1) / 40)


def test_what_each_nearness_is_worth_decides_between_them() -> None:
    told, asked = (["fee", "where"], np.array([0.9, 0.7])), (["where", "fee"], np.array([0.9, 0.7]))
    assert likelihoods(told, asked, (30.0, 10.0))["fee"][0] > np.log(0.5)
    assert likelihoods(told, asked, (10.0, 30.0))["fee"][0] < np.log(0.5)


def test_a_question_of_a_part_that_is_not_there_says_nothing() -> None:
    likely = likelihoods((["fee", "where"], np.array([0.8, 0.8])), (["gone"], np.array([0.9])), (9.0, 9.0))
    assert [log for log, _ in likely.values()] == pytest.approx([np.log(0.5)] * 2)


def test_a_query_is_embedded_once_and_forgotten_after_many_others() -> None:
    embedder = FakeEmbedder()
    recent = RecentVectors(embedder)
    first = recent.embed(["이사", "여권", "이사"])
    assert embedder.embedded == ["이사", "여권"]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(recent.embed(["이사"])[0], first[0])
    assert embedder.embedded == ["이사", "여권"]
    recent.embed([f"질문 {number}" for number in range(KEPT)])
    recent.embed(["이사"])
    assert embedder.embedded[-1] == "이사"
