"""Where texts are compared: what all of them share is taken away."""

from __future__ import annotations

import numpy as np

from app.text_space import TextSpace
from tests.fakes.retrieval import FakeEmbedder


def test_what_all_questions_share_is_taken_away() -> None:
    usual = ("수도 요금이 얼마예요?", "여권 발급이 얼마예요?", "주차 위반이 얼마예요?")
    alike = ["자전거 대여가 얼마예요?", "장례 비용이 얼마예요?"]
    near = TextSpace(FakeEmbedder()).vectors(alike)
    apart = TextSpace(FakeEmbedder(), lambda: usual).vectors(alike)
    assert float(apart[0] @ apart[1]) < float(near[0] @ near[1])
    assert np.allclose(np.linalg.norm(apart, axis=1), 1, atol=1e-5)


def test_another_model_or_other_usual_questions_make_another_space() -> None:
    names = {
        TextSpace(FakeEmbedder()).model,
        TextSpace(FakeEmbedder(revision="2")).model,
        TextSpace(FakeEmbedder(), lambda: ("가",)).model,
    }
    assert len(names) == 3
