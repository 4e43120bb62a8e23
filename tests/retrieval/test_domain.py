"""What belongs to a public office at all, said by weights that belong to one model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import InvalidInput
from retrieval.domain import Domain, load_domain

DIMENSIONS = 8


def vectors(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(3).normal(size=(count, DIMENSIONS)).astype(np.float32)


def written(path: Path, revision: str, dimensions: int = DIMENSIONS) -> Path:
    weights = np.linspace(-40, 40, dimensions).astype(np.float32)
    np.savez(path, weights=weights, bias=np.array(0.5), revision=np.array(revision))
    return path


def test_it_is_a_probability_however_far_out_the_vector_lies(tmp_path: Path) -> None:
    domain = load_domain("model-1", written(tmp_path / "domain.npz", "model-1"))
    assert domain is not None
    said = [domain.outside(row * scale) for row in vectors(50) for scale in (1.0, 100.0)]
    assert all(0 <= one <= 1 for one in said)
    assert max(said) - min(said) > 0.5


def test_it_rises_along_its_weights() -> None:
    domain = Domain(np.ones(DIMENSIONS, np.float32), 0.0)
    row = vectors(1)[0]
    assert domain.outside(row + 0.1) > domain.outside(row)


def test_weights_of_another_model_say_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "domain.npz", "model-1")
    assert load_domain("model-2", path) is None


def test_a_model_that_nothing_was_fitted_for_has_none(tmp_path: Path) -> None:
    assert load_domain("model-1", tmp_path / "none.npz") is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a whole archive", b"weights"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (path := tmp_path / "domain.npz").write_bytes(content)
    with pytest.raises(InvalidInput, match=r"`domain.npz` cannot be read"):
        load_domain("model-1", path)


def test_a_file_that_lacks_a_part_is_refused(tmp_path: Path) -> None:
    np.savez(path := tmp_path / "domain.npz", weights=np.zeros(3), revision=np.array("model-1"))
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_domain("model-1", path)
