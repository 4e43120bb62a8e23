"""`madang facilities`: what goes out comes back the same, and a file with a fault changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands.facilities import facilities_cli
from app.settings import CHECKOUT
from core.errors import InvalidInput
from tests.fakes.database import migrated_copy

EXAMPLE = CHECKOUT / "docs" / "facilities.example.toml"


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADANG_DATABASE_URL", migrated_copy(tmp_path))


def facilities(*arguments: str) -> str:
    result = CliRunner().invoke(facilities_cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_what_goes_out_comes_back_the_same(tmp_path: Path) -> None:
    out, again = tmp_path / "facilities.jsonl", tmp_path / "again.jsonl"
    assert "0 facilities" in facilities("export", str(out))
    assert facilities("import", str(EXAMPLE)) == "3 new, 0 changed, 0 unchanged\n"
    facilities("export", str(out))
    assert facilities("import", str(out)) == "0 new, 0 changed, 3 unchanged\n"
    out.write_text(out.read_text("utf-8").replace('"places":4', '"places":6'), "utf-8")
    assert facilities("import", str(out)) == "0 new, 1 changed, 2 unchanged\n"
    facilities("export", str(again))
    assert again.read_bytes() == out.read_bytes()


def test_a_file_with_a_fault_changes_nothing(tmp_path: Path) -> None:
    facilities("import", str(EXAMPLE))
    out = tmp_path / "facilities.jsonl"
    facilities("export", str(out))
    first, *others = out.read_text("utf-8").replace('"places":4', '"places":6').splitlines()
    bad = tmp_path / "bad.jsonl"
    bad.write_text("\n".join([first, *others, first.replace('"minutes":50', '"minutes":0')]), "utf-8")
    with pytest.raises(InvalidInput, match="line 4"):
        facilities("import", str(bad))
    facilities("export", str(bad))
    assert bad.read_bytes() == out.read_bytes()


@pytest.mark.parametrize("arguments", [("import", "hall.csv"), ("import", "nowhere.toml"), ("export", "hall.toml")])
def test_what_cannot_be_read_or_written_is_refused(arguments: tuple[str, str]) -> None:
    with pytest.raises(InvalidInput):
        facilities(*arguments)
