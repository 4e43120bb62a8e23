"""An adapter turns queries towards the documents that answered them, and stays near to doing nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.errors import InvalidInput
from retrieval.adapter import Adapter, Pairs, load_adapter, save_adapter, train
from retrieval.protocols import Vectors

DIMENSIONS, DOCUMENTS = 16, 12


def unit(rows: NDArray[np.floating]) -> Vectors:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def pairs(seed: int = 1) -> Pairs:
    """Queries stand to their documents as a turned and noisy picture of them, as another kind of language does."""
    draws = np.random.default_rng(seed)
    passages = unit(draws.normal(size=(DOCUMENTS * 2, DIMENSIONS)))
    turn = np.eye(DIMENSIONS) + 0.35 * draws.normal(size=(DIMENSIONS, DIMENSIONS))
    right = np.repeat(np.arange(DOCUMENTS), 20)
    queries = unit(passages[right * 2] @ turn + 0.1 * draws.normal(size=(len(right), DIMENSIONS)))
    return Pairs(queries, right, passages, np.repeat(np.arange(DOCUMENTS), 2))


def right_of(given: Pairs, queries: Vectors) -> float:
    """Share of the queries whose nearest passage is one of their document's."""
    nearest = given.owners[(queries @ given.passages.T).argmax(axis=1)]
    return float((nearest == given.right).mean())


def test_learns_what_queries_of_one_kind_have_in_common() -> None:
    given = pairs()
    assert right_of(given, train(given).map(given.queries)) > right_of(given, given.queries)


def test_mapped_queries_have_length_one() -> None:
    given = pairs()
    assert np.linalg.norm(train(given).map(given.queries), axis=1) == pytest.approx(1, abs=1e-5)


def test_the_same_pairs_give_the_same_adapter() -> None:
    assert np.array_equal(train(pairs()).matrix, train(pairs()).matrix)


def test_documents_without_questions_push_nothing_away() -> None:
    given = pairs()
    more = Pairs(
        given.queries,
        given.right,
        np.concatenate([given.passages, unit(np.ones((3, DIMENSIONS), np.float32))]),
        np.concatenate([given.owners, [DOCUMENTS, DOCUMENTS, DOCUMENTS + 1]]),
    )
    assert np.array_equal(train(given).matrix, train(more).matrix)


def test_comes_back_from_its_file(tmp_path: Path) -> None:
    adapter = train(pairs())
    save_adapter(adapter, tmp_path / "a.npz", "model-1")
    assert np.array_equal(load_adapter(tmp_path / "a.npz", "model-1").matrix, adapter.matrix)


def test_an_adapter_of_another_model_is_refused(tmp_path: Path) -> None:
    save_adapter(Adapter(np.eye(3, dtype=np.float32)), tmp_path / "a.npz", "model-1")
    with pytest.raises(InvalidInput, match="another embedding model"):
        load_adapter(tmp_path / "a.npz", "model-2")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a whole archive"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_adapter(tmp_path / "a.npz", "model-1")


def test_nothing_to_learn_from_changes_nothing() -> None:
    given = pairs()
    none = Pairs(given.queries[:0], given.right[:0], given.passages, given.owners)
    assert np.array_equal(train(none).matrix, np.eye(DIMENSIONS, dtype=np.float32))


@pytest.mark.parametrize(
    "matrix", [np.eye(3, 4), np.zeros(3), np.full((3, 3), np.nan)], ids=["not square", "a row", "no numbers"]
)
def test_what_could_not_map_a_query_is_refused(tmp_path: Path, matrix: NDArray[np.float64]) -> None:
    save_adapter(Adapter(matrix.astype(np.float32)), tmp_path / "a.npz", "model-1")
    with pytest.raises(InvalidInput, match="no square matrix"):
        load_adapter(tmp_path / "a.npz", "model-1")


def test_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_adapter(tmp_path / "a.npz", "model-1")
