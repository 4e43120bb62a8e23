"""Vectors are kept: nothing is embedded twice, and a bad file costs time, not answers."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from evals.vectors import Kind, StoredVectors
from tests.fakes.retrieval import FakeEmbedder

TEXTS: list[tuple[str, Kind]] = [("전입신고", "passage"), ("언제까지?", "query"), ("여권", "passage")]


def kept_in(folder: Path) -> Path:
    StoredVectors(FakeEmbedder(), folder).embed(TEXTS)
    vectors = StoredVectors(FakeEmbedder(), folder)
    vectors.embed(TEXTS)
    vectors.save()
    return folder / "fake.npz"


def test_rows_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    rows = StoredVectors(FakeEmbedder(), tmp_path).embed(TEXTS)
    alone = [FakeEmbedder().embed([text], kind=kind)[0] for text, kind in TEXTS]
    assert np.allclose(rows, alone)


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    vectors = StoredVectors(embedder, tmp_path)
    vectors.embed([*TEXTS, *TEXTS])
    vectors.embed(TEXTS)
    assert sorted(embedder.embedded) == sorted(text for text, _ in TEXTS)


def test_the_same_words_are_embedded_apart_as_question_and_as_passage(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    StoredVectors(embedder, tmp_path).embed([("여권", "query"), ("여권", "passage")])
    assert embedder.embedded == ["여권", "여권"]


def test_what_was_saved_is_not_embedded_at_the_next_start(tmp_path: Path) -> None:
    kept_in(tmp_path)
    embedder = FakeEmbedder()
    rows = StoredVectors(embedder, tmp_path).embed(TEXTS)
    assert embedder.embedded == []
    assert np.allclose(rows, StoredVectors(FakeEmbedder(), tmp_path / "else").embed(TEXTS), atol=1e-3)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_what_is_no_longer_asked_for_is_dropped(tmp_path: Path) -> None:
    kept_in(tmp_path)
    vectors = StoredVectors(FakeEmbedder(), tmp_path)
    vectors.embed(TEXTS[:1])
    vectors.save()
    embedder = FakeEmbedder()
    StoredVectors(embedder, tmp_path).embed(TEXTS)
    assert sorted(embedder.embedded) == sorted(text for text, _ in TEXTS[1:])


@pytest.mark.parametrize("damage", ["cut", "empty", "noise", "flipped", "no zip member"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    path = kept_in(tmp_path)
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    if damage == "no zip member":
        np.savez(path, other=np.zeros(1))
    else:
        path.write_bytes({"cut": whole[:-200], "empty": b"", "noise": b"\x93NUMPY oops", "flipped": flipped}[damage])
    embedder = FakeEmbedder()
    with caplog.at_level(logging.WARNING):
        vectors = StoredVectors(embedder, tmp_path)
    vectors.embed(TEXTS)
    vectors.save()
    assert len(embedder.embedded) == len(TEXTS)
    assert "made anew" in caplog.text
    StoredVectors(again := FakeEmbedder(), tmp_path).embed(TEXTS)
    assert again.embedded == []


@pytest.mark.parametrize("other", [FakeEmbedder(revision="2"), FakeEmbedder(dimensions=64)])
def test_vectors_of_another_model_are_not_used(tmp_path: Path, other: FakeEmbedder) -> None:
    kept_in(tmp_path)
    rows = StoredVectors(other, tmp_path).embed(TEXTS)
    assert len(other.embedded) == len(TEXTS)
    assert rows.shape == (len(TEXTS), other.capabilities.dimensions)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    vectors = StoredVectors(FakeEmbedder(), tmp_path / "file")
    vectors.embed(TEXTS)
    with caplog.at_level(logging.WARNING):
        vectors.save()
    assert "could not be kept" in caplog.text


def test_saving_leaves_nothing_half_made(tmp_path: Path) -> None:
    path = kept_in(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_no_texts_give_no_rows(tmp_path: Path) -> None:
    vectors = StoredVectors(FakeEmbedder(), tmp_path)
    assert vectors.embed([]).shape == (0, FakeEmbedder().capabilities.dimensions)
    vectors.save()
    assert StoredVectors(FakeEmbedder(), tmp_path).embed([]).shape[0] == 0


def test_progress_counts_what_reaches_the_model(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    texts: list[tuple[str, Kind]] = [(f"글 {number}", "passage") for number in range(100)]
    StoredVectors(FakeEmbedder(), tmp_path).embed(texts, lambda done, of: seen.append((done, of)))
    assert seen[-1] == (100, 100)
    assert seen == sorted(seen)
