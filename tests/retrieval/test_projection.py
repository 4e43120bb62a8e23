"""The maps that example questions teach: what they do to a vector, to the evidence and to the parts of a document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import InvalidInput
from evals.fit_projection import Texts, first_right, train
from retrieval.projection import Projection, load_projection, save_projection

SIZE = 8
SAME = np.eye(SIZE, dtype=np.float32)
TURNED = np.roll(SAME, 1, axis=1)


def test_a_vector_is_mapped_for_passages_and_for_questions_and_keeps_its_length() -> None:
    projected = Projection(3 * SAME, TURNED).of(SAME[0])
    assert projected.passages.tolist() == SAME[0].tolist()
    assert projected.questions.tolist() == SAME[1].tolist()


def test_what_is_kept_is_read_again_for_the_model_that_it_belongs_to(tmp_path: Path) -> None:
    save_projection(Projection(SAME, TURNED), "model-1", tmp_path / "projection.npz")
    read = load_projection("model-1", tmp_path / "projection.npz")
    assert read is not None
    assert np.array_equal(read.questions, TURNED)
    assert load_projection("model-2", tmp_path / "projection.npz") is None
    assert load_projection("model-1", tmp_path / "none.npz") is None


def test_a_damaged_file_says_how_to_make_it_again(tmp_path: Path) -> None:
    damaged = tmp_path / "projection.npz"
    damaged.write_bytes(b"nothing")
    with pytest.raises(InvalidInput, match="fit_projection"):
        load_projection("model-1", damaged)


def test_questions_that_the_embedder_puts_elsewhere_are_drawn_to_their_document() -> None:
    random = np.random.default_rng(0)
    passages = np.eye(3, SIZE, dtype=np.float32)
    asked_of = np.arange(240) % 3
    # Every question lies nearest to the passage of another document.
    questions = passages[(asked_of + 1) % 3] + 0.3 * random.normal(size=(240, SIZE)).astype(np.float32)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    held, rest = slice(0, 60), slice(60, None)
    texts = Texts(
        torch.tensor(questions[rest]), torch.tensor(asked_of[rest]), torch.tensor(passages),
        torch.arange(3), 3,
    )  # fmt: skip
    only_passages = Texts(texts.passages, texts.told_by, texts.passages, texts.told_by, 3)
    asked, right = torch.tensor(questions[held]), asked_of[held].tolist()
    before = first_right(Projection(SAME, SAME), only_passages, asked, right)
    after = first_right(train(texts), texts, asked, right)
    assert before < 0.2
    assert after > 0.9
