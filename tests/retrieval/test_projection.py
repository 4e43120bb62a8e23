"""The maps that example questions teach: what they do to a vector, to the evidence and to the parts of a document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import InvalidInput
from evals.fit_projection import Asked, Model, Texts, first_right, train
from retrieval.projection import NONE_NEAR, Projection, load_projection, nearness, save_projection

SIZE = 8
SAME = np.eye(SIZE, dtype=np.float32)
TURNED = np.roll(SAME, 1, axis=1)


def test_a_vector_is_mapped_for_each_kind_of_text_and_keeps_its_length() -> None:
    projected = Projection(3 * SAME, TURNED, SAME, TURNED @ TURNED, (1.0, 1.0)).of(SAME[0])
    assert projected.passages.tolist() == projected.part_passages.tolist() == SAME[0].tolist()
    assert projected.questions.tolist() == SAME[1].tolist()
    assert projected.part_questions.tolist() == SAME[2].tolist()


def test_what_is_kept_is_read_again_for_the_model_that_it_belongs_to(tmp_path: Path) -> None:
    kept = Projection(SAME, TURNED, TURNED, SAME, (98.25, 54.0))
    save_projection(kept, "model-1", tmp_path / "projection.npz")
    read = load_projection("model-1", tmp_path / "projection.npz")
    assert read is not None
    assert np.array_equal(read.part_passages, TURNED)
    assert (np.array_equal(read.questions, TURNED), read.worth) == (True, (98.25, 54.0))
    assert load_projection("model-2", tmp_path / "projection.npz") is None
    assert load_projection("model-1", tmp_path / "none.npz") is None


def test_a_damaged_file_says_how_to_make_it_again(tmp_path: Path) -> None:
    damaged = tmp_path / "projection.npz"
    damaged.write_bytes(b"nothing")
    with pytest.raises(InvalidInput, match="fit_projection"):
        load_projection("model-1", damaged)


def test_many_texts_that_are_near_are_nearer_than_one_and_none_is_far() -> None:
    one, many, none = nearness(np.array([0.9, 0.9, 0.9]), np.array([0, 1, 1]), 3).tolist()
    assert one == pytest.approx(-0.1)
    assert (one < many < 0.0, none) == (True, NONE_NEAR)


def test_what_is_far_is_as_good_as_nothing_unless_all_of_it_is_far() -> None:
    assert nearness(np.array([0.9, 0.5, 0.6]), np.array([0, 1, 2]), 3)[1:].tolist() == [NONE_NEAR, NONE_NEAR]
    assert nearness(np.array([0.5, 0.6]), np.array([0, 1]), 3).tolist() == pytest.approx([-0.5, -0.4, -0.5])


def test_questions_that_the_embedder_puts_elsewhere_are_drawn_to_their_document_and_part() -> None:
    random = np.random.default_rng(0)
    # Two documents of two parts, and every question lies nearest to the passage of another one.
    passages, answers = torch.eye(4, SIZE), torch.arange(2400) % 4
    near = passages[(answers + 1) % 4] + torch.tensor(0.3 * random.normal(size=(2400, SIZE)), dtype=torch.float32)
    questions = torch.nn.functional.normalize(near, dim=1)
    numbers, documents = torch.arange(4), torch.tensor([0, 0, 1, 1])
    held, rest = slice(0, 400), slice(400, None)
    texts = Texts(
        questions[rest], documents[answers[rest]], answers[rest], passages, documents, numbers, documents
    )  # fmt: skip
    learned, asked = (
        Asked(questions[some], documents[answers[some]], answers[some][:, None] == numbers) for some in (rest, held)
    )
    only_passages = Texts(passages, documents, numbers, passages, documents, numbers, documents)
    before = first_right(Model(SIZE), only_passages, asked)
    after = first_right(train(texts, learned), texts, asked)
    assert max(before) < 0.6
    assert min(after) > 0.9


def test_a_question_whose_words_do_not_name_the_matter_teaches_its_part_alone() -> None:
    passages, numbers = torch.eye(2, SIZE), torch.arange(2)
    texts = Texts(passages, numbers * 0, numbers, passages, numbers * 0, numbers, torch.tensor([0, 0]))
    # Each asks, in words that lie at the other part, for this one; of which document is not said.
    asked = Asked(
        passages.roll(1, 0).repeat(2000, 1), torch.full((4000,), -1), torch.eye(2, dtype=torch.bool).repeat(2000, 1)
    )
    model = train(texts, asked)
    assert np.array_equal(model.projection().passages, SAME)
    assert first_right(model, texts, asked)[1] == 1.0
