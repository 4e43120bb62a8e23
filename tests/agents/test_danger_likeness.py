"""Danger that no pattern names is heard by what it means and by its letters; no unseen phrase was learned from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from agents.danger_likeness import FITTED, load_danger_likeness
from agents.thresholds import DANGER_LIKELY, DANGER_LIKELY_YOUNG, DANGER_POSSIBLE, DANGER_POSSIBLE_YOUNG
from app.settings import Settings
from core.errors import InvalidInput
from core.letter_groups import unit
from core.text_vectors import TextVector
from evals.danger_phrases import LEARNED, UNSEEN, read_phrases
from retrieval.embedder import open_embedder
from retrieval.statefile import load_arrays, save_arrays

MISSES, ALARMS = 0.04, 0.03  # a new fit may lose so much of what was measured


def heard(scores: np.ndarray, bar: float) -> tuple[float, float]:
    """Shares of the unseen danger and of the unseen calm phrases that reach a bar."""
    danger = np.array([phrase.is_danger for phrase in read_phrases(UNSEEN)])
    return float((scores[danger] >= bar).mean()), float((scores[~danger] >= bar).mean())


@pytest.fixture(scope="module")
def joined() -> np.ndarray:
    """Scores of the unseen phrases, in their order, with the packaged model."""
    likeness, texts = load_danger_likeness(), [phrase.text for phrase in read_phrases(UNSEEN)]
    embedder = open_embedder(Settings().models / "embedding")
    revision = embedder.capabilities.revision
    assert revision == likeness.revision, "fit anew: python -m evals.fit_danger --write"
    vectors = embedder.embed(texts, kind="query")
    return np.array(
        [likeness.of(text, TextVector(row, revision)).score for text, row in zip(texts, vectors, strict=True)]
    )


@pytest.mark.models
@pytest.mark.parametrize(
    ("bar", "danger", "calm"),
    [
        (DANGER_LIKELY, 0.69, 0.01),
        (DANGER_POSSIBLE, 0.91, 0.08),
        (DANGER_LIKELY_YOUNG, 0.73, 0.02),
        (DANGER_POSSIBLE_YOUNG, 0.93, 0.11),
    ],
)
def test_unseen_danger_is_heard_by_what_it_means(joined: np.ndarray, bar: float, danger: float, calm: float) -> None:
    of_danger, of_calm = heard(joined, bar)
    assert of_danger >= danger - MISSES
    assert of_calm <= calm + ALARMS


@pytest.mark.parametrize(("bar", "danger", "calm"), [(DANGER_LIKELY, 0.56, 0.02), (DANGER_POSSIBLE, 0.80, 0.09)])
def test_unseen_danger_is_heard_by_its_letters_alone(bar: float, danger: float, calm: float) -> None:
    likeness = load_danger_likeness()
    scores = np.array([likeness.of(phrase.text).score for phrase in read_phrases(UNSEEN)])
    of_danger, of_calm = heard(scores, bar)
    assert of_danger >= danger - MISSES
    assert of_calm <= calm + ALARMS


def test_what_is_unseen_was_never_learned_from() -> None:
    learned, unseen = read_phrases(LEARNED), read_phrases(UNSEEN)
    assert not {phrase.writer for phrase in learned} & {phrase.writer for phrase in unseen}
    assert not {phrase.text for phrase in learned} & {phrase.text for phrase in unseen}


def test_no_phrase_stands_twice() -> None:
    texts = [phrase.text for phrase in read_phrases(LEARNED)]
    assert len(texts) == len(set(texts))


def test_a_text_that_shares_no_letters_with_any_phrase_is_calm() -> None:
    assert load_danger_likeness().of("ξζψ").score < DANGER_POSSIBLE_YOUNG


def test_a_vector_of_another_model_counts_for_nothing() -> None:
    likeness, text = load_danger_likeness(), "서랍에 수면제를 잔뜩 모아 놨어요"
    strange = TextVector(np.ones(3, dtype=np.float32), "another model")
    assert likeness.of(text, strange) == likeness.of(text)


def test_a_vector_changes_what_is_heard() -> None:
    likeness, text = load_danger_likeness(), "수수료는 얼마예요?"
    towards = unit(likeness.joined.vector[:, 0])
    dangerous, calm = (likeness.of(text, TextVector(one, likeness.revision)) for one in (towards, -towards))
    assert dangerous.score > calm.score


def test_a_vector_is_never_shown() -> None:
    assert "0.25" not in repr(TextVector(np.full(3, 0.25, dtype=np.float32), "one"))


def test_a_damaged_file_is_refused_by_name_with_the_command(tmp_path: Path) -> None:
    (tmp_path / "danger.npz").write_bytes(FITTED.read_bytes()[:5_000])
    with pytest.raises(InvalidInput, match=r"`danger\.npz` .*evals\.fit_danger --write"):
        load_danger_likeness(tmp_path / "danger.npz")
    with pytest.raises(InvalidInput, match=r"`none\.npz`"):
        load_danger_likeness(tmp_path / "none.npz")


@pytest.mark.parametrize("name", ["kinds", "rarity", "joined_vector", "letters_bias", "revision"])
def test_a_file_that_lacks_something_or_has_it_in_another_size_is_refused(tmp_path: Path, name: str) -> None:
    stored = load_arrays(FITTED)
    save_arrays(tmp_path / "lacks.npz", **{key: value for key, value in stored.items() if key != name})
    with pytest.raises(InvalidInput, match=r"lacks\.npz"):
        load_danger_likeness(tmp_path / "lacks.npz")
    if name != "revision":
        save_arrays(tmp_path / "short.npz", **{**stored, name: stored[name][..., :-1]})
        with pytest.raises(InvalidInput, match=r"short\.npz"):
            load_danger_likeness(tmp_path / "short.npz")
