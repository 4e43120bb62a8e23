"""The command line: `python -m evals [PART...]`; none: all. Results and the curve in `evals/results`."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.table import Table

from agents.thresholds import ANSWER
from app.commands.answering import open_counter
from app.settings import Settings
from bench.ground import measured_settings
from bench.results import this_command, this_machine
from core.clock import SEOUL
from evals.answers import abstentions, facts
from evals.held_out import starter_texts, trials
from evals.reliability import bins, calibration_error, svg
from evals.retrieval import hits, ranked_by_bigrams, ranked_by_search, sureness
from evals.voices import voices
from retrieval.fusion import load_fusion

RESULTS = Path(__file__).parent / "results"
PARTS = ("answers", "retrieval", "voices")


def main() -> None:
    """Runs the parts one after the other."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Scores answers and retrieval.")
    parser.add_argument("parts", nargs="*", choices=PARTS, help="which to run; none: all")
    parser.add_argument("--sentences", type=int, default=16, help="spoken by each voice (voices)")
    parser.add_argument("--voice", action="append", default=[], help="in place of each official's own (voices)")
    given = parser.parse_args()
    console = Console()
    for part in given.parts or PARTS:
        console.print(f"scoring {part} ...")
        scored = asyncio.run(_scored(part, given))
        _keep(part, scored)
        _show(part, scored, console)


async def _scored(part: str, given: argparse.Namespace) -> dict[str, object]:
    match part:
        case "answers":
            return await _answers()
        case "retrieval":
            return await _retrieval()
        case _:
            return await asyncio.to_thread(_voices, given.sentences, given.voice)


def _voices(sentences: int, candidates: Sequence[str]) -> dict[str, object]:
    spoken = voices(Settings(), sentences, candidates)
    return {f"{one.official} {one.language} {one.voice}": asdict(one) for one in spoken}


async def _answers() -> dict[str, object]:
    async with open_counter(measured_settings(Settings())) as counter:
        return {"facts": await facts(counter), "unanswerable": await abstentions(counter)}


async def _retrieval() -> dict[str, object]:
    documents, fusion = await starter_texts(), load_fusion()
    found = await asyncio.to_thread(lambda: list(trials(documents, Settings().models)))
    curve = bins(sureness(found, fusion))
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "reliability.svg").write_text(svg(curve, ANSWER), "utf-8")
    return {
        "search": hits(ranked_by_search(found, fusion)),
        "bm25 over character bigrams": hits(ranked_by_bigrams(documents)),
        "reliability": {"calibration_error": calibration_error(curve), "bins": [asdict(one) for one in curve]},
        "caveat": "the weights were fitted on these questions; retrieval/fusion.json has the cross-validated figures",
    }


def _keep(part: str, scored: Mapping[str, object]) -> None:
    RESULTS.mkdir(parents=True, exist_ok=True)
    about = {
        "part": part,
        "date": datetime.now(SEOUL).isoformat(timespec="seconds"),
        "command": this_command("evals"),
        "machine": asdict(this_machine()),
    }
    text = json.dumps({**about, **scored}, ensure_ascii=False, indent=1) + "\n"
    (RESULTS / f"{part}.json").write_text(text, "utf-8")


def _show(part: str, scored: Mapping[str, object], console: Console) -> None:
    table = Table(title=part)
    for column in ("of", "measured", "value"):
        table.add_column(column)
    for of, figures in scored.items():
        for name, value in cast("Mapping[str, object]", figures if isinstance(figures, dict) else {}).items():
            if isinstance(value, int | float):
                table.add_row(of, name, f"{value:g}")
    console.print(table)
    console.print(f"  kept in {RESULTS / part}.json")


if __name__ == "__main__":
    main()
