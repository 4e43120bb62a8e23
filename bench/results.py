"""A measured figure, the machine it was taken on, and the file it is kept in.

bench/results/PART.json
{"part", "date", "command", "machine": {...}, "figures": [{"name", "unit", "count", "p50", ..., "goals", "met"}],
 "notes": {...}}
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from core.clock import SEOUL

FOLDER = Path(__file__).parent / "results"
FEWEST_FOR_P95 = 20
FEWEST_FOR_P99 = 100

Statistic: TypeAlias = Literal["p50", "p95", "p99", "least", "most"]


@dataclass(frozen=True, slots=True)
class Machine:
    """What a figure depends on more than on the code."""

    cpu: str
    cores: int
    memory_gb: float
    system: str
    python: str
    load_average: tuple[float, float, float]
    """Over 1, 5 and 15 minutes when the measuring began: above 0 something else was running."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured many times."""

    name: str
    unit: str
    count: int
    p50: float
    p95: float | None
    """None below 20 values, of which the largest would stand for it."""
    p99: float | None
    """None below 100 values."""
    least: float
    most: float
    goals: Mapping[Statistic, float] = field(default_factory=dict[Statistic, float])
    """Upper bounds."""

    @property
    def met(self) -> bool | None:
        """None where nothing was aimed at."""
        if not self.goals:
            return None
        return all(self._known(statistic) <= bound for statistic, bound in self.goals.items())

    def _known(self, statistic: Statistic) -> float:
        """The largest value for a percentile that so few values do not have."""
        value = getattr(self, statistic)
        return self.most if value is None else float(value)


def figure(name: str, values: Sequence[float], unit: str = "ms", **goals: float) -> Figure:
    """Percentiles with linear interpolation; `goals` as in `p50=80`. Raises `ValueError` for no values."""
    if not values:
        raise ValueError(f"nothing was measured for `{name}`")
    p50, p95, p99 = (round(float(value), 2) for value in np.percentile(values, (50, 95, 99)))
    count = len(values)
    bounds: dict[Statistic, float] = {}
    for statistic in ("p50", "p95", "p99", "least", "most"):
        if statistic in goals:
            bounds[statistic] = goals[statistic]
    return Figure(
        name,
        unit,
        count,
        p50,
        p95 if count >= FEWEST_FOR_P95 else None,
        p99 if count >= FEWEST_FOR_P99 else None,
        round(min(values), 2),
        round(max(values), 2),
        bounds,
    )


def shown(value: float | None) -> str:
    """Nothing for a percentile that so few values do not have."""
    return "" if value is None else f"{value:g}"


@dataclass(frozen=True, slots=True)
class Result:
    """One part's figures."""

    part: str
    figures: tuple[Figure, ...]
    machine: Machine
    command: str
    notes: Mapping[str, object] = field(default_factory=dict[str, object])
    date: str = field(default_factory=lambda: datetime.now(SEOUL).isoformat(timespec="seconds"))

    def write(self, folder: Path = FOLDER) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.part}.json"
        figures = [{**asdict(one), "met": one.met} for one in self.figures]
        path.write_text(json.dumps({**asdict(self), "figures": figures}, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return path


def this_machine() -> Machine:
    """Read before the measuring begins, for the load average."""
    return Machine(
        cpu=_field("/proc/cpuinfo", "model name") or platform.processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(_kilobytes("/proc/meminfo", "MemTotal") / 2**20, 1),
        system=platform.platform(),
        python=platform.python_version(),
        load_average=os.getloadavg(),
    )


def this_command(module: str) -> str:
    """As it can be typed again; of a file the name alone, as it lies elsewhere on another machine."""
    return " ".join(["python -m", module, *(Path(given).name if "/" in given else given for given in sys.argv[1:])])


def resident_mb(pid: int | str = "self", *, peak: bool = False) -> float:
    """Memory of a process in MiB, now or at its most (Linux)."""
    return round(_kilobytes(f"/proc/{pid}/status", "VmHWM" if peak else "VmRSS") / 1024, 1)


def anonymous_mb(pid: int | str = "self") -> float:
    """What of it is no mapped file, so that it cannot be dropped and read again (Linux)."""
    return round(_kilobytes(f"/proc/{pid}/status", "RssAnon") / 1024, 1)


def _kilobytes(path: str, name: str) -> float:
    return float(_field(path, name).split()[0])


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text("utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
