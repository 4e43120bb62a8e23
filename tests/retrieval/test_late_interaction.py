"""Sentences held beside a question, token by token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from app.settings import Settings
from core.errors import InvalidInput
from evals.fit_late_interaction import Model, Padded
from retrieval.close_reading import CloseReader, sentence_tokens
from retrieval.embedder import E5Embedder
from retrieval.late_interaction import LateInteraction, load_late_interaction, save_late_interaction
from tests.fakes.tokens import WordStates

SIZE = 32
SAME = np.eye(SIZE, dtype=np.float32)
EVEN = np.zeros(SIZE + 1, np.float32)
PLAIN = LateInteraction(SAME, SAME, EVEN, EVEN, np.array([10.0, 4.0, 1.0], np.float32))
TITLE = "버려진 차"
TEXT = "구청이 차를 옮깁니다. 과태료는 100만원 입니다."


def test_the_sentence_that_has_the_words_is_the_likelier_and_a_word_that_none_has_makes_all_unlikely() -> None:
    reader = CloseReader(WordStates(SIZE), PLAIN)
    [[moved, fine]] = reader.odds("과태료는 100만원", [(TITLE, TEXT)])
    assert fine > 0.0 > moved
    [[_, beside_a_reward]] = reader.odds("과태료는 100만원 포상금은", [(TITLE, TEXT)])
    assert beside_a_reward < fine


def test_what_the_title_says_every_sentence_says() -> None:
    reader = CloseReader(WordStates(SIZE), PLAIN)
    [[moved, fine]] = reader.odds("버려진", [(TITLE, TEXT)])
    assert moved == pytest.approx(fine)
    assert moved > 0.0


def test_a_passage_is_read_once_and_so_is_a_question() -> None:
    embedder = WordStates(SIZE)
    reader = CloseReader(embedder, PLAIN)
    first = reader.odds("과태료는", [(TITLE, TEXT), (TITLE, "없습니다.")])
    assert [len(one) for one in first] == [2, 1]
    assert reader.odds("과태료는", [(TITLE, TEXT), (TITLE, "없습니다.")]) == first
    assert embedder.read == ["과태료는", f"{TITLE}\n{TEXT}", f"{TITLE}\n없습니다."]


def test_a_question_without_tokens_and_a_document_without_passages_say_nothing() -> None:
    reader = CloseReader(WordStates(SIZE), PLAIN)
    assert reader.odds("?!", [(TITLE, TEXT)]) == [(0.0, 0.0)]
    assert reader.odds("과태료는", []) == []


@pytest.mark.models
def test_every_token_belongs_to_the_title_or_to_one_sentence() -> None:
    states = E5Embedder(Settings().models / "embedding").states(f"{TITLE}\n{TEXT}", kind="passage")
    assert len(states.rows) == len(states.spans)
    moved, fine = sentence_tokens(TITLE, TEXT, states)
    assert (moved | fine).all()
    own = [f"{TITLE}\n{TEXT}"[begin:end].strip() for begin, end in states.spans[fine & ~moved].tolist()]
    assert "".join(own) == "과태료는100만원입니다."


def test_what_is_learned_is_what_is_used() -> None:
    model = Model(SIZE)
    with torch.no_grad():
        for weights in model.weights:
            weights.normal_()
    asked, told = torch.randn(1, 5, SIZE), torch.randn(3, 7, SIZE)
    there = torch.ones(3, 7, dtype=torch.bool)
    there[1, 4:] = False
    near = model.near(Padded(asked, torch.ones(1, 5, dtype=torch.bool)), Padded(told, there))
    with torch.no_grad():
        worth, none = model.utilities(near, torch.ones(1, 3, dtype=torch.bool))
    used = model.interaction()
    sentences = [used.sentence(one[its].numpy()) for one, its in zip(told, there, strict=True)]
    odds = used.odds(used.question(asked[0].numpy()), sentences)
    assert np.abs(odds - (worth - none)[0].numpy()).max() < 1e-3


def test_what_is_kept_is_read_again_for_the_model_that_it_belongs_to(tmp_path: Path) -> None:
    path = tmp_path / "late_interaction.npz"
    save_late_interaction(PLAIN, "model-1", path)
    read = load_late_interaction("model-1", path)
    assert read is not None
    assert np.array_equal(read.told, SAME)
    assert read.scale.tolist() == [10.0, 4.0, 1.0]
    assert load_late_interaction("model-2", path) is None
    path.write_bytes(b"nothing")
    with pytest.raises(InvalidInput, match="fit_late_interaction"):
        load_late_interaction("model-1", path)
