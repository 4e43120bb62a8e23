"""Kept results as the tables of `docs/measurements.md`: `python -m bench.markdown`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from bench.results import FOLDER, Result, shown


def tables(folder: Path = FOLDER) -> Iterator[str]:
    """One for each file of results, by name."""
    for path in sorted(folder.glob("*.json")):
        yield table(TypeAdapter(Result).validate_json(path.read_bytes()))


def table(result: Result) -> str:
    """With the goal beside each figure, and the machine below."""
    lines = ["| figure | n | p50 | p95 | p99 | range | goal | |", "|---|---|---|---|---|---|---|---|"]
    for one in result.figures:
        goal = ", ".join(f"{statistic} ≤ {bound:g}" for statistic, bound in one.goals.items())
        met = {None: "", True: "met", False: "**missed**"}[one.met]
        values = " | ".join(shown(value) for value in (one.p50, one.p95, one.p99))
        spread = f"{one.least:g} - {one.most:g}"
        lines.append(f"| {one.name.strip()}, {one.unit} | {one.count} | {values} | {spread} | {goal} | {met} |")
    machine, load = result.machine, " ".join(f"{value:.1f}" for value in result.machine.load_average)
    where = f"{machine.cpu}, {machine.cores} cores, load average {load}"
    lines.append(f"\n`{result.command}`, {result.date[:10]}; {where}.")
    return "\n".join(lines)


if __name__ == "__main__":
    print("\n\n".join(tables()))
