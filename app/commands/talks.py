"""`madang ask`, `converse` and `search`: the officials and the search, without the service."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.progress import Progress

from app.commands.answering import Answered, DayClock, Sessions, known_language, open_counter, seoul_day
from app.commands.progress import bar
from app.knowledge_base import open_knowledge_base
from app.settings import Settings
from core.errors import InvalidInput
from core.speech import Language
from core.turns import TalkSoFar
from retrieval.protocols import SearchRequest

OfficialOption = Annotated[str | None, typer.Option("--official", help="Which official answers.")]
LanguageOption = Annotated[str, typer.Option(help="ko or en.")]
DayOption = Annotated[str | None, typer.Option("--as-of", help="Answer as of this day, 2026-11-22.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSONL file."""

    number: int
    fields: dict[str, Any]

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise InvalidInput(f"line {self.number}: `{name}` is missing or no text")
        return value


def ask(  # noqa: PLR0913 - the options of the contract
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    *,
    official: OfficialOption = None,
    language: LanguageOption = "ko",
    as_of: DayOption = None,
    session: Annotated[str | None, typer.Option(help="Go on with a talk of an earlier call.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help='JSONL of {"id","official","text"}, each a talk of its own.')
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask an official one question, or a file of them."""
    day = seoul_day(as_of)
    if batch:
        asyncio.run(_ask_batch(batch, known_language(language), day))
    elif text is None or official is None:
        raise InvalidInput('say whom and what: madang ask --official complaints "전입신고는 언제까지 하나요?"')
    else:
        answered = asyncio.run(_ask_once(text, TalkSoFar(official, known_language(language)), session, day))
        typer.echo(answered.as_json() if as_json else readable(answered))


def converse(
    *,
    official: Annotated[str, typer.Option("--official", help="Which official answers.")],
    turns: Annotated[Path, typer.Option(help='JSONL of {"text"}, one citizen turn a line.')],
    language: LanguageOption = "ko",
    as_of: DayOption = None,
    as_json: AsJson = False,
) -> None:
    """Hold a whole talk: one line in is one turn, one line out is one answer."""
    asyncio.run(_converse(TalkSoFar(official, known_language(language)), turns, seoul_day(as_of), as_json=as_json))


def search(
    *,
    collection: Annotated[str, typer.Option(help="Where to search.")],
    queries: Annotated[Path, typer.Option(help='JSONL of {"id","query"}.')],
    run: Annotated[Path, typer.Option(help='JSONL to write: {"id","ranking":[{"document_id","score"}]}.')],
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="Documents per query.")] = 10,
    as_of: DayOption = None,
) -> None:
    """Rank documents for a file of queries."""
    asyncio.run(_search(collection, queries, run, limit, seoul_day(as_of)))


async def _ask_once(text: str, talk: TalkSoFar, session: str | None, day: date | None) -> Answered:
    settings = Settings()
    sessions = Sessions(settings.var_dir / "sessions")
    talk = sessions.load(session, talk.official, talk.language)
    async with open_counter(settings, day) as counter:
        answered, after = await counter.ask(talk, text)
    sessions.save(session, after)
    return answered


async def _ask_batch(batch: Path, language: Language, day: date | None) -> None:
    lines = list(read_jsonl(batch))
    async with open_counter(Settings(), day) as counter:
        for line in lines:
            talk = TalkSoFar(line.text("official"), line.fields.get("language", language))
            answered, _ = await counter.ask(talk, line.text("text"))
            typer.echo(answered.as_json(id=line.fields.get("id")))


async def _converse(talk: TalkSoFar, turns: Path, day: date | None, *, as_json: bool) -> None:
    lines = list(read_jsonl(turns))
    async with open_counter(Settings(), day) as counter:
        for line in lines:
            answered, talk = await counter.ask(talk, line.text("text"))
            typer.echo(answered.as_json() if as_json else readable(answered))


async def _search(collection: str, queries: Path, run: Path, limit: int, day: date | None) -> None:
    clock = DayClock(day)
    lines = list(read_jsonl(queries))
    requests = [SearchRequest(line.text("query"), (collection,), clock.now().date(), "ko", limit) for line in lines]
    with Progress(console=Console(stderr=True)) as bars:
        async with open_knowledge_base(Settings(), clock, bar(bars, "indexing")) as knowledge:
            rankings = await knowledge.search.search_all(requests, bar(bars, "searching"))
    with run.open("w", encoding="utf-8") as out:
        for line, ranking in zip(lines, rankings, strict=True):
            hits = [{"document_id": p.document_id, "score": round(p.score, 6)} for p in ranking]
            out.write(json.dumps({"id": line.fields.get("id"), "ranking": hits}, ensure_ascii=False) + "\n")


def read_jsonl(path: Path) -> Iterator[Line]:
    """Every line that is not empty; raises `InvalidInput` that names the line."""
    if not path.is_file():
        raise InvalidInput(f"there is no file `{path}`")
    with path.open(encoding="utf-8") as lines:
        for number, text in enumerate(lines, start=1):
            if text.strip():
                yield Line(number, _object(text, number))


def readable(answered: Answered) -> str:
    """The answer for a person's eyes."""
    sources = list(dict.fromkeys(str(c["locator"]) for c in answered.citations))
    asked = f"\n? {answered.clarify['question']}" if answered.clarify else ""
    return f"[{answered.status}] {answered.text}{asked}" + "".join(f"\n  - {source}" for source in sources)


def _object(text: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InvalidInput(f"line {number}: not JSON ({error})") from None
    if not isinstance(value, dict):
        raise InvalidInput(f"line {number}: not a JSON object")
    return cast("dict[str, Any]", value)
