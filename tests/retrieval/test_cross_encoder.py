"""A cross-encoder's folder is loaded as it lies there, and what is none is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from core.errors import ModelError
from retrieval.cross_encoder import CrossEncoderReranker
from tests.fakes.tiny_cross_encoder import save_tiny_cross_encoder

QUERY, PASSAGE = "이사 신고", "전입신고는 14일 이내에 합니다."


def test_the_score_is_the_models_own(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folder = save_tiny_cross_encoder(tmp_path, QUERY + PASSAGE)
    tokenizer = cast("Any", AutoTokenizer).from_pretrained(folder, local_files_only=True)
    model = cast("Any", AutoModelForSequenceClassification).from_pretrained(folder, local_files_only=True).eval()
    with torch.no_grad():
        expected = torch.sigmoid(model(**tokenizer(QUERY, PASSAGE, return_tensors="pt")).logits).item()

    [score] = CrossEncoderReranker(folder).scores(QUERY, [PASSAGE])

    assert score == pytest.approx(expected, abs=1e-5)


def test_other_weights_give_other_scores(tmp_path: Path) -> None:
    one, other = (
        CrossEncoderReranker(save_tiny_cross_encoder(tmp_path / str(seed), QUERY + PASSAGE, seed=seed))
        for seed in (1, 2)
    )
    assert not np.allclose(one.scores(QUERY, [PASSAGE]), other.scores(QUERY, [PASSAGE]))


def test_a_folder_without_a_model_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        CrossEncoderReranker(tmp_path)


def test_a_model_that_sorts_into_classes_is_no_reranker(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, QUERY, labels=3)
    with pytest.raises(ModelError, match="3 classes"):
        CrossEncoderReranker(folder)


def test_code_in_the_folder_is_not_run(tmp_path: Path) -> None:
    folder = save_tiny_cross_encoder(tmp_path, QUERY + PASSAGE)
    (folder / "own.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    own = {"auto_map": {"AutoModelForSequenceClassification": "own.Model"}, "model_type": "unheard-of"}
    (folder / "config.json").write_text(json.dumps(config | own))

    with pytest.raises(ModelError):
        CrossEncoderReranker(folder)

    assert not (tmp_path / "ran").exists()
