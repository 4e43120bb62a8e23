"""`madang facilities`: the public facilities that can be booked, in and out as one file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from app.knowledge_base import open_database
from app.settings import Settings
from casework.facilities.files import SUFFIXES, read, written
from casework.facilities.store import Facilities
from core.clock import SystemClock
from core.errors import InvalidInput

facilities_cli = typer.Typer(help="Public facilities that people book: import, export.", no_args_is_help=True)

OPERATOR = "operator"
Result = TypeVar("Result")


@facilities_cli.command("import")
def import_facilities(
    path: Annotated[
        Path, typer.Argument(help="`.toml` with a table `[[facility]]` each, or `.jsonl` with a line each.")
    ],
) -> None:
    """Take the whole file or nothing: new facilities are made, those that are there become what it says."""
    if path.suffix not in SUFFIXES:
        raise InvalidInput(f"`{path}`: say `.toml` or `.jsonl`")
    if not path.is_file():
        raise InvalidInput(f"`{path}` is no file: name one that is there")
    facilities = read(path.read_bytes(), path.suffix)
    taken = _with_facilities(lambda kept: kept.take(facilities, by=OPERATOR))
    typer.echo(f"{taken.new} new, {taken.changed} changed, {taken.unchanged} unchanged")


@facilities_cli.command("export")
def export_facilities(path: Annotated[Path, typer.Argument(help="File to write (.jsonl).")]) -> None:
    """Write every facility to a file, the retired ones too, as `import` takes it."""
    if path.suffix != ".jsonl":
        raise InvalidInput(f"`{path}`: say `.jsonl`, in which nothing is lost")
    everything = _with_facilities(lambda kept: kept.all())
    path.write_bytes(written(one.facility for one in everything))
    typer.echo(f"{path}: {len(everything)} facilities")


def _with_facilities(work: Callable[[Facilities], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with open_database(Settings()) as (_, sessions):
            return await work(Facilities(sessions, SystemClock()))

    return asyncio.run(run())
