"""`madang talks`: what an operator reads of the record of talks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated

import typer

from agents.agent import Agent
from agents.officials import load_officials
from app.knowledge_base import KnowledgeBase, open_knowledge_base
from app.protocols import Agent as TalkAgent
from app.settings import Settings
from app.talks.replay import KeptTalk, Replayed, read_talk, replayed
from core.clock import SystemClock
from core.errors import Conflict, NotFound

talks_cli = typer.Typer(no_args_is_help=True, help="The record of talks.")
WORDLESS = (
    "no word of this talk is kept (counselling, a crisis, a child, or its time is over), so that it cannot be answered"
    " again; above are the statuses and passages"
)


@dataclass(frozen=True, slots=True)
class _MomentClock(SystemClock):
    """Stands at a moment of the record."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@talks_cli.callback()
def talks() -> None:
    """The record of talks."""


@talks_cli.command()
def replay(
    talk: Annotated[str, typer.Argument(help="The talk's id.")],
    *,
    turn: Annotated[int | None, typer.Option(min=1, help="One turn alone, counted from 1.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Answer the turns of a talk again as of their moment, and tell what is the same and what changed, and why."""
    asyncio.run(_replay(Settings(), talk, turn, as_json=as_json))


async def _replay(settings: Settings, talk_id: str, turn: int | None, *, as_json: bool) -> None:
    async with open_knowledge_base(settings, SystemClock()) as knowledge:
        kept = await read_talk(knowledge.sessions, talk_id)
        if turn is not None and turn > len(kept.turns):
            raise NotFound(f"this talk has {len(kept.turns)} turns; there is no turn {turn}")
        if not kept.has_words:
            _show_outline(kept, turn, as_json=as_json)
            raise Conflict(WORDLESS)
        if settings.llm_base_url:
            typer.echo("replayed without the language model, which may have put a sentence otherwise", err=True)
        done = await replayed(kept, _agents(knowledge), knowledge.search, last=turn or len(kept.turns))
    for one in done[-1:] if turn else done:
        typer.echo(json.dumps(_fields(one), ensure_ascii=False) if as_json else readable(one))


def _agents(knowledge: KnowledgeBase) -> Callable[[str, datetime], TalkAgent]:
    officials = load_officials()

    def agent(official: str, at: datetime) -> TalkAgent:
        return Agent(officials[official], knowledge.search, officials, _MomentClock(at))

    return agent


def _show_outline(kept: KeptTalk, turn: int | None, *, as_json: bool) -> None:
    for one in kept.turns:
        if turn is not None and one.number != turn:
            continue
        fields = {**asdict(one), "at": one.at.isoformat()}
        told = f"{one.number}. {one.at:%Y-%m-%d %H:%M} [{one.status}] {one.reason or ''} {' '.join(one.passages)}"
        typer.echo(json.dumps(fields, ensure_ascii=False) if as_json else " ".join(told.split()))


def readable(one: Replayed) -> str:
    """For a person's eyes."""
    then = one.turn
    lines = [f"{then.number}. {then.at:%Y-%m-%d %H:%M} {'the same' if one.is_same else 'NOT the same'} [{one.status}]"]
    if then.status != one.status:
        lines.append(f"   status then: {then.status}, now: {one.status}")
    if then.passages != one.passages:
        lines.append(f"   passages then: {', '.join(then.passages) or '-'}, now: {', '.join(one.passages) or '-'}")
    if then.text != one.text:
        lines += [f"   text then: {then.text}", f"   text now:  {one.text}"]
    return "\n".join([*lines, *(f"   {why}" for why in one.why)])


def _fields(one: Replayed) -> dict[str, object]:
    then = one.turn
    return {
        "turn": then.number,
        "at": then.at.isoformat(),
        "official": then.official,
        "same": one.is_same,
        "status": {"then": then.status, "now": one.status},
        "text": {"then": then.text, "now": one.text},
        "passages": {"then": list(then.passages), "now": list(one.passages)},
        "why": list(one.why),
    }
