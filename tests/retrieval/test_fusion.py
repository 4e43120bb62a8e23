"""Evidence becomes a probability: between 0 and 1, higher with more of it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import SAME_QUESTION, Evidence, load_fusion

FUSION = load_fusion()

cosines = st.floats(-1, 1)
evidences = st.builds(Evidence, cosines, cosines, cosines, cosines, st.floats(0, 1))
NAMES = [field.name for field in fields(Evidence)]


@given(st.lists(evidences, max_size=20))
def test_probabilities_share_what_nothing_leaves(found: list[Evidence]) -> None:
    probabilities = FUSION.probabilities(found)
    assert len(probabilities) == len(found)
    assert np.isfinite(probabilities).all()
    assert (probabilities >= 0).all()
    assert probabilities.sum() <= 1 + 1e-9


@given(evidences, st.sampled_from(NAMES), st.floats(0, 1), st.lists(evidences, max_size=5))
def test_more_evidence_never_makes_a_document_less_probable(
    weaker: Evidence, name: str, more: float, others: list[Evidence]
) -> None:
    stronger = replace(weaker, **{name: getattr(weaker, name) + more})
    before, after = (FUSION.probabilities([one, *others])[0] for one in (weaker, stronger))
    assert after >= before - 1e-12


@given(st.lists(evidences, min_size=2, max_size=8))
def test_documents_are_ranked_alike_by_utility_and_by_probability(found: list[Evidence]) -> None:
    probabilities = FUSION.probabilities(found)
    utilities = [FUSION.utility(evidence) for evidence in found]
    for left in range(len(found)):
        for right in range(len(found)):
            if probabilities[left] > probabilities[right]:
                assert utilities[left] > utilities[right]


@given(evidences, st.lists(evidences, max_size=5))
def test_a_rival_never_makes_a_document_more_probable(evidence: Evidence, rivals: list[Evidence]) -> None:
    alone, among = FUSION.probabilities([evidence])[0], FUSION.probabilities([evidence, *rivals])[0]
    assert among <= alone + 1e-12


def test_nothing_found_is_nothing_probable() -> None:
    assert FUSION.probabilities([]).tolist() == []


def test_the_question_that_a_curator_wrote_counts_beyond_its_cosine() -> None:
    near, same = (Evidence(0.8, 0.8, at, 0.8, 0.5) for at in (SAME_QUESTION, 1.0))
    assert FUSION.utility(same) > FUSION.utility(near) == FUSION.utility(replace(near, question=0.0))


def test_the_fitted_weights_count_evidence_for_a_document() -> None:
    assert min(FUSION.passage, FUSION.passages, FUSION.questions, FUSION.coverage) >= 0


def test_weights_that_lack_one_are_refused(tmp_path: Path) -> None:
    (path := tmp_path / "fusion.json").write_text('{"weights": {"passage": 1.0}}', "utf-8")
    with pytest.raises(TypeError, match="missing"):
        load_fusion(path)
