"""The converted folder is the same every time, and its library reads it."""

import warnings
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file  # pyright: ignore[reportUnknownVariableType]

from app.models.e5 import convert_e5
from app.models.files import sha256_of
from tests.app.models.serving import names_below
from tests.app.models.small_e5 import HIDDEN, POSITIONS, small_e5


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "small.bin"
    path.write_bytes(small_e5()[0])
    return path


def convert(source: Path, name: str) -> Path:
    folder = source.with_name(name)
    folder.mkdir()
    convert_e5(source, folder)
    return folder


def test_every_run_writes_the_same_bytes(source: Path) -> None:
    first, second = convert(source, "first"), convert(source, "second")

    assert names_below(first) == names_below(second)
    assert [sha256_of(first / name) for name in names_below(first)] == [
        sha256_of(second / name) for name in names_below(second)
    ]


def test_weights_arrive_under_the_names_of_bert(source: Path) -> None:
    tensors = load_file(convert(source, "folder") / "model.safetensors")
    values = small_e5()[1]

    assert np.array_equal(tensors["embeddings.word_embeddings.weight"], values["emb.word"])
    assert np.array_equal(tensors["encoder.layer.0.output.dense.weight"], values["l0.fo.w"])
    assert np.array_equal(tensors["encoder.layer.0.attention.output.LayerNorm.bias"], values["l0.aln.b"])


def test_what_the_disk_says_is_an_ordinary_os_error(source: Path) -> None:
    folder = source.with_name("folder")
    (folder / "model.safetensors").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        convert_e5(source, folder)


@pytest.mark.models
def test_the_embedding_library_reads_the_folder_without_a_complaint(source: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library does on import is its own affair
        from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(convert(source, "folder")), device="cpu", local_files_only=True)
    found = model.encode(["전입신고"], prompt_name="query")  # pyright: ignore[reportUnknownMemberType]

    assert found.shape == (1, HIDDEN)
    assert np.linalg.norm(found[0]) == pytest.approx(1.0, abs=1e-5)
    assert model.max_seq_length == POSITIONS
