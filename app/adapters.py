"""The adapters of one database: every trained one is kept with its evaluation, and at most one is in use.

<folder>/0001.npz      the adapter (`retrieval.adapter`)
         0001.json     {"number", "trained_at", "revision", "evaluation": {...}}
         active.json   {"in_use": [1, 3]}: the numbers that were put to use, oldest first; the last one is in use
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound
from retrieval.adapter import Adapter, load_adapter, save_adapter
from retrieval.adapting import Evaluation
from retrieval.search import Search

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
    """Changed by the command line; every running service follows. Blocking."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self) -> list[Trained]:
        """The oldest first, without those whose record is damaged."""
        return list(self._read())

    def in_use(self) -> list[int]:
        """Those that were put to use and not taken back, oldest first."""
        try:
            stored: dict[str, Any] = json.loads((self._folder / "active.json").read_text("utf-8"))
            return _NUMBERS.validate_python(stored["in_use"])
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("`active.json` of the adapters cannot be read: none is in use")
            return []

    def add(self, adapter: Adapter, evaluation: Evaluation, revision: str, now: datetime) -> Trained:
        """Keeps it under the next number; it is not in use yet."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number = max((int(path.stem) for path in self._records()), default=0) + 1
        trained = Trained(number, now.isoformat(timespec="seconds"), revision, evaluation)
        save_adapter(adapter, self._path(number, "npz"), revision)
        _write(self._path(number, "json"), {**asdict(trained)})
        return trained

    def activate(self, number: int | None = None, *, revision: str, force: bool = False) -> Trained:
        """The latest without a number; `revision`: of the embedding model that search works with.

        Raises `NotFound`; `Conflict` for one that is in use; and `InvalidInput` for a damaged one, for one of another
        model, and, unless forced, for one that did not make search better.
        """
        kept = {one.number: one for one in self.kept()}
        if not kept or (number is not None and number not in kept):
            named = "" if number is None else f" `{number}`"
            raise NotFound(f"there is no adapter{named}: train one first")
        chosen = kept[max(kept) if number is None else number]
        if chosen.number in self.in_use()[-1:]:
            raise Conflict(f"adapter `{chosen.number}` is in use already")
        if not (chosen.evaluation.is_better or force):
            raise InvalidInput(f"adapter `{chosen.number}` stays out of use: {_why_not(chosen.evaluation)}")
        load_adapter(self._path(chosen.number, "npz"), revision)
        _write(self._folder / "active.json", {"in_use": [*self.in_use(), chosen.number]})
        return chosen

    def revert(self) -> int | None:
        """Back to the one that was in use before; its number, None for none. Raises `NotFound` where none is."""
        if not (numbers := self.in_use()):
            raise NotFound("no adapter is in use: there is nothing to take back")
        _write(self._folder / "active.json", {"in_use": numbers[:-1]})
        return numbers[-2] if len(numbers) > 1 else None

    def load(self, revision: str) -> Adapter | None:
        """The one in use; None without any, and where it cannot be used with this model: search works without it."""
        if not (numbers := self.in_use()):
            return None
        try:
            return load_adapter(self._path(numbers[-1], "npz"), revision)
        except InvalidInput:
            log.warning("search goes without an adapter: it is damaged or of another model, train it again")
            return None

    def _records(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9][0-9][0-9][0-9].json"))

    def _read(self) -> Iterator[Trained]:
        for path in self._records():
            try:
                stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
                evaluation = _EVALUATION.validate_python(stored["evaluation"])
                yield Trained(int(path.stem), str(stored["trained_at"]), str(stored["revision"]), evaluation)
            except (OSError, ValueError, KeyError, TypeError):
                log.warning("the record `%s` of an adapter cannot be read: it is passed over", path.name)

    def _path(self, number: int, kind: str) -> Path:
        return self._folder / f"{number:04d}.{kind}"


async def follow(adapters: Adapters, search: Search, revision: str, clock: Clock, every_seconds: float) -> None:
    """For as long as the service runs: whatever another process puts to use, or takes back, is used here too."""
    used: list[int] | None = None
    while True:
        chosen = await asyncio.to_thread(adapters.in_use)
        if chosen != used:
            adapter = await asyncio.to_thread(adapters.load, revision)
            search.rank_by(search.ranking.with_adapter(adapter))
            used = chosen
        await clock.sleep(every_seconds)


def _why_not(it: Evaluation) -> str:
    return (
        "it did not make search better on questions that it never saw (reciprocal rank "
        f"{it.reciprocal_rank:.3f}, without {it.without_reciprocal_rank:.3f}, gain at least {it.gain_at_least:+.3f}; "
        f"hit@1 {it.hit_1:.3f}, without {it.without_hit_1:.3f}; answered with the document gone {it.guessed:.3f}, "
        f"without {it.without_guessed:.3f})"
    )


def _write(path: Path, content: dict[str, object]) -> None:
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    partial.replace(path)
