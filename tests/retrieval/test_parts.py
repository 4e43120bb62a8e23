"""How near each part of a document is to a question."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import InvalidInput
from retrieval.part_kinds import PartKinds, load_part_kinds
from retrieval.parts import shares_of
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


def test_the_kinds_are_a_distribution() -> None:
    kinds = PartKinds(("fee", "where"), np.array([[1.0, -1.0], [0.0, 0.5]], np.float32), np.zeros(2, np.float32))
    logs = kinds.log_probabilities(np.array([1.0, 0.0], np.float32))
    assert logs["fee"] > logs["where"]
    assert sum(np.exp(list(logs.values()))) == pytest.approx(1.0)


def test_kinds_of_another_model_say_nothing() -> None:
    assert load_part_kinds("another model") is None


def test_damaged_kinds_say_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "part_kinds.npz"
    damaged.write_bytes(b"PK\x03\x04 not an archive")
    with pytest.raises(InvalidInput, match=r"evals\.fit_parts --write"):
        load_part_kinds("any", damaged)


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
