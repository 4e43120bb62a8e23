"""The command line: `python -m bench [PART...] [--questions N] [--turns N] [--data FILE] ...`."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from app.commands.progress import bar
from app.settings import Settings
from bench import ask, browser, law, load, memory, spoken
from bench.results import Result
from bench.table import show

PARTS = ("ask", "spoken", "memory", "browser", "load")
OF_DATA = ("law", "law-all", "million")  # of statutes in a file that is no part of the repository


def main() -> None:
    """Runs the parts one after the other; each keeps its results when it is done."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures speed and memory.")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, *OF_DATA), help="which to run; none: all")
    parser.add_argument("--data", type=Path, help="JSONL of articles, .gz or not (law, law-all, million)")
    parser.add_argument("--articles", type=int, default=20_000, help="articles built for real (law-all)")
    parser.add_argument("--questions", type=int, default=240, help="written questions (ask)")
    parser.add_argument("--turns", type=int, default=24, help="spoken questions (spoken)")
    parser.add_argument("--starts", type=int, default=3, help="starts of the service (memory)")
    parser.add_argument("--interruptions", type=int, default=20, help="answers that are interrupted (browser)")
    parser.add_argument("--acceptances", type=int, default=6, help="times that a person steps in (browser)")
    parser.add_argument("--nearby", action="store_true", help="vectors near real ones instead of embedding (law)")
    parser.add_argument("--publications", type=int, default=20, help="publications under load (load)")
    given = parser.parse_args()
    console = Console()
    if given.data is None and (not given.parts or set(given.parts) & set(OF_DATA)):
        console.print(f"{', '.join(OF_DATA)}: left out, there is no data; name a file of articles with --data")
    for part in given.parts or (*PARTS, *OF_DATA):
        if part in OF_DATA and given.data is None:
            continue
        console.print(f"measuring {part} ...")
        result = asyncio.run(_measure(part, given))
        show(result, console)
        console.print(f"  kept in {result.write()}")


async def _measure(part: str, given: argparse.Namespace) -> Result:
    settings = Settings()
    match part:
        case "ask":
            return await ask.measure(settings, given.questions)
        case "spoken":
            return await spoken.measure(settings, given.turns)
        case "memory":
            return await memory.measure(settings, given.starts)
        case "law" | "law-all" | "million":
            return await _of_data(part, settings, given)
        case "load":
            return await load.measure(settings, given.publications)
        case _:
            return await browser.measure(settings, given.interruptions, given.acceptances)


async def _of_data(part: str, settings: Settings, given: argparse.Namespace) -> Result:
    with Progress(console=Console(stderr=True)) as bars:
        told = bar(bars, "documents")
        match part:
            case "law":
                return await law.measure_core(settings, given.data, told, nearby=given.nearby)
            case "law-all":
                return await law.measure_all(settings, given.data, told, built_articles=given.articles)
            case _:
                return await law.measure_million(settings, given.data, told)


if __name__ == "__main__":
    main()
