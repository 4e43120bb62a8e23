"""What a run leaves behind: log records, metrics, every row of the database, the files of the search index.

None of it may hold a personal datum that a citizen said, and nothing kept may hold the words of a private talk.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, MetaData

from agents.officials import load_officials
from app.gaps.collecting import Collecting
from app.service import Service
from app.telemetry import quiet_libraries
from evals.scenarios.running import Played

LONG_ENOUGH = 12  # letters of a turn that stands nowhere by chance


class Listening(logging.Handler):
    """Keeps every record as it would be written, at the most talkative level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {self.format(record)}")


@contextmanager
def logged() -> Generator[Listening]:
    """Everything that is logged meanwhile; the libraries are as quiet as the service has them."""
    root, listening = logging.getLogger(), Listening()
    before = root.level
    quiet_libraries()
    root.setLevel(logging.DEBUG)
    root.addHandler(listening)
    try:
        yield listening
    finally:
        root.removeHandler(listening)
        root.setLevel(before)


@dataclass(frozen=True, slots=True)
class Traces:
    """By place, each text that was left there."""

    texts: Mapping[str, Sequence[str]]
    files: Sequence[Path] = field(default_factory=tuple[Path, ...])

    def holding(self, said: Iterable[str]) -> dict[str, int]:
        """How many of the texts of each place, and how many files, hold one of what was said; only where any does."""
        wanted = {each: _joined(each) for each in said if _joined(each)}
        found = {
            place: sum(any(each in _joined(text) for each in wanted.values()) for text in texts)
            for place, texts in self.texts.items()
        }
        found["files"] = sum(_holds(path, wanted) for path in self.files)
        return {place: count for place, count in found.items() if count}


async def traces_of(service: Service, listening: Listening, folder: Path) -> Traces:
    """Once all is written, and the questions without an answer are gathered, as the service does when it is idle."""
    await service.ledger.settle()
    knowledge = service.knowledge
    private = [official.id for official in service.officials.values() if official.private]
    space, tokenizer = service.unanswered.space, knowledge.tokenizer
    await Collecting(knowledge.sessions, service.clock, space, tokenizer, private=private).collect()
    async with knowledge.engine.connect() as connection:
        kept = await connection.run_sync(_cells)
    texts = {"log": listening.lines, "metrics": service.telemetry.exposition().decode().splitlines(), **kept}
    return Traces(texts, await asyncio.to_thread(_files, folder))


def left_behind(before: Traces, after: Traces, runs: Sequence[Sequence[Played]]) -> dict[str, object]:
    """Two rows of the table; what stood there before anybody spoke (an alphabet, an example question) is no trace."""
    played = [one for run in runs for one in run]
    data = {datum for one in played for datum in one.scenario.personal}
    words = _words(one for one in played if _is_private(one)) - _words(one for one in played if not _is_private(one))
    looked_through = {
        "texts looked through": sum(map(len, after.texts.values())),
        "files looked through": len(after.files),
    }
    return {
        "personal data left behind": {**_left(before, after, data), **looked_through},
        "words of private talks kept": _left(before, after, words),
    }


def _left(before: Traces, after: Traces, said: Iterable[str]) -> dict[str, object]:
    new = [each for each in said if not before.holding([each])]
    found = after.holding(new)
    return {"said": len(new), "found": sum(found.values()), "where": found}


def _words(played: Iterable[Played]) -> set[str]:
    """Whole turns; a word or two stand in many texts."""
    heard = (answered.heard for one in played for answered in one.answers)
    return {words for words in heard if len(_joined(words)) >= LONG_ENOUGH}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _cells(connection: Connection) -> dict[str, list[str]]:
    schema = MetaData()
    schema.reflect(connection)
    return {
        f"table {table.name}": [str(value) for row in connection.execute(table.select()) for value in row if value]
        for table in schema.sorted_tables
    }


def _is_private(played: Played) -> bool:
    """What is said to an official whose talks are private, and whatever is said where somebody is in danger."""
    in_danger = any(answered.status == "crisis" for answered in played.answers)
    return in_danger or load_officials()[played.scenario.official].private


def _holds(path: Path, said: Iterable[str]) -> bool:
    written = path.read_bytes()
    return any(each.encode() in written for each in said if each)


def _joined(text: str) -> str:
    return re.sub(r"[\s\-]", "", text).casefold()
