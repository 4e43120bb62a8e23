"""What only a browser can show: lips against sound, barge-in at the ear, a staff member's first word.

The browser tests measure these while they drive the story, and keep them with `record`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from bench.results import FOLDER, Result, figure, this_machine

GOALS: Mapping[str, Mapping[str, float]] = {
    "lip offset, either way": {"p95": 45},
    "barge-in: first sound to silence": {"p95": 300},
    "accept to the staff's first word": {"most": 2_000},
}


def record(values: Mapping[str, Sequence[float]], command: str, folder: Path = FOLDER) -> Result:
    """Keeps milliseconds under the names of `GOALS`; raises `KeyError` for another name."""
    figures = tuple(figure(name, values[name], "ms", **GOALS[name]) for name in values)
    result = Result("browser", figures, this_machine(), command)
    result.write(folder)
    return result


def recorded(folder: Path = FOLDER) -> Result | None:
    """What the browser tests measured last; None where they never ran."""
    path = folder / "browser.json"
    if not path.is_file():
        return None
    return TypeAdapter(Result).validate_json(path.read_bytes())
