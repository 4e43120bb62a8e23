"""Results as tables on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from bench.results import Figure, Result, shown


def show(result: Result, console: Console) -> None:
    """The figures beside what they aim at."""
    machine = result.machine
    load = " ".join(f"{value:.1f}" for value in machine.load_average)
    caption = f"{machine.cpu}, {machine.cores} cores; load average before: {load}; {result.date}"
    table = Table(title=result.part, caption=caption, caption_justify="left")
    for column in ("figure", "n", "p50", "p95", "p99", "range", "unit", "goal", ""):
        table.add_column(column, justify="left" if column in ("figure", "goal", "unit") else "right")
    for one in result.figures:
        table.add_row(*_cells(one))
    console.print(table)
    for name, value in result.notes.items():
        if isinstance(value, str | int | float):
            console.print(f"  {name}: {value}")


def _cells(one: Figure) -> Iterable[str]:
    goal = ", ".join(f"{statistic} <= {bound:g}" for statistic, bound in one.goals.items())
    met = {None: "", True: "[green]met[/]", False: "[red]missed[/]"}[one.met]
    spread = f"{one.least:g} - {one.most:g}"
    return (one.name, str(one.count), shown(one.p50), shown(one.p95), shown(one.p99), spread, one.unit, goal, met)
