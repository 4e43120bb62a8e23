"""A file, a folder or an archive into the knowledge base, file by file: what is wrong with one keeps no other out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from core.errors import InvalidInput
from knowledge.importing import read_file
from knowledge.lifecycle import OPERATOR, Actor
from knowledge.loading import LoadReport
from knowledge.parsing.document import ParsingWarning
from knowledge.parsing.files import FoundFile, FoundFiles, files_at
from knowledge.parsing.limits import Limits
from knowledge.store import KnowledgeStore

Told: TypeAlias = Callable[[str, int, int, float], None]
"""Called with the file that is read, how many of how many files are done, and how much of this one, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file: a report, or the error that kept it out."""

    name: str
    report: LoadReport | None = None
    error: InvalidInput | None = None
    warnings: tuple[ParsingWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class BulkReport:
    """Every file that was found, in order."""

    outcomes: tuple[FileOutcome, ...]

    @property
    def total(self) -> LoadReport:
        reports = [outcome.report for outcome in self.outcomes if outcome.report]
        revisions = [report.revision for report in reports if report.revision is not None]
        return LoadReport(
            created=sum(report.created for report in reports),
            changed=sum(report.changed for report in reports),
            unchanged=sum(report.unchanged for report in reports),
            published=sum(report.published for report in reports),
            revision=max(revisions, default=None),
        )

    @property
    def failed(self) -> tuple[FileOutcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.error)


@dataclass(frozen=True, slots=True)
class BulkImport:
    """How files are loaded: where to, by whom, whether they are published at once."""

    collection: str
    publish: bool = False
    actor: Actor = OPERATOR
    limits: Limits = field(default_factory=Limits)

    async def run(self, store: KnowledgeStore, path: Path, told: Told | None = None) -> BulkReport:
        """Raises an `UnreadableFile` where the folder or archive as a whole cannot be opened."""
        with ExitStack() as stack:
            found = await asyncio.to_thread(lambda: stack.enter_context(files_at(path, self.limits)))
            return await self._load(store, found, told or _untold)

    async def _load(self, store: KnowledgeStore, found: FoundFiles, told: Told) -> BulkReport:
        outcomes = [FileOutcome(refused.name, error=refused.error) for refused in found.refused]
        total = len(found.files)
        for done, file in enumerate(found.files):
            told(file.name, done, total, 0.0)
            outcomes.append(await self.load_one(store, file, _within(told, file.name, done, total)))
        if found.files:
            told(found.files[-1].name, total, total, 1.0)
        return BulkReport(tuple(sorted(outcomes, key=lambda outcome: outcome.name)))

    async def load_one(
        self, store: KnowledgeStore, file: FoundFile, progress: Callable[[int, int], None] | None = None
    ) -> FileOutcome:
        """One file whole or not at all."""
        outcome = FileOutcome(file.name)
        try:
            read = await read_file(file, self.collection, limits=self.limits, progress=progress)
            outcome = replace(outcome, warnings=read.warnings)
            report = await store.load(read.items, self.actor, publish=self.publish, note=f"import of {file.name}")
        except InvalidInput as error:
            return replace(outcome, error=error)
        return replace(outcome, report=report)


def _within(told: Told, name: str, done: int, total: int) -> Callable[[int, int], None]:
    return lambda step, steps: told(name, done, total, step / max(steps, 1))


def _untold(name: str, done: int, total: int, share: float) -> None:
    """Progress that nobody follows."""


def failures(outcomes: Sequence[FileOutcome]) -> list[str]:
    """One line for each file that was kept out; errors name their file."""
    return [f"{outcome.name}: {outcome.error}" for outcome in outcomes if outcome.error]
