"""pip brings wheels from wherever it is configured to, and nothing else."""

from pathlib import Path

import pytest

from app.models.downloads import Clients, Downloads
from app.models.errors import ModelRefused, SourceUnavailable
from app.models.manifest import ModelFile, PackageArchive, PackageSource, Part
from app.models.pypi import PipClient
from tests.app.models.serving import clients, names_below, sha256, tarball_of, wheel_of

WHEEL = wheel_of("small_model", {"small_model/part.bin": b"weights"})
FILE = ModelFile(path="a", size=1, sha256="0" * 64, parts=(Part(archive="small-model", member="a"),))


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    made = tmp_path / "shelf"
    made.mkdir()
    (made / "small_model-1.0-py3-none-any.whl").write_bytes(WHEEL)
    return made


def pip_of(shelf: Path) -> Clients:
    return clients(pip=PipClient(["--no-index", f"--find-links={shelf}"]))


def package(content: bytes = WHEEL, platform: str | None = None) -> PackageSource:
    archive = PackageArchive(
        name="small-model", version="1.0", size=len(content), sha256=sha256(content), platform=platform
    )
    return PackageSource(kind="pypi", archives=(archive,), files=(FILE,))


def bring(downloads: Downloads, source: PackageSource) -> dict[str, Path]:
    return downloads.archives(source, lambda _, __: lambda _: None)


def test_a_wheel_is_kept_under_its_hash(shelf: Path, tmp_path: Path) -> None:
    downloads = Downloads(tmp_path / "kept", pip_of(shelf))

    paths = bring(downloads, package())

    assert paths["small-model"].read_bytes() == WHEEL
    assert names_below(tmp_path / "kept") == [sha256(WHEEL)]


def test_a_wheel_of_another_platform_is_brought_for_its_data(tmp_path: Path) -> None:
    (tmp_path / "small_model-1.0-py3-none-win_amd64.whl").write_bytes(WHEEL)

    paths = bring(Downloads(tmp_path / "kept", pip_of(tmp_path)), package(platform="win_amd64"))

    assert paths["small-model"].read_bytes() == WHEEL


def test_another_wheel_under_the_same_version_is_refused(shelf: Path, tmp_path: Path) -> None:
    source = package(wheel_of("small_model", {"small_model/part.bin": b"poisons"}))

    with pytest.raises(ModelRefused, match=r"small_model-1\.0-py3-none-any\.whl"):
        bring(Downloads(tmp_path / "kept", pip_of(shelf)), source)

    assert names_below(tmp_path / "kept") == []


def test_a_source_distribution_is_never_built(tmp_path: Path) -> None:
    proof = tmp_path / "setup-ran"
    setup = (
        f"open({str(proof)!r}, 'w').close()\nfrom setuptools import setup\nsetup(name='small-model', version='1.0')\n"
    )
    (tmp_path / "small_model-1.0.tar.gz").write_bytes(tarball_of({"small_model-1.0/setup.py": setup.encode()}))

    with pytest.raises(SourceUnavailable, match="No matching distribution"):
        bring(Downloads(tmp_path / "kept", pip_of(tmp_path)), package())

    assert not proof.exists()


def test_an_archive_that_went_bad_on_disk_is_brought_again(shelf: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / sha256(WHEEL)
    kept.parent.mkdir()
    kept.write_bytes(b"rot")

    bring(Downloads(tmp_path / "kept", pip_of(shelf)), package())

    assert kept.read_bytes() == WHEEL
