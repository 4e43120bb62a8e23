"""`madang backup`: a copy of the database with its index that another machine can start from."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url

from app.knowledge_base import adapter_folder, index_folder
from app.settings import Settings
from core.clock import SEOUL
from core.errors import Conflict, InvalidInput
from retrieval.claim import copy_index

backup_cli = typer.Typer(help="Copy the database with its index, and bring a copy back.", no_args_is_help=True)

DATABASE, INDEX, ADAPTERS = "madang.db", "index", "adapters"


@backup_cli.command("create")
def create(path: Annotated[Path | None, typer.Argument(help="Archive to write (.tar.gz).")] = None) -> None:
    """Write an archive; the service may go on running."""
    settings = Settings()
    target = path or Path(f"madang-{datetime.now(SEOUL):%Y%m%d-%H%M%S}.tar.gz")
    # Made beside its place, so that a full disk leaves no half of it; for its owner alone, as it holds citizens' words.
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as folder:
        copy, made = Path(folder) / DATABASE, Path(folder) / target.name
        if (index := index_folder(settings)).is_dir():
            copy_index(index, Path(folder) / INDEX)  # first: an index may be older than its database, not newer
        _copy_database(_database_file(settings), copy)
        made.touch(mode=0o600)
        with tarfile.open(made, "w:gz") as archive:
            archive.add(copy, DATABASE)
            if index.is_dir():
                archive.add(Path(folder) / INDEX, INDEX)
            if (adapters := adapter_folder(settings)).is_dir():
                archive.add(adapters, ADAPTERS)
        made.replace(target)
    typer.echo(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


@backup_cli.command("restore")
def restore(
    path: Annotated[Path, typer.Argument(help="Archive that `create` wrote.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Put it in the place of a database that is there.")] = False,
) -> None:
    """Bring an archive back; stop the service first."""
    settings = Settings()
    database, index = _database_file(settings), index_folder(settings)
    if database.exists() and not force:
        raise Conflict(f"`{database}` exists; stop the service and say --force to put the backup in its place")
    database.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=database.parent) as folder:
        unpacked = Path(folder)
        _unpack(path, unpacked)
        for stale in (database.with_name(f"{database.name}-wal"), database.with_name(f"{database.name}-shm")):
            stale.unlink(missing_ok=True)
        (unpacked / DATABASE).replace(database)
        for name, place in ((INDEX, index), (ADAPTERS, adapter_folder(settings))):
            shutil.rmtree(place, ignore_errors=True)
            if (unpacked / name).is_dir():
                (unpacked / name).replace(place)
    typer.echo(f"{database} is as it was in {path}")


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own online backup: a whole copy, also while somebody writes."""
    if not source.is_file():
        raise InvalidInput(f"there is no database at `{source}` yet")
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)


def _unpack(path: Path, folder: Path) -> None:
    """Raises `InvalidInput` for anything but a whole backup."""
    try:
        with tarfile.open(path) as archive:
            archive.extractall(folder, filter="data")
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise InvalidInput(f"`{path}` cannot be read as a backup: {type(error).__name__}") from error
    if not (folder / DATABASE).is_file() or not _is_sound(folder / DATABASE):
        raise InvalidInput(f"`{path}` holds no sound `{DATABASE}`: it is no backup of this service")


def _is_sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as opened:
        try:
            return opened.execute("pragma quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            return False


def _database_file(settings: Settings) -> Path:
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise InvalidInput("this command copies SQLite; for PostgreSQL use pg_dump and pg_restore (docs/operations.md)")
    return Path(url.database)
