"""What the store tells about documents and their versions; also the bodies of the curation routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from knowledge.checking import Problem
from knowledge.lifecycle import State
from knowledge.procedure import AnyContent

Kind: TypeAlias = Literal["procedure", "document"]


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """One version without its content."""

    version: int
    state: State
    edits: int
    """How often it was saved: goes back with every change, so that nobody overwrites what they have not seen."""
    title: str
    author: str
    approver: str | None
    comment: str
    """Why it was sent back or withdrawn."""
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    published_at: datetime | None
    publish_on: date | None
    effective_from: date | None
    effective_until: date | None
    superseded_on: date | None
    """The first day on which a later version speaks instead."""


@dataclass(frozen=True, slots=True)
class VersionDetail:
    """One version whole."""

    summary: VersionSummary
    content: AnyContent
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of the list."""

    id: str
    kind: Kind
    collection: str
    title: str
    state: State
    """Of the version that is being worked on, else of the one published last, else of the newest."""
    version: int
    is_live: bool
    """Whether citizens hear a version of it today."""
    author: str
    updated_at: datetime
    effective_from: date | None
    effective_until: date | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of the list."""

    items: tuple[DocumentSummary, ...]
    total: int
    page: int
    page_size: int
    worked_on: dict[State, int]
    """How many documents, whatever state was asked for, have a draft, a version in review, a scheduled one."""


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with what is worked on, what citizens hear today, and its history."""

    id: str
    kind: Kind
    collection: str
    open: VersionDetail | None
    """In draft or in review."""
    live: VersionDetail | None
    """What citizens hear today."""
    versions: tuple[VersionSummary, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that somebody did."""

    at: datetime
    actor: str
    action: str
    document_id: str
    version: int | None
    note: str


@dataclass(frozen=True, slots=True)
class CollectionSummary:
    """How many documents a collection holds."""

    id: str
    documents: int
    live: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents of the list; null and empty: every one. Pages count from 1."""

    collection: str | None = None
    state: State | None = None
    words: str = ""
    """Found in titles, texts, questions and ids."""
    page: int = 1
    page_size: int = 50
    newest_first: bool = False
    """By the last change; else by id, which no change moves while the pages are read one after another."""
