"""`madang users`, over the configured database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.accounts.cli import users_cli
from core.errors import Conflict
from tests.fakes.database import migrated_copy


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADANG_DATABASE_URL", migrated_copy(tmp_path))


def users(*arguments: str) -> str:
    result = CliRunner().invoke(users_cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_account_from_its_first_to_its_last_day() -> None:
    first = users("add", "kim", "--role", "staff", "--display-name", "김 주무관")
    assert first.startswith("kim: one-time password ")
    with pytest.raises(Conflict):
        users("add", "kim", "--role", "staff")
    assert users("reset", "kim") != first
    assert users("roles", "kim", "--role", "admin", "--role", "curator").split() == ["kim", "curator,", "admin"]
    [account] = json.loads(users("list", "--json"))
    assert (account["display_name"], account["roles"]) == ("김 주무관", ["curator", "admin"])
    assert "kim" in users("list")
    users("add", "lee", "--role", "admin")
    assert users("remove", "kim") == "removed kim\n"
