"""`madang adapter`: search learns from the city's own questions; measured before it is used, and taken back at will."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from app.adapters import Adapters, Trained
from app.commands.progress import passing_bar
from app.knowledge_base import adapter_folder, open_database, open_ranking
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from core.clock import SystemClock
from core.passages import DocumentTexts
from knowledge.store import KnowledgeStore

adapter_cli = typer.Typer(
    help="A linear map over the embedding model, learned from published procedures' questions.", no_args_is_help=True
)


@adapter_cli.command("train")
def train_adapter(
    *,
    activate: Annotated[bool, typer.Option(help="Put it to use if it makes search better.")] = True,
) -> None:
    """Train on the published procedures, measure it on questions it never saw, and use it if search gets better."""
    settings = Settings()
    documents = asyncio.run(_published(settings))
    trained = _train(settings, documents)
    _tell(trained)
    if activate and trained.evaluation.is_better:
        Adapters(adapter_folder(settings)).activate(trained.number, revision=trained.revision)
        typer.echo(_in_use(trained.number))
    elif activate:
        typer.echo(f"adapter {trained.number} does not make search better: it is kept and not used")


@adapter_cli.command("status")
def adapter_status() -> None:
    """Every adapter that is kept, with its evaluation, and which one is in use."""
    adapters = Adapters(adapter_folder(Settings()))
    in_use = adapters.in_use()
    for trained in adapters.kept():
        _tell(trained)
    typer.echo(f"in use: adapter {in_use[-1]}" if in_use else "in use: none")


@adapter_cli.command("activate")
def activate_adapter(
    number: Annotated[int | None, typer.Argument(help="Which; none: the latest.")] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Even where search did not get better.")] = False,
) -> None:
    """Put an adapter to use, in every running process within seconds."""
    from retrieval.embedder import open_embedder

    settings = Settings()
    embedder = open_embedder(open_store(settings).path(ModelRole.EMBEDDING))
    revision = embedder.capabilities.revision
    chosen = Adapters(adapter_folder(settings)).activate(number, revision=revision, force=force)
    typer.echo(_in_use(chosen.number))


@adapter_cli.command("revert")
def revert_adapter() -> None:
    """Take back the adapter in use, for the one before it or none."""
    before = Adapters(adapter_folder(Settings())).revert()
    typer.echo(_in_use(before) if before else "no adapter is in use any more")


async def _published(settings: Settings) -> list[DocumentTexts]:
    async with open_database(settings) as (_, sessions):
        return [item async for item in KnowledgeStore(sessions, SystemClock()).published() if item.texts]


def _train(settings: Settings, documents: list[DocumentTexts]) -> Trained:
    """Minutes on two cores; blocking."""
    from retrieval.adapter import train
    from retrieval.adapting import evaluate, material
    from retrieval.embedder import open_embedder
    from retrieval.sounds import sounds_of
    from retrieval.tokens import KiwiTokenizer, words_of

    embedder = open_embedder(open_store(settings).path(ModelRole.EMBEDDING))
    given = material(documents, embedder, passing_bar("embedding what is published"))
    channels = [words_of(KiwiTokenizer()), sounds_of()]
    revision = embedder.capabilities.revision
    ranking = open_ranking(settings, revision)
    evaluation = evaluate(given, embedder, channels, ranking, passing_bar("measuring"))
    return Adapters(adapter_folder(settings)).add(train(given.pairs), evaluation, revision, SystemClock().now())


def _tell(trained: Trained) -> None:
    it = trained.evaluation
    typer.echo(
        f"adapter {trained.number}, {trained.trained_at}: {it.questions} questions of {it.documents} documents; "
        f"hit@1 {it.hit_1:.3f} (without {it.without_hit_1:.3f}), hit@5 {it.hit_5:.3f} ({it.without_hit_5:.3f}), "
        f"reciprocal rank {it.reciprocal_rank:.3f} ({it.without_reciprocal_rank:.3f}, "
        f"gain at least {it.gain_at_least:+.3f}), answered with its document gone {it.guessed:.3f} "
        f"({it.without_guessed:.3f})"
    )


def _in_use(number: int) -> str:
    return f"adapter {number} is in use; services that run take it over within seconds"
