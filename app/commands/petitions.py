"""`madang petitions`: what an operator does to the register of petitions."""

from __future__ import annotations

import asyncio

import typer

from app.knowledge_base import open_database
from app.petitions import register_of
from app.settings import Settings
from core.clock import SystemClock

petitions_cli = typer.Typer(no_args_is_help=True, help="The register of petitions.")


@petitions_cli.callback()
def petitions() -> None:
    """The register of petitions."""


@petitions_cli.command()
def reckon() -> None:
    """Reckon anew what presses first, and what was late in a month, after a day off was declared."""
    typer.echo(f"{asyncio.run(_reckoned(Settings()))} petitions")


async def _reckoned(settings: Settings) -> int:
    async with open_database(settings) as (_, sessions):
        return await register_of(settings, sessions, SystemClock()).filings.agenda.reckon(closed=True)
