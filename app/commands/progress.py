"""Progress of long work on the terminal; nothing where there is none."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress

from retrieval.protocols import Progress as Told


def bar(bars: Progress, name: str) -> Told:
    """A bar among those that are shown."""
    task = bars.add_task(name, total=None)

    def show(done: int, total: int) -> None:
        bars.update(task, completed=done, total=total)

    return show


def passing_bar(name: str) -> Told:
    """A bar that comes with the first step and goes with the last."""
    bars = Progress(console=Console(stderr=True), transient=True)
    told = bar(bars, name)

    def show(done: int, total: int) -> None:
        bars.start()
        told(done, total)
        if done >= total:
            bars.stop()

    return show
