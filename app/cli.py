"""The command line: `madang serve`, `ask`, `converse`, `search`, `listen`, `talk`, and groups of commands."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.accounts.cli import users_cli
from app.commands import audit as _audit
from app.commands import bundles as _bundles
from app.commands.adapter import adapter_cli
from app.commands.backup import backup_cli
from app.commands.facilities import facilities_cli
from app.commands.knowledge import knowledge_cli
from app.commands.petitions import petitions_cli
from app.commands.progress import passing_bar
from app.commands.replaying import talks_cli
from app.commands.talks import ask, converse, search
from app.commands.voice import listen, talk
from app.models.cli import models_cli
from app.settings import Settings
from app.telemetry import configure_logging, tell_of_lost_errors
from core.errors import MadangError

_ = _audit, _bundles  # they add their commands to `knowledge`

cli = typer.Typer(name="madang", help=__doc__, no_args_is_help=True, pretty_exceptions_enable=False)
cli.add_typer(models_cli, name="models")
cli.add_typer(users_cli, name="users")
cli.add_typer(knowledge_cli, name="knowledge")
cli.add_typer(facilities_cli, name="facilities")
cli.add_typer(petitions_cli, name="petitions")
cli.add_typer(talks_cli, name="talks")
cli.add_typer(backup_cli, name="backup")
cli.add_typer(adapter_cli, name="adapter")
for command in (ask, converse, search, listen, talk):
    cli.command()(command)


@cli.command()
def serve(
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate chain (PEM): serve HTTPS.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its private key (PEM).")] = None,
) -> None:
    """Serve the counter, the world, the desk and the curation console."""
    given = {"host": host, "port": port, "tls_cert": tls_cert, "tls_key": tls_key}
    settings = Settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    configure_logging(settings.log_level)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    from app.server import listening_socket
    from app.server import serve as serve_service
    from app.service import open_service

    tell_of_lost_errors(asyncio.get_running_loop())
    door = listening_socket(settings)
    async with open_service(settings, progress=passing_bar("building the search index, once")) as service:
        for name, password in await service.accounts.first_run():
            typer.echo(f"one-time password of `{name}`: {password}   (changed at the first sign-in)", err=True)
        scheme = "https" if settings.tls_cert else "http"
        typer.echo(f"madang: ready at {scheme}://{settings.host}:{door.getsockname()[1]}", err=True)
        await serve_service(service, door)


def main() -> None:
    """Runs the command line; an error of ours is one line, not a traceback."""
    try:
        cli()
    except MadangError as error:
        typer.echo(f"madang: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
