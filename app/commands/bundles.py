"""`madang knowledge export|import-bundle`: a whole collection out of one service and into another."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from app.bundle_key import signing_key
from app.commands.knowledge import knowledge_cli
from app.knowledge_base import open_database
from app.settings import Settings
from core.clock import SystemClock, today
from core.errors import InvalidInput
from knowledge.bundle import Bundle, packed, public_key, unpacked
from knowledge.bundling import BundleReport, Existing, exported, imported, live_contents
from knowledge.lifecycle import OPERATOR


@knowledge_cli.command("export")
def export_collection(
    path: Annotated[Path, typer.Argument(help="`.jsonl`: what is heard today; `.zip`: a signed bundle of all of it.")],
    *,
    collection: Annotated[str, typer.Option(help="Which collection.")],
) -> None:
    """Write a collection to a file."""
    if path.suffix not in {".jsonl", ".zip"}:
        raise InvalidInput(f"`{path}`: say `.jsonl` for what is heard today or `.zip` for a signed bundle")
    settings = Settings()
    made = asyncio.run(_exported(settings, path, collection))
    path.write_bytes(made)
    typer.echo(
        f"{path}: {len(made):,} bytes, signed by {public_key(signing_key(settings))}"
        if path.suffix == ".zip"
        else f"{path}: {made.count(10)} documents"
    )


@knowledge_cli.command("import-bundle")
def import_bundle(
    path: Annotated[Path, typer.Argument(help="A bundle that `export` wrote.")],
    *,
    trust: Annotated[list[str] | None, typer.Option(help="A public key (base64) that may have signed it.")] = None,
    existing: Annotated[str, typer.Option(help="Documents that are here already: refuse, skip or draft.")] = "refuse",
) -> None:
    """Take a bundle in, whole or not at all, once its signature and hashes hold."""
    chosen, settings = _chosen(existing), Settings()
    bundle = unpacked(path.read_bytes(), trusted={*(trust or []), public_key(signing_key(settings))})
    report = asyncio.run(_imported(settings, bundle, chosen))
    typer.echo(f"{report.imported} imported, {report.drafted} drafted, {len(report.existing)} were here already")
    for document_id in report.existing:
        typer.echo(f"  {document_id}")


def _chosen(existing: str) -> Existing:
    match existing:
        case "refuse" | "skip" | "draft":
            return existing
        case _:
            raise InvalidInput(f"`--existing {existing}`: say refuse, skip or draft")


async def _exported(settings: Settings, path: Path, collection: str) -> bytes:
    async with open_database(settings) as (_, sessions):
        if path.suffix == ".jsonl":
            contents = await live_contents(sessions, collection, today(SystemClock()))
            return "".join(f"{line}\n" for line in contents).encode()
        bundle = await exported(sessions, collection, SystemClock())
    return packed(bundle, signing_key(settings))


async def _imported(settings: Settings, bundle: Bundle, existing: Existing) -> BundleReport:
    async with open_database(settings) as (_, sessions):
        return await imported(sessions, bundle, OPERATOR, SystemClock(), existing=existing)
