"""The command line: `python -m evals [PART...]`; none: all. Results and the curve in `evals/results`."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import cast, get_args

from rich.console import Console
from rich.table import Table

from app.commands.answering import open_counter
from app.settings import Settings
from bench.ground import measured_settings
from bench.results import this_command, this_machine
from core.clock import SEOUL
from evals.answers import abstentions, facts
from evals.beside import Options, beside
from evals.fit_projection import starter_trials
from evals.frozen import TODAY, frozen, other_words
from evals.heard import open_hearing
from evals.measured import open_search, starter_documents
from evals.peers import missing_peers
from evals.petition_by_voice import petition_by_voice
from evals.rankers import SearchRanker
from evals.retrieval import hits, ranked_by_bigrams, ranked_by_search
from evals.routes import routes
from evals.safety import safety
from evals.scenarios.part import Choice, scenarios
from evals.scenarios.reading import Kind
from evals.scenarios.reporting import failures_of, table_of
from evals.voices import voices
from evals.welfare_folds import welfare
from retrieval.fusion import load_fusion

RESULTS = Path(__file__).parent / "results"
PARTS = (
    "answers", "retrieval", "frozen", "welfare", "peers", "peers_welfare", "spoken_retrieval", "voices", "safety",
    "scenarios", "scenarios_liar", "routes", "petition_by_voice",
)  # fmt: skip


def main() -> None:
    """Runs the parts one after the other."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Scores answers and retrieval.")
    parser.add_argument("parts", nargs="*", choices=PARTS, help="which to run; none: all")
    parser.add_argument(
        "--data", type=Path, help="folder of the welfare set, which is not in the repository (welfare, peers_welfare)"
    )
    parser.add_argument("--partly", action="store_true", help="pass over questions whose procedure is absent (frozen)")
    parser.add_argument("--only-kept", action="store_true", help="of what was heard already (spoken_retrieval)")
    parser.add_argument("--sample", type=int, default=300, help="questions (peers_welfare)")
    parser.add_argument("--sentences", type=int, default=16, help="spoken by each voice (voices)")
    parser.add_argument("--voice", action="append", default=[], help="in place of each official's own (voices)")
    parser.add_argument("--repeat", type=int, default=1, help="how often each is played (scenarios)")
    parser.add_argument("--kind", choices=get_args(Kind), action="append", default=[], help="alone (scenarios)")
    parser.add_argument("--held-out", action="store_true", help="those that are held out alone (scenarios)")
    parser.add_argument("--model", choices=["", "liar"], default="", help="language model that rephrases (scenarios)")
    given = parser.parse_args()
    console = Console()
    for part in given.parts or PARTS:
        if reason := _passed_over(part, given):
            console.print(f"{part} is passed over: {reason}")
            continue
        console.print(f"scoring {part} ...")
        scored = asyncio.run(_scored(part, given))
        name = _name(part, given)
        _keep(name, scored)
        _show(name, scored, console)


def _name(part: str, given: argparse.Namespace) -> str:
    """Under which the result is kept: what some kinds come to is never taken for all."""
    if not part.startswith("scenarios"):
        return part
    lies = part == "scenarios" and given.model == "liar"
    return "_".join(["scenarios_liar" if lies else part, *given.kind])


def _passed_over(part: str, given: argparse.Namespace) -> str:
    """Why, if it is."""
    if part in {"welfare", "peers_welfare"} and given.data is None:
        return "its data is not in the repository, give its folder with --data"
    if part in {"peers", "peers_welfare"} and (missing := missing_peers()):
        return f"{', '.join(f'`{name}`' for name in missing)} not installed, see evals/peer_systems.py"
    return ""


async def _scored(part: str, given: argparse.Namespace) -> dict[str, object]:
    match part:
        case "answers" | "safety" | "scenarios" | "scenarios_liar" | "petition_by_voice":
            return await _asked(part, given)
        case "retrieval":
            return await _retrieval()
        case "frozen":
            return await _frozen(partly=given.partly)
        case "welfare":
            return await _welfare(given.data)
        case "peers" | "peers_welfare" | "spoken_retrieval":
            return await beside(part, Options(given.data, given.sample, given.only_kept, given.partly))
        case _:
            return await asyncio.to_thread(routes if part == "routes" else lambda: _voices(given))


def _voices(given: argparse.Namespace) -> dict[str, object]:
    spoken = voices(Settings(), given.sentences, given.voice)
    return {f"{one.official} {one.language} {one.voice}": asdict(one) for one in spoken}


async def _asked(part: str, given: argparse.Namespace) -> dict[str, object]:
    if part.startswith("scenarios"):
        lies = part == "scenarios_liar" or given.model == "liar"
        return await scenarios(Settings(), Choice(given.repeat, tuple(given.kind), given.held_out, lies=lies))
    async with open_counter(measured_settings(Settings())) as counter:
        if part == "safety":
            return await safety(counter)
        if part == "petition_by_voice":
            return await petition_by_voice(counter, open_hearing(Settings()))
        return {"facts": await facts(counter), "unanswerable": await abstentions(counter)}


async def _retrieval() -> dict[str, object]:
    documents, fusion = starter_documents(), load_fusion()
    found = await asyncio.to_thread(lambda: list(starter_trials(Settings().models)))
    return {
        "search": hits(ranked_by_search(found, fusion)),
        "bm25 over character bigrams": hits(ranked_by_bigrams(documents)),
        "caveat": "the weights were fitted on these questions; retrieval/fusion.json has the cross-validated figures",
    }


async def _frozen(*, partly: bool) -> dict[str, object]:
    documents, models = starter_documents(), Settings().models
    RESULTS.mkdir(parents=True, exist_ok=True)
    async with open_search(documents, models, "starter") as search:
        ranker = SearchRanker(search, as_of=TODAY)
        scored = await frozen(ranker, documents, RESULTS / "reliability.svg", partly=partly)
        return {**scored, **await other_words(ranker, documents)}


async def _welfare(folder: Path) -> dict[str, object]:
    return await asyncio.to_thread(welfare, folder, Settings().models)


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
    if part.startswith("scenarios"):
        console.print(table_of(part, scored), *failures_of(scored), sep="\n")
        console.print(f"  kept in {RESULTS / part}.json")
        return
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
