"""`madang knowledge`: the operator's way to the procedures, audited like the console's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import TypeAdapter

from app.commands.importing import follow_import, hand_in
from app.knowledge_base import open_database
from app.settings import Settings
from core.clock import SystemClock
from core.errors import Conflict, InvalidInput, NotFound
from knowledge.imports.views import FileState, FileView
from knowledge.lifecycle import OPERATOR, State
from knowledge.store import KnowledgeStore, Seen
from knowledge.views import DocumentDetail, DocumentSummary, Filters

knowledge_cli = typer.Typer(help="Procedures: import, list, show, publish, withdraw.", no_args_is_help=True)

Result = TypeVar("Result")
DocumentId = Annotated[str, typer.Argument(help="The document's id.")]
PAGE_SIZE = 500
INTERRUPTED = 130  # as a shell calls what Ctrl-C ended


@knowledge_cli.command("import")
def import_documents(
    path: Annotated[Path | None, typer.Argument(help="A document, JSONL, or a folder or ZIP of them.")] = None,
    *,
    collection: Annotated[str | None, typer.Option(help="Where the documents belong.")] = None,
    publish: Annotated[bool, typer.Option("--publish", help="At once and alone: the audited bootstrap.")] = False,
    resume: Annotated[int | None, typer.Option(help="Go on with this import instead.")] = None,
) -> None:
    """Load each file whole or not at all, as drafts or published; exits with 1 where one was kept out."""
    if resume is not None:
        job = resume
    elif path is None or collection is None:
        raise InvalidInput("say what and where: madang knowledge import PATH --collection complaints")
    else:
        job = asyncio.run(hand_in(path, collection, publish=publish))
    try:
        done, files = asyncio.run(follow_import(job))
    except KeyboardInterrupt:
        going_on = f"madang knowledge import --resume {job}"
        typer.echo(f"import {job} is interrupted; a running service goes on with it, and so does: {going_on}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    counts = done.documents
    told = f"{counts.created} new, {counts.changed} changed, {counts.unchanged} unchanged"
    typer.echo(f"{told}, {counts.published} published")
    _tell_of_files(files)


def _tell_of_files(files: Sequence[FileView]) -> None:
    """Warnings and errors on standard error, a line each."""
    for file in files:
        for warning in file.warnings:
            quoted = f": {warning.quote}" if warning.quote else ""
            place = f"{file.name}, {warning.place.en}" if warning.place.en else file.name
            typer.echo(f"warning: {place}: {warning.message}{quoted}", err=True)
    kept_out = [file for file in files if file.state in {FileState.FAILED, FileState.CANCELLED}]
    for file in kept_out:
        why = file.error.message if file.error else "the import was cancelled"
        named = "" if file.name in why else f"{file.name}: "
        typer.echo(f"not imported: {named}{why}", err=True)
    if kept_out:
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
