"""`madang knowledge import`: what it tells and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands.knowledge import knowledge_cli
from tests.fakes.database import migrated_copy
from tests.knowledge.parsing.packed import FIXTURES, zipped


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the service with an empty database."""
    url = migrated_copy(tmp_path)
    monkeypatch.setenv("MADANG_VAR_DIR", str(tmp_path))
    monkeypatch.setenv("MADANG_DATABASE_URL", url)
    return tmp_path


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(knowledge_cli, ["import", str(path), "--collection", "guide", *options])


def test_a_folder_is_loaded_and_its_bad_files_end_it_with_one(here: Path) -> None:
    guide = (FIXTURES / "guide.hwp").read_bytes()
    locked = (FIXTURES / "locked.hwp").read_bytes()
    path = zipped(here / "a.zip", {"guide.hwp": guide, "locked.hwp": locked, "empty.txt": ""})
    ended = run(path, "--publish")
    assert (ended.exit_code, ended.stdout) == (1, "1 new, 0 changed, 0 unchanged, 1 published\n")
    assert "not imported: `empty.txt` is empty" in ended.stderr
    assert "not imported: `locked.hwp` has a password" in ended.stderr
    assert "warning: guide.hwp: text that is white on white was left out: 몰래 적은 하얀 글" in ended.stderr
    again = run(path)
    assert again.stdout == "0 new, 0 changed, 1 unchanged, 0 published\n"


def test_a_good_file_ends_it_with_zero(here: Path) -> None:
    ended = run(FIXTURES / "passport.pdf")
    assert (ended.exit_code, ended.stdout) == (0, "1 new, 0 changed, 0 unchanged, 0 published\n")
