"""Files are joined from parts in their order, and never grow past what is declared."""

from pathlib import Path

import pytest

from app.models.assembly import assemble
from app.models.errors import ModelRefused, PartMissing
from app.models.manifest import Conversion, ModelFile, Part, UrlArchive, UrlSource
from tests.app.models.serving import model_file, names_below, sha256, zip_of

ARCHIVE = UrlArchive(name="it", url="http://127.0.0.1/it", size=1, sha256="0" * 64)


def source_of(*files: ModelFile, convert: Conversion | None = None) -> UrlSource:
    return UrlSource(kind="url", archives=(ARCHIVE,), files=files, convert=convert)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def packed(tmp_path: Path, **members: bytes) -> dict[str, Path]:
    path = tmp_path / "it"
    path.write_bytes(zip_of(members))
    return {"it": path}


def test_parts_are_joined_in_the_order_of_the_manifest(tmp_path: Path, folder: Path) -> None:
    archives = packed(tmp_path, one=b"first ", two=b"second")
    parts = (Part(archive="it", member="two"), Part(archive="it", member="one"))

    assemble(source_of(model_file("deep/model.bin", b"secondfirst ", *parts)), archives, folder)

    assert (folder / "deep" / "model.bin").read_bytes() == b"secondfirst "


def test_a_member_that_expands_past_its_declared_size_is_stopped_early(tmp_path: Path, folder: Path) -> None:
    archives = packed(tmp_path, bomb=b"\0" * (32 << 20))
    file = ModelFile(path="a", size=10, sha256="0" * 64, parts=(Part(archive="it", member="bomb"),))

    with pytest.raises(ModelRefused, match="longer than the 10 bytes"):
        assemble(source_of(file), archives, folder)

    assert (folder / "a").stat().st_size == 0


def test_a_member_that_is_too_short_is_refused(tmp_path: Path, folder: Path) -> None:
    file = ModelFile(path="a", size=10, sha256=sha256(b"short"), parts=(Part(archive="it", member="a"),))

    with pytest.raises(ModelRefused, match="has 5 bytes and should have 10"):
        assemble(source_of(file), packed(tmp_path, a=b"short"), folder)


def test_a_conversion_of_something_else_is_refused_and_its_input_is_removed(tmp_path: Path, folder: Path) -> None:
    convert = Conversion(step="e5", part=Part(archive="it", member="a"), size=100)
    source = source_of(model_file("model.safetensors", b"?"), convert=convert)

    with pytest.raises(ModelRefused, match="not an E5S1 file"):
        assemble(source, packed(tmp_path, a=b"something else"), folder)

    assert names_below(tmp_path) == ["it"]


def test_a_file_that_no_step_writes_is_named(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(PartMissing, match=r"`config\.json`"):
        assemble(source_of(model_file("config.json", b"{}")), packed(tmp_path), folder)
