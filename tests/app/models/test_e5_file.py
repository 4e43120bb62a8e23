"""The packaged e5 file is read exactly."""

from pathlib import Path

import numpy as np
import pytest

from app.models.e5_file import E5File, E5Shape
from app.models.errors import ModelRefused
from tests.app.models.small_e5 import HIDDEN, INTERMEDIATE, NORMALISED, PIECES, POSITIONS, TYPES, VOCABULARY, small_e5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "small.bin"
    written.write_bytes(small_e5()[0])
    return written


def test_sizes_and_pieces_are_read(path: Path) -> None:
    model = E5File(path)

    assert model.shape == E5Shape(HIDDEN, 1, 2, INTERMEDIATE, VOCABULARY, POSITIONS, TYPES, 1e-12)
    assert tuple(model.pieces.texts) == PIECES
    assert model.pieces.normalised == NORMALISED
    assert (model.pieces.bos, model.pieces.pad, model.pieces.eos, model.pieces.unknown) == (0, 1, 2, 3)


def test_four_bit_weights_are_unpacked_without_a_rounding_error(path: Path) -> None:
    values = small_e5()[1]

    unpacked = E5File(path).matrix("l0.fo.w", HIDDEN, INTERMEDIATE)

    assert np.array_equal(unpacked, values["l0.fo.w"])


def test_plain_weights_are_read_as_they_are(path: Path) -> None:
    assert np.array_equal(E5File(path).floats("emb.ln.w"), small_e5()[1]["emb.ln.w"])


def test_a_plain_tensor_is_not_taken_for_a_packed_one(path: Path) -> None:
    with pytest.raises(ModelRefused, match=r"`emb\.pos` is not stored in 4 bits"):
        E5File(path).matrix("emb.pos", POSITIONS, HIDDEN)


def test_another_file_is_refused(path: Path) -> None:
    path.write_bytes(b"GGUF" + path.read_bytes()[4:])

    with pytest.raises(ModelRefused, match="not an E5S1 file"):
        E5File(path)
