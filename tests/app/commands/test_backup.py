"""`madang backup`: what was there comes back, and nothing is lost where it cannot."""

from __future__ import annotations

import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands.backup import backup_cli
from core.errors import Conflict, InvalidInput
from tests.fakes.database import migrated_copy


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With one talk, and an index and adapters beside it."""
    url = migrated_copy(tmp_path)
    monkeypatch.setenv("MADANG_DATABASE_URL", url)
    path = Path(url.partition("///")[2])
    _open_talk(path, "first")
    path.with_suffix(".index").mkdir()
    (path.with_suffix(".index") / "embedding.npz").write_bytes(b"vectors")
    path.with_suffix(".adapters").mkdir()
    (path.with_suffix(".adapters") / "active.json").write_text('{"in_use": [1]}')
    return path


def backup(*arguments: str) -> str:
    result = CliRunner().invoke(backup_cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _open_talk(database: Path, name: str) -> None:
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute(
            "insert into talk (id, official, language, opened_at) values (?, 'youth', 'ko', '2026-11-22')",
            (name,),
        )


def _talks(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as opened:
        return [row[0] for row in opened.execute("select id from talk order by id")]


def test_the_database_comes_back_with_its_index_and_adapters(database: Path, tmp_path: Path) -> None:
    archive = tmp_path / "kept.tar.gz"
    assert str(archive) in backup("create", str(archive))
    assert archive.stat().st_mode & 0o077 == 0, "only its owner may read citizens' words"
    _open_talk(database, "later")
    (database.with_suffix(".index") / "embedding.npz").write_bytes(b"later vectors")
    (database.with_suffix(".adapters") / "active.json").write_text('{"in_use": [1, 2]}')

    with pytest.raises(Conflict, match="--force"):
        backup("restore", str(archive))
    backup("restore", "--force", str(archive))

    assert _talks(database) == ["first"]
    assert (database.with_suffix(".index") / "embedding.npz").read_bytes() == b"vectors"
    assert (database.with_suffix(".adapters") / "active.json").read_text() == '{"in_use": [1]}'


def test_a_copy_is_whole_while_somebody_writes(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("update talk set language = 'en'")  # not committed
        backup("create", str(tmp_path / "kept.tar.gz"))
    database.unlink()
    backup("restore", str(tmp_path / "kept.tar.gz"))
    assert _talks(database) == ["first"]


def _archive_of(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        _archive_of("madang.db", b"x" * 9_000)[:-20],
        _archive_of("other.db", b"x"),
        _archive_of("madang.db", b"no database" * 1_000),
        _archive_of("../madang.db", b"x"),
    ],
    ids=["empty", "no archive", "cut off", "another file", "no database", "outside"],
)
def test_what_is_no_backup_is_refused_and_nothing_is_lost(database: Path, tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "bad.tar.gz"
    archive.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"bad\.tar\.gz"):
        backup("restore", "--force", str(archive))
    assert _talks(database) == ["first"]
    assert (database.with_suffix(".index") / "embedding.npz").is_file()


def test_there_is_nothing_to_copy_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADANG_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(InvalidInput, match="no database"):
        backup("create", str(tmp_path / "kept.tar.gz"))
    assert not (tmp_path / "kept.tar.gz").exists()
