"""The adapters of one database: every trained one is kept with its evaluation, and at most one is in use.

<folder>/0001.npz      the adapter (`retrieval.adapter`)
         0001.json     {"number", "trained_at", "revision", "evaluation": {...}, "forced": bool}
         active.json   {"in_use": [1, 3]}: the numbers that were put to use, oldest first; the last one is in use
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from core.errors import InvalidInput, NotFound
from retrieval.adapter import Adapter, load_adapter, save_adapter
from retrieval.adapting import Evaluation

log = logging.getLogger(__name__)

_NUMBERS = TypeAdapter(list[int])
_EVALUATION = TypeAdapter(Evaluation)


@dataclass(frozen=True, slots=True)
class Trained:
    """One adapter that is kept."""

    number: int
    trained_at: str
    revision: str
    """Of the embedding model that it belongs to."""
    evaluation: Evaluation


class Adapters:
    """Changed by the command line; the service reads it when it starts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self) -> list[Trained]:
        """The oldest first."""
        return [_read(path) for path in sorted(self._folder.glob("[0-9]*.json"))]

    def in_use(self) -> list[int]:
        """Those that were put to use and not taken back, oldest first."""
        try:
            stored: dict[str, Any] = json.loads((self._folder / "active.json").read_text("utf-8"))
            return _NUMBERS.validate_python(stored["in_use"])
        except (OSError, ValueError, KeyError):
            return []

    def add(self, adapter: Adapter, evaluation: Evaluation, revision: str, now: datetime) -> Trained:
        """Keeps it under the next number; it is not in use yet."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number = max((one.number for one in self.kept()), default=0) + 1
        trained = Trained(number, now.isoformat(timespec="seconds"), revision, evaluation)
        save_adapter(adapter, self._path(number, "npz"), revision)
        _write(self._path(number, "json"), {**asdict(trained)})
        return trained

    def activate(self, number: int | None = None, *, force: bool = False) -> Trained:
        """The latest without a number; raises `InvalidInput` where it did not make search better, unless forced."""
        kept = {one.number: one for one in self.kept()}
        if not kept or (number is not None and number not in kept):
            raise NotFound(f"there is no adapter `{number or ''}`: train one first")
        chosen = kept[max(kept) if number is None else number]
        if not (chosen.evaluation.is_better or force):
            raise InvalidInput(f"adapter `{chosen.number}` did not make search better: it stays out of use")
        _write(self._folder / "active.json", {"in_use": [*self.in_use(), chosen.number]})
        return chosen

    def revert(self) -> int | None:
        """Back to the one that was in use before; its number, None for none. Raises `NotFound` where none is."""
        if not (numbers := self.in_use()):
            raise NotFound("no adapter is in use: there is nothing to take back")
        _write(self._folder / "active.json", {"in_use": numbers[:-1]})
        return numbers[-2] if len(numbers) > 1 else None

    def load(self, revision: str) -> Adapter | None:
        """The one in use; None without any, and where it does not fit the model: search works without it."""
        if not (numbers := self.in_use()):
            return None
        try:
            return load_adapter(self._path(numbers[-1], "npz"), revision)
        except InvalidInput:
            log.warning("search goes without an adapter: it cannot be used with this model, train it again")
            return None

    def _path(self, number: int, kind: str) -> Path:
        return self._folder / f"{number:04d}.{kind}"


def _read(path: Path) -> Trained:
    stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
    evaluation = _EVALUATION.validate_python(stored["evaluation"])
    return Trained(int(stored["number"]), str(stored["trained_at"]), str(stored["revision"]), evaluation)


def _write(path: Path, content: dict[str, object]) -> None:
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    partial.replace(path)
