"""What curators see of imports; also the bodies of the routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.locators import Locator
from knowledge.parsing.document import WarningCode


class JobState(StrEnum):
    """Where a job stands; `failed`: not one of its files could be imported."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class FileState(StrEnum):
    """Where a file stands; `received`: it may still turn out to be an archive."""

    RECEIVED = "received"
    WAITING = "waiting"
    READING = "reading"
    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
TO_DO = (FileState.RECEIVED, FileState.WAITING, FileState.READING)
READ = (FileState.IMPORTED, FileState.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Place:
    """A locator as a person reads it."""

    ko: str
    en: str

    @classmethod
    def of(cls, locator: Locator) -> Place:
        return cls(locator.place("ko"), locator.place("en"))


@dataclass(frozen=True, slots=True)
class WarningView:
    """Something to look at."""

    code: WarningCode
    message: str
    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class FileError:
    """Why a file was kept out, and what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a job."""

    id: int
    name: str
    size: int
    state: FileState
    format: str
    """Empty until it was read."""
    documents: int
    document_id: str | None
    """The document that it became; null for none, and for the many of a JSONL file."""
    version: int | None
    title: str
    warnings: tuple[WarningView, ...]
    error: FileError | None
    has_original: bool
    can_propose: bool
    """Whether procedures can be proposed from it: it was read, and what was read is still kept."""
    proposals: int
    """How many were made."""


@dataclass(frozen=True, slots=True)
class FilePage:
    """Some of the files of a job, in their order."""

    items: tuple[FileView, ...]
    total: int
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """What became of the documents of the files that were read."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    published: int = 0
    """How many are heard that were not, or not so, before."""


@dataclass(frozen=True, slots=True)
class JobView:
    """One job with its counts."""

    id: int
    collection: str
    author: str
    publish: bool
    """At once and alone: the operator's, on the command line."""
    state: JobState
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    files: dict[FileState, int]
    """How many there are in each state."""
    documents: DocumentCounts
    warnings: int
    progress: float
    """From 0 to 1, the file that is read counted by its pages."""
    reading: str
    """The name of that file; empty where none is read."""
    first: str
    """The name of its first file, to tell jobs apart."""


@dataclass(frozen=True, slots=True)
class UploadRules:
    """What may be handed in, so that a page can say so before it sends anything."""

    file_bytes: int
    upload_bytes: int
    files: int
    kept_days: int
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobPage:
    """Some of the jobs, newest first."""

    items: tuple[JobView, ...]
    total: int
    page: int
    page_size: int
    rules: UploadRules


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage as search would find it."""

    text: str
    place: Place
    page: int | None


@dataclass(frozen=True, slots=True)
class PassagePage:
    """Some of the passages of a document, in their order."""

    title: str
    items: tuple[PassageView, ...]
    total: int
    page: int
    page_size: int
