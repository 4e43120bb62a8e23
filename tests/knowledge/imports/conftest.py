"""Imports over a real database, a real folder and the real parser in its own process."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.database import Sessions
from knowledge.imports.jobs import ImportRules, Imports, Order
from knowledge.imports.receiving import Received, UploadLimits
from knowledge.imports.runner import Runner
from knowledge.imports.shelf import Shelf
from knowledge.imports.views import FileView, JobView
from knowledge.lifecycle import Actor
from knowledge.parsing.limits import MEGABYTE, Limits
from knowledge.store import KnowledgeStore
from tests.knowledge.conftest import CURATOR, Calendar

RULES = ImportRules(
    Limits(file_bytes=MEGABYTE, unpacked_bytes=8 * MEGABYTE, files=20, wall_seconds=60.0),
    UploadLimits(2 * MEGABYTE, 20),
    kept_days=30,
)
NOTICE = "# 전입신고 안내\n\n## 신고 기한\n\n이사한 날부터 14일 이내에 신고해야 합니다.\n"


@dataclass
class Office:
    """Where imports happen; `again()` is the same one after its process died."""

    sessions: Sessions
    store: KnowledgeStore
    calendar: Calendar
    folder: Path
    rules: ImportRules = field(default_factory=lambda: RULES)
    imports: Imports = field(init=False)
    runner: Runner = field(init=False)

    def __post_init__(self) -> None:
        self.imports = Imports(self.sessions, self.calendar, Shelf(self.folder), self.rules)
        self.runner = Runner(self.imports, self.store)

    def again(self) -> Office:
        return Office(self.sessions, self.store, self.calendar, self.folder, self.rules)

    async def hands_in(self, files: dict[str, bytes | str], actor: Actor = CURATOR) -> JobView:
        """A job that nobody works on yet."""
        received = [self._kept(name, content) for name, content in files.items()]
        return await self.imports.start(received, Order("complaints", actor))

    async def imported(self, files: dict[str, bytes | str], actor: Actor = CURATOR) -> list[FileView]:
        """The files of a job once it is done."""
        job = await self.hands_in(files, actor)
        await self.runner.run_pending()
        return await self.files(job.id)

    async def files(self, job_id: int) -> list[FileView]:
        return list((await self.imports.files(job_id)).items)

    def _kept(self, name: str, content: bytes | str) -> Received:
        self.imports.shelf.prepared()
        path = self.imports.shelf.incoming()
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        digest, size = self.imports.shelf.keep_copy(path)
        path.unlink()
        return Received(name, digest, size)


@pytest.fixture
def office(sessions: Sessions, store: KnowledgeStore, calendar: Calendar, tmp_path: Path) -> Office:
    return Office(sessions, store, calendar, tmp_path / "imports")


def packed(members: dict[str, bytes | str]) -> bytes:
    """A ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
