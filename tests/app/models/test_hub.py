"""Hub files come from one commit and are verified like everything else."""

from pathlib import Path

import pytest

from app.models.errors import ModelRefused, SourceUnavailable
from app.models.manifest import HubSource, ModelRole
from app.models.store import ModelStore
from tests.app.models.serving import Served, clients, manifest, model, model_file, names_below, sha256

REVISION = "0123456789abcdef0123456789abcdef01234567"
CONFIG, WEIGHTS = b"{}", b"weights" * 100


def publish(served: Served, path: str, content: bytes) -> None:
    """Serve one file the way a hub does: by commit, with the commit and an etag in the headers."""
    address = f"/city/small/resolve/{REVISION}/{path}"
    served.files[address] = content
    served.headers[address] = {"X-Repo-Commit": REVISION, "ETag": f'"{sha256(content)}"'}


def store_of(served: Served, root: Path) -> ModelStore:
    files = (model_file("config.json", CONFIG), model_file("onnx/model.bin", WEIGHTS))
    source = HubSource(kind="hub", repository="city/small", revision=REVISION, files=files)
    return ModelStore(root, manifest(model(ModelRole.VOICES, source)), clients(endpoint=served.address))


def test_files_of_a_commit_become_a_verified_folder(served: Served, tmp_path: Path) -> None:
    publish(served, "config.json", CONFIG)
    publish(served, "onnx/model.bin", WEIGHTS)
    store = store_of(served, tmp_path)

    store.fetch()

    assert names_below(store.path(ModelRole.VOICES)) == [".madang.json", "config.json", "onnx/model.bin"]
    assert not (tmp_path / ".downloads").exists()


def test_other_bytes_under_the_same_commit_are_refused(served: Served, tmp_path: Path) -> None:
    publish(served, "config.json", CONFIG)
    publish(served, "onnx/model.bin", WEIGHTS[:-1] + b"?")

    with pytest.raises(ModelRefused, match="has sha256"):
        store_of(served, tmp_path).fetch()

    assert not (tmp_path / "voices").exists()


def test_a_file_that_the_hub_lacks_is_unavailable(served: Served, tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match=r"`config\.json` of `city/small` at 01234567"):
        store_of(served, tmp_path).fetch()
