"""npm brings a tarball from the registry that it is configured for, and runs none of its scripts."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from app.models.errors import SourceUnavailable
from app.models.manifest import PackageArchive
from app.models.npm import NpmClient
from tests.app.models.serving import Served, sha256, tarball_of


def publish(served: Served, proof: Path) -> bytes:
    """Serve one package with a script that would show that it ran."""
    about = {
        "name": "small-voices",
        "version": "1.0.0",
        "scripts": {"prepack": f"touch {proof}", "prepare": f"touch {proof}"},
    }
    tarball = tarball_of({"package/package.json": json.dumps(about).encode(), "package/a.bin": b"voice"})
    served.files["/small-voices/-/small-voices-1.0.0.tgz"] = tarball
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    dist = {"tarball": f"{served.address}/small-voices/-/small-voices-1.0.0.tgz", "integrity": integrity}
    document = {
        "name": "small-voices",
        "dist-tags": {"latest": "1.0.0"},
        "versions": {"1.0.0": {**about, "dist": dist}},
    }
    served.files["/small-voices"] = json.dumps(document).encode()
    return tarball


def npm_of(served: Served, tmp_path: Path) -> NpmClient:
    return NpmClient([f"--registry={served.address}", f"--cache={tmp_path / 'cache'}", "--fetch-retries=0"])


def archive_of(tarball: bytes) -> PackageArchive:
    return PackageArchive(name="small-voices", version="1.0.0", size=len(tarball), sha256=sha256(tarball))


def test_a_tarball_is_brought_without_running_its_scripts(served: Served, tmp_path: Path) -> None:
    proof, folder = tmp_path / "script-ran", tmp_path / "folder"
    folder.mkdir()
    tarball = publish(served, proof)

    path = npm_of(served, tmp_path).download(archive_of(tarball), folder, lambda _: None)

    assert path.read_bytes() == tarball
    assert not proof.exists()


def test_a_package_that_the_registry_lacks_is_unavailable(served: Served, tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match=r"(?s)`small-voices` 1\.0\.0 from the npm registry.*404"):
        npm_of(served, tmp_path).download(archive_of(b"?"), tmp_path, lambda _: None)
