"""The rows of the knowledge base: documents, their versions, the audit, and the revision that indexes follow."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime

ID_CHARACTERS = 200
NAME_CHARACTERS = 120
PASSAGE_CHARACTERS = 260
OPEN = "state IN ('draft', 'in_review')"  # at most one such version a document


class DocumentRow(Base):
    """One document over all its versions."""

    __tablename__ = "knowledge_document"

    id: Mapped[str] = mapped_column(String(ID_CHARACTERS), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    collection: Mapped[str] = mapped_column(String(64), index=True)
    revision: Mapped[int] = mapped_column(default=0, index=True)
    """The revision at which what is published of it last changed; 0: never."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VersionRow(Base):
    """One version of a document; `content` is the JSON of its `Procedure` or `PlainDocument`."""

    __tablename__ = "knowledge_version"
    __table_args__ = (
        Index(
            "ix_knowledge_version_open",
            "document_id",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
    )

    document_id: Mapped[str] = mapped_column(ForeignKey("knowledge_document.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(16), index=True)
    title: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of `content`."""
    edits: Mapped[int] = mapped_column(default=1)
    """How often it was saved; whoever changes it says which edit they saw."""
    author_id: Mapped[str] = mapped_column(String(64))
    author_name: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    editors: Mapped[list[str]] = mapped_column(JSON)
    """Account ids of everybody who saved it; none of them may approve it."""
    approver_id: Mapped[str | None] = mapped_column(String(64))
    approver_name: Mapped[str | None] = mapped_column(String(NAME_CHARACTERS))
    comment: Mapped[str] = mapped_column(Text, default="")
    """Why it was sent back or withdrawn."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    publish_on: Mapped[date | None]
    """The day on which a scheduled version is published."""
    effective_from: Mapped[date | None]
    effective_until: Mapped[date | None]
    superseded_on: Mapped[date | None]
    """The first day on which a later version speaks instead."""
    revision: Mapped[int | None]
    """The revision that published it: of two versions, the one published last speaks."""


class AuditRow(Base):
    """One thing that somebody did; a trigger refuses to change it, and to delete it within a year."""

    __tablename__ = "knowledge_audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor_id: Mapped[str] = mapped_column(String(64))
    actor_name: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    action: Mapped[str] = mapped_column(String(24))
    document_id: Mapped[str] = mapped_column(ForeignKey("knowledge_document.id"), index=True)
    number: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")


class AuditSealRow(Base):
    """The chain over the audit: each seal covers its line and the seal before. Outlives its line."""

    __tablename__ = "knowledge_audit_seal"

    audit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Of the line: tells a line whose retention is over from one that was taken out."""
    hash: Mapped[str] = mapped_column(String(64))


class RevisionRow(Base):
    """The one row that counts publications and withdrawals."""

    __tablename__ = "knowledge_revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]


class ConflictRulingRow(Base):
    """A curator's word that two passages do not contradict each other: a new version of either is judged anew."""

    __tablename__ = "knowledge_conflict_ruling"

    first: Mapped[str] = mapped_column(String(PASSAGE_CHARACTERS), primary_key=True)
    """The lesser of the two passage ids, which name their versions."""
    second: Mapped[str] = mapped_column(String(PASSAGE_CHARACTERS), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[str] = mapped_column(String(64))
    actor_name: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
