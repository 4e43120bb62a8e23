"""The two commands say what is there, what is done, and what to do."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.models.cli import models_cli
from app.models.manifest import load_manifest
from tests.app.models.serving import Served, sha256


@pytest.fixture
def own_manifest(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packaged roles, with the voices replaced by one small file of the loopback server."""
    served.files["/a.bin"] = b"a voice"
    pinned = f'size = 7, sha256 = "{sha256(b"a voice")}"'
    path = tmp_path / "own.toml"
    path.write_text(
        '[[models]]\nrole = "voices"\nname = "small"\nengine = "none"\nlicence = "CC0-1.0"\nlanguages = ["ko"]\n'
        f'[[models.sources]]\nkind = "url"\narchives = [{{ name = "a", url = "{served.address}/a.bin", {pinned} }}]\n'
        f'files = [{{ path = "a.bin", {pinned}, parts = [{{ archive = "a" }}] }}]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("MADANG_MODELS_MANIFEST", str(path))
    monkeypatch.setenv("MADANG_MODELS_DIR", str(tmp_path / "models"))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(models_cli, arguments)


@pytest.mark.usefixtures("own_manifest")
def test_fetch_says_what_it_did_and_where() -> None:
    result = run("fetch", "voices")

    assert result.exit_code == 0
    assert "✓ voices in" in result.stderr
    assert "✓ voices is there" in run("fetch", "voices").stderr


@pytest.mark.usefixtures("own_manifest")
def test_a_refusal_is_one_clear_line_and_a_failing_exit(served: Served) -> None:
    served.files["/a.bin"] = b"a noise"

    result = run("fetch", "voices")

    assert result.exit_code == 1
    assert "and should have" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("own_manifest")
def test_status_fails_while_a_model_is_missing_and_lists_all_of_them() -> None:
    run("fetch", "voices")

    result = run("status")

    assert result.exit_code == 1
    assert all(model.role in result.stdout for model in load_manifest().models)


@pytest.mark.usefixtures("own_manifest")
def test_status_as_json_is_an_array_with_a_state_for_each_role() -> None:
    run("fetch", "voices")

    states = {entry["role"]: entry["state"] for entry in json.loads(run("status", "--json").stdout)}

    assert states["voices"] == "ready"
    assert states["embedding"] == "missing"


def test_a_role_that_does_not_exist_is_refused_with_the_ones_that_do() -> None:
    result = run("fetch", "ears")

    assert result.exit_code == 2
    assert "speech_to_text" in result.stderr
