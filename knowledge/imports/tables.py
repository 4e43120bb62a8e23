"""The rows of imports: jobs, their files, and the procedures that were proposed from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime

NAME_CHARACTERS = 120


class ImportJobRow(Base):
    """What one person handed in at once."""

    __tablename__ = "import_job"

    id: Mapped[int] = mapped_column(primary_key=True)
    collection: Mapped[str] = mapped_column(String(64))
    shelf: Mapped[str] = mapped_column(String(32))
    """On which shelf its files lie: only a process that has it at hand works on the job."""
    actor_id: Mapped[str] = mapped_column(String(64))
    actor_name: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    publish: Mapped[bool]
    """Only ever the operator's, on the command line."""
    state: Mapped[str] = mapped_column(String(12), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    originals_gone: Mapped[bool]
    """Whether the retention of the uploaded files is over."""


class ImportFileRow(Base):
    """One file of a job: an upload, or a member of an uploaded archive."""

    __tablename__ = "import_file"
    __table_args__ = (Index("ix_import_file_job_id_state", "job_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("import_job.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of its bytes, under which the original lies on the shelf; empty for what was not kept."""
    size: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    attempts: Mapped[int]
    """How often its reading was begun."""
    format: Mapped[str] = mapped_column(String(12))
    documents: Mapped[int]
    """How many documents it holds: one, or as many as a JSONL file has lines."""
    created: Mapped[int] = mapped_column(server_default="0")
    changed: Mapped[int] = mapped_column(server_default="0")
    published: Mapped[int] = mapped_column(server_default="0")
    """How many of them are heard that were not, or not so, before."""
    document_id: Mapped[str | None] = mapped_column(String(200), index=True)
    version: Mapped[int | None]
    content_digest: Mapped[str] = mapped_column(String(64))
    """Of the content as it was drafted, so that a later change by hand is seen."""
    warnings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    error_code: Mapped[str] = mapped_column(String(40))
    error: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProposalRow(Base):
    """One procedure that a document seems to describe."""

    __tablename__ = "import_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("import_file.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    document_id: Mapped[str | None] = mapped_column(String(200))
    """The draft that it became."""
    decided_by: Mapped[str | None] = mapped_column(String(NAME_CHARACTERS))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
