"""The command line: `python -m bench [PART...] [--questions N] [--turns N] [--starts N] ...`."""

from __future__ import annotations

import argparse
import asyncio

from rich.console import Console

from app.settings import Settings
from bench import ask, browser, memory, spoken
from bench.results import Result
from bench.table import show

PARTS = ("ask", "spoken", "memory", "browser")


def main() -> None:
    """Runs the parts one after the other; each keeps its results when it is done."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures speed and memory.")
    parser.add_argument("parts", nargs="*", choices=PARTS, help="which to run; none: all")
    parser.add_argument("--questions", type=int, default=240, help="written questions (ask)")
    parser.add_argument("--turns", type=int, default=24, help="spoken questions (spoken)")
    parser.add_argument("--starts", type=int, default=3, help="starts of the service (memory)")
    parser.add_argument("--interruptions", type=int, default=20, help="answers that are interrupted (browser)")
    parser.add_argument("--acceptances", type=int, default=6, help="times that a person steps in (browser)")
    given = parser.parse_args()
    console = Console()
    for part in given.parts or PARTS:
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
        case _:
            return await browser.measure(settings, given.interruptions, given.acceptances)


if __name__ == "__main__":
    main()
