"""`madang knowledge`: the operator's way to the procedures, audited like the console's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import Progress

from app.import_limits import import_limits
from app.knowledge_base import open_database
from app.settings import Settings
from core.clock import SystemClock
from core.errors import Conflict, NotFound
from knowledge.bulk import BulkImport, BulkReport
from knowledge.lifecycle import OPERATOR, State
from knowledge.store import KnowledgeStore, Seen
from knowledge.views import DocumentDetail, DocumentSummary, Filters

knowledge_cli = typer.Typer(help="Procedures: import, list, show, publish, withdraw.", no_args_is_help=True)

Result = TypeVar("Result")
DocumentId = Annotated[str, typer.Argument(help="The document's id.")]
PAGE_SIZE = 500


@knowledge_cli.command("import")
def import_documents(
    path: Annotated[Path, typer.Argument(help="A document, JSONL, or a folder or ZIP of them.")],
    *,
    collection: Annotated[str, typer.Option(help="Where the documents belong.")],
    publish: Annotated[bool, typer.Option("--publish", help="At once and alone: the audited bootstrap.")] = False,
) -> None:
    """Load each file whole or not at all, as drafts or published; exits with 1 where one was kept out."""
    bulk = BulkImport(collection, publish, limits=import_limits(Settings()))
    with Progress(console=Console(stderr=True)) as bars:
        bar = bars.add_task("documents", total=None)

        def told(name: str, done: int, total: int, share: float) -> None:
            bars.update(bar, description=name[-40:], completed=done + share, total=total)

        report = _with_store(lambda store: bulk.run(store, path, told))
    total = report.total
    counts = f"{total.created} new, {total.changed} changed, {total.unchanged} unchanged"
    typer.echo(f"{counts}, {total.published} published")
    _tell_of_files(report)


def _tell_of_files(report: BulkReport) -> None:
    """Warnings and errors on standard error, a line each."""
    for outcome in report.outcomes:
        for warning in outcome.warnings:
            quoted = f": {warning.quote}" if warning.quote else ""
            typer.echo(f"warning: {warning.locator.told('en')}: {warning.message}{quoted}", err=True)
    for outcome in report.failed:
        named = "" if outcome.name in str(outcome.error) else f"{outcome.name}: "
        typer.echo(f"not imported: {named}{outcome.error}", err=True)
    if report.failed:
        raise typer.Exit(1)


@knowledge_cli.command("list")
def list_documents(
    *,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False,
) -> None:
    """Every document with its state."""
    found = _with_store(lambda store: _all(store, collection))
    if as_json:
        typer.echo(TypeAdapter(list[DocumentSummary]).dump_json(found).decode())
        return
    for document in found:
        typer.echo(f"{document.collection:<12} {document.id:<32} {document.state:<11} {document.title}")


@knowledge_cli.command()
def show(document: DocumentId) -> None:
    """One document whole, as JSON."""
    detail = _with_store(lambda store: store.detail(document))
    typer.echo(TypeAdapter(DocumentDetail).dump_json(detail, indent=2).decode())


@knowledge_cli.command()
def publish(document: DocumentId) -> None:
    """Publish what is being worked on, alone as the operator: the audit says so."""
    typer.echo(_with_store(lambda store: _publish(store, document)))


@knowledge_cli.command()
def withdraw(document: DocumentId, *, reason: Annotated[str, typer.Option(help="Why; kept in the audit.")]) -> None:
    """Take a document out of use, in every running process within seconds."""

    async def work(store: KnowledgeStore) -> str:
        await store.withdraw(document, OPERATOR, reason=reason)
        return f"`{document}` is withdrawn"

    typer.echo(_with_store(work))


async def _publish(store: KnowledgeStore, document: str) -> str:
    detail = await store.detail(document)
    if detail.open is None:
        raise Conflict(f"nothing of `{document}` is being worked on")
    summary = detail.open.summary
    if summary.state is State.DRAFT:
        detail = await store.submit(document, OPERATOR, seen=Seen(summary.version, summary.edits))
        if detail.open is None:
            raise NotFound(f"`{document}` is gone")
        summary = detail.open.summary
    await store.publish(document, OPERATOR, seen=Seen(summary.version, summary.edits))
    return f"`{document}` is published"


async def _all(store: KnowledgeStore, collection: str | None) -> list[DocumentSummary]:
    found: list[DocumentSummary] = []
    page = 1
    while True:
        part = await store.page(Filters(collection, page=page, page_size=PAGE_SIZE))
        found += part.items
        if len(found) >= part.total or not part.items:
            return found
        page += 1


def _with_store(work: Callable[[KnowledgeStore], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with open_database(Settings()) as (_, sessions):
            return await work(KnowledgeStore(sessions, SystemClock()))

    return asyncio.run(run())
