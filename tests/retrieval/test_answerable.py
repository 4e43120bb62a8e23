"""Whether anything answers: a probability, nothing where nothing was found, and more of it with more evidence."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from retrieval.answerable import LEAST_SURE, NAMES, Answerable, load_answerable, shared, signs
from retrieval.fusion import WEIGHTS, Asked, Evidence, load_fusion

STORED: dict[str, Any] = json.loads(WEIGHTS.read_text("utf-8"))
FUSION = load_fusion()

cosines, shares = st.floats(0.5, 1), st.floats(0, 1)
evidences = st.builds(Evidence, cosines, cosines, cosines, cosines, *(shares for _ in range(len(fields(Evidence)) - 4)))
queries = st.builds(Asked, shares, shares, cosines)


def fitted() -> Answerable:
    answerable = load_answerable(STORED["embedder"])
    assert answerable is not None
    return answerable


def probability(found: list[Evidence], asked: Asked) -> float:
    return fitted().probability(found, asked, FUSION.probabilities(found, asked))


@given(st.lists(evidences, max_size=12), queries)
def test_it_is_a_probability(found: list[Evidence], asked: Asked) -> None:
    assert 0 <= probability(found, asked) <= 1


@given(queries)
def test_nothing_found_is_no_answer(asked: Asked) -> None:
    assert probability([], asked) == 0


@given(st.lists(evidences, min_size=1, max_size=6), queries, st.floats(0, 1))
def test_a_question_for_somebody_else_is_never_likelier_to_be_answered(
    found: list[Evidence], asked: Asked, further: float
) -> None:
    scores = FUSION.probabilities(found, asked)
    outside = replace(asked, outside=min(1.0, asked.outside + further))
    assert fitted().probability(found, outside, scores) <= fitted().probability(found, asked, scores)


@given(evidences, queries, st.floats(0, 0.3))
def test_example_questions_that_are_nearer_never_count_against_an_answer(
    found: Evidence, asked: Asked, nearer: float
) -> None:
    better = replace(found, question=found.question + nearer, questions=found.questions + nearer)
    assert probability([better], asked) >= probability([found], asked) - 1e-12


@given(st.lists(evidences, min_size=1, max_size=6), queries)
def test_every_name_has_its_sign(found: list[Evidence], asked: Asked) -> None:
    values = signs(found, asked, FUSION.probabilities(found, asked))
    assert len(values) == len(NAMES)
    assert np.isfinite(values).all()


@given(st.floats(0, 1), st.lists(st.floats(1e-6, 1), min_size=1, max_size=12).map(np.array))
def test_the_documents_share_what_is_probable_and_the_first_gets_half_of_it(
    whole: float, scores: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    shares = scores / (scores.sum() + 1)  # what differs in the last bit may be equal after this
    divided = shared(whole, shares)
    assert (divided >= 0).all()
    assert divided.sum() <= whole + 1e-9
    assert divided[shares.argmax()] >= LEAST_SURE * whole - 1e-9
    assert divided[shares.argmax()] == divided.max()


def test_no_documents_share_nothing() -> None:
    assert shared(0.5, np.zeros(0)).tolist() == []


def test_weights_of_another_embedder_say_nothing() -> None:
    assert load_answerable("another model") is None


def test_the_weights_are_loaded_as_they_are_written(tmp_path: Path) -> None:
    (path := tmp_path / "fusion.json").write_text(json.dumps(STORED | {"embedder": "model-1"}), "utf-8")
    loaded = load_answerable("model-1", path)
    assert loaded is not None
    assert (dict(loaded.weights), loaded.bias) == (STORED["answerable"]["weights"], STORED["answerable"]["bias"])


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"embedder": "model-1"}',
        '{"embedder": "model-1", "answerable": {"weights": {"any": 1.0}, "bias": 0.0}}',
        json.dumps(STORED | {"embedder": "model-1", "answerable": {"weights": STORED["answerable"]["weights"]}}),
        json.dumps(STORED | {"answerable": None}),
    ],
)
def test_a_file_without_every_weight_is_refused(tmp_path: Path, content: str) -> None:
    (path := tmp_path / "fusion.json").write_text(content, "utf-8")
    with pytest.raises(InvalidInput, match=r"`fusion.json` cannot be read"):
        load_answerable("model-1", path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"evals\.fit_fusion"):
        load_answerable("model-1", tmp_path / "none.json")
