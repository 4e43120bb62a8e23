"""`madang knowledge verify-audit`: whether anybody changed the record of who did what."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from app.commands.knowledge import knowledge_cli
from app.knowledge_base import open_database
from app.settings import Settings
from core.clock import SystemClock
from core.errors import Conflict
from knowledge.audit import AuditCheck, check


@knowledge_cli.command("verify-audit")
def verify_audit(
    *,
    noted: Annotated[str, typer.Option("--seal", help="A seal written down earlier, which has to be in it.")] = "",
) -> None:
    """Follow the chain of the audit from its beginning, and print the newest seal to be written down."""
    found = asyncio.run(_check(noted))
    if found.broken_at is not None:
        raise Conflict(f"line {found.broken_at} of the audit is not what was sealed, or is gone")
    if not found.is_whole:
        raise Conflict(f"the seal `{noted}` is not in the audit: lines were cut off or the chain was made anew")
    typer.echo(f"{found.lines} lines, {found.unsealed} not sealed yet; newest seal {found.newest}")


async def _check(noted: str) -> AuditCheck:
    async with open_database(Settings()) as (_, sessions):
        return await check(sessions, SystemClock().now(), noted=noted)
