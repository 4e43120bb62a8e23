"""What an adapter is worth is measured on questions whose document it never saw, and decides whether it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.errors import InvalidInput
from core.passages import DocumentTexts
from retrieval.adapting import MORE_GUESSES, Evaluation, evaluate, material
from retrieval.ranking import Ranking
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.learnable import greeted, plain
from tests.retrieval.texts import FUSION

BETTER = Evaluation(
    documents=40,
    questions=400,
    hit_1=0.6,
    hit_5=0.8,
    reciprocal_rank=0.7,
    without_hit_1=0.5,
    without_hit_5=0.8,
    without_reciprocal_rank=0.65,
    guessed=0.3,
    without_guessed=0.3,
    gain=0.05,
    gain_at_least=0.01,
)


def evaluated(documents: Sequence[DocumentTexts]) -> Evaluation:
    embedder = FakeEmbedder()
    return evaluate(material(documents, embedder), embedder, [fake_channel()], Ranking(FUSION))


def test_what_questions_have_in_common_is_learned_for_documents_that_were_held_out() -> None:
    made = evaluated(greeted())
    assert (made.documents, made.questions) == (40, 240)
    assert made.reciprocal_rank > made.without_reciprocal_rank
    assert made.gain == pytest.approx(made.reciprocal_rank - made.without_reciprocal_rank, abs=1e-4)
    assert 0 < made.gain_at_least < made.gain
    assert made.is_better


def test_where_search_is_right_already_nothing_is_gained() -> None:
    made = evaluated(plain())
    assert (made.without_hit_1, made.without_reciprocal_rank) == (1, 1)
    assert not made.is_better


def test_the_same_documents_give_the_same_figures() -> None:
    assert evaluated(plain()) == evaluated(plain())


def test_documents_that_nothing_resembles_are_not_guessed_and_twins_are() -> None:
    alone = evaluated(plain())
    assert (alone.guessed, alone.without_guessed) == (0, 0)
    twins = [replace(one, document_id=f"twin-{one.document_id}") for one in plain()]
    assert evaluated([*plain(), *twins]).without_guessed > 0.9


@pytest.mark.parametrize(
    ("change", "is_better"),
    [
        ({}, True),
        ({"gain_at_least": 0.0}, False),
        ({"hit_1": 0.49}, False),
        ({"guessed": 0.3 + MORE_GUESSES / 2}, True),
        ({"guessed": 0.3 + MORE_GUESSES * 2}, False),
    ],
    ids=["better", "by chance", "fewer first hits", "guesses hardly more", "guesses more"],
)
def test_it_is_better_beyond_chance_and_without_guessing(change: dict[str, float], is_better: bool) -> None:
    assert replace(BETTER, **change).is_better is is_better  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("documents", [plain(documents=9, questions=9), plain(documents=10, questions=4), []])
def test_too_few_questions_are_refused_with_their_number(documents: list[DocumentTexts]) -> None:
    count = sum(text.is_question for document in documents for text in document.texts)
    with pytest.raises(InvalidInput, match=f"`{count}` example questions"):
        material(documents, FakeEmbedder())


def test_questions_of_a_document_that_tells_nothing_do_not_count() -> None:
    mute = [replace(one, texts=tuple(t for t in one.texts if t.is_question)) for one in plain(documents=20)]
    with pytest.raises(InvalidInput, match="`0` example questions"):
        material(mute, FakeEmbedder())


def test_each_text_is_embedded_once_and_told_as_progress() -> None:
    steps: list[tuple[int, int]] = []
    embedder = FakeEmbedder()
    given = material(plain(), embedder, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (60, 60)
    assert len(embedder.embedded) == 60
    assert [len(rows) for rows in given.rows] == [1] * 10
