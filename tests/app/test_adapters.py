"""The adapters of a database: kept by number, put to use where search got better, taken back in order."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from app.adapters import Adapters
from core.clock import SEOUL
from core.errors import Conflict, InvalidInput, NotFound
from retrieval.adapter import Adapter
from retrieval.adapting import Evaluation
from tests.retrieval.test_adapting import BETTER

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=SEOUL)
WORSE = replace(BETTER, gain=-0.01, gain_at_least=-0.03)
MODEL = "model-1"


@pytest.fixture
def adapters(tmp_path: Path) -> Adapters:
    return Adapters(tmp_path / "adapters")


def add(adapters: Adapters, evaluation: Evaluation = BETTER, *, scale: float = 1.0, revision: str = MODEL) -> int:
    matrix = scale * np.eye(4, dtype=np.float32)
    return adapters.add(Adapter(matrix), evaluation, revision, NOW).number


def scale_in_use(adapters: Adapters) -> float | None:
    loaded = adapters.load(MODEL)
    return None if loaded is None else float(loaded.matrix[0, 0])


def test_what_is_trained_is_kept_with_its_evaluation_and_not_used(adapters: Adapters) -> None:
    add(adapters)
    [kept] = adapters.kept()
    assert (kept.number, kept.revision, kept.evaluation) == (1, MODEL, BETTER)
    assert kept.trained_at == "2026-11-28T09:00:00+09:00"
    assert (adapters.in_use(), adapters.load(MODEL)) == ([], None)


def test_the_latest_is_put_to_use_and_taken_back_for_the_one_before(adapters: Adapters) -> None:
    add(adapters, scale=1.0)
    adapters.activate(revision=MODEL)
    add(adapters, scale=2.0)
    assert adapters.activate(revision=MODEL).number == 2
    assert scale_in_use(adapters) == 2.0
    assert adapters.revert() == 1
    assert scale_in_use(adapters) == 1.0
    assert adapters.revert() is None
    assert scale_in_use(adapters) is None
    with pytest.raises(NotFound, match="nothing to take back"):
        adapters.revert()


def test_one_that_did_not_help_is_refused_with_the_figures_and_can_be_forced(adapters: Adapters) -> None:
    add(adapters, WORSE)
    with pytest.raises(InvalidInput, match=r"adapter `1` stays out of use: .*gain at least -0\.030"):
        adapters.activate(revision=MODEL)
    assert adapters.load(MODEL) is None
    adapters.activate(revision=MODEL, force=True)
    assert adapters.in_use() == [1]


def test_one_of_another_model_cannot_even_be_forced(adapters: Adapters) -> None:
    add(adapters, revision="model-0")
    with pytest.raises(InvalidInput, match="another embedding model"):
        adapters.activate(revision=MODEL, force=True)
    assert adapters.in_use() == []


def test_search_goes_without_one_that_the_model_has_outlived(
    adapters: Adapters, caplog: pytest.LogCaptureFixture
) -> None:
    add(adapters)
    adapters.activate(revision=MODEL)
    with caplog.at_level(logging.WARNING):
        assert adapters.load("model-2") is None
    assert "of another model" in caplog.text


def test_a_damaged_file_is_not_put_to_use_and_search_goes_without_it(adapters: Adapters, tmp_path: Path) -> None:
    add(adapters)
    add(adapters)
    adapters.activate(1, revision=MODEL)
    for name in ("0001.npz", "0002.npz"):
        (tmp_path / "adapters" / name).write_bytes(b"PK\x03\x04 half")
    assert adapters.load(MODEL) is None
    with pytest.raises(InvalidInput, match=r"`0002\.npz` cannot be read"):
        adapters.activate(revision=MODEL)
    assert adapters.in_use() == [1]


@pytest.mark.parametrize("content", ["", "[]", '{"in_use": "1"}', "{"])
def test_without_a_sound_list_none_is_in_use(adapters: Adapters, tmp_path: Path, content: str) -> None:
    add(adapters)
    adapters.activate(revision=MODEL)
    (tmp_path / "adapters" / "active.json").write_text(content, "utf-8")
    assert adapters.load(MODEL) is None
    adapters.activate(revision=MODEL)
    assert adapters.in_use() == [1]


def test_a_damaged_record_is_passed_over_and_its_number_not_given_again(adapters: Adapters, tmp_path: Path) -> None:
    add(adapters)
    add(adapters)
    (tmp_path / "adapters" / "0002.json").write_text("{", "utf-8")
    assert [one.number for one in adapters.kept()] == [1]
    assert add(adapters) == 3


def test_what_is_not_there_or_in_use_already_is_told(adapters: Adapters) -> None:
    with pytest.raises(NotFound, match="train one first"):
        adapters.activate(revision=MODEL)
    add(adapters)
    with pytest.raises(NotFound, match="`7`"):
        adapters.activate(7, revision=MODEL)
    adapters.activate(revision=MODEL)
    with pytest.raises(Conflict, match="in use already"):
        adapters.activate(1, revision=MODEL)
