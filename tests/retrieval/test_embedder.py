"""E5 on ONNX Runtime: near to what sentence-transformers gives, and the same whatever stands beside a text."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from app.settings import Settings
from retrieval.embedder import MANY, E5Embedder, open_embedder
from retrieval.protocols import Kind
from tests.fakes.starter_search import real_embedder

pytestmark = pytest.mark.models

TEXTS = [
    "전입신고는 14일 이내에 합니다.",
    "여권은 구청에서 신청합니다.",
    "When must I report a move?",
    "窓口は一階です。",
]


@pytest.mark.parametrize(("kind", "nearness"), [("passage", 0.99), ("query", 0.99999)])
def test_passages_are_near_to_the_exact_vectors_and_questions_have_them(kind: Kind, nearness: float) -> None:
    from retrieval.sentence_embedder import SentenceEmbedder

    exact = SentenceEmbedder(Settings().models / "embedding").embed(TEXTS, kind=kind)
    assert np.einsum("ij,ij->i", real_embedder().embed(TEXTS, kind=kind), exact).min() > nearness


def test_a_text_has_the_very_same_vector_in_any_company() -> None:
    alone = real_embedder().embed(TEXTS[:1], kind="passage")[0]
    among = real_embedder().embed([*TEXTS[1:], "긴 글 " * 200] * MANY + TEXTS[:1], kind="passage")[-1]
    assert np.array_equal(alone, among)


def test_a_model_of_another_kind_goes_to_sentence_transformers(tmp_path: Path) -> None:
    assert isinstance(open_embedder(Settings().models / "embedding"), E5Embedder)
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "xlm-roberta"}))
    with pytest.raises((OSError, ValueError)):
        open_embedder(tmp_path)  # an empty folder, but it was not taken for a BERT
