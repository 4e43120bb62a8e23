"""Gaps and their questions. No words stand here: they are read from the answers, and go with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class GapRow(Base):
    """One matter that citizens asked about in vain; its label is made of its questions whenever it is shown."""

    __tablename__ = "gap"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    official: Mapped[str] = mapped_column(String(40), index=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime())
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime())
    decided_by: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text(), default="")
    """Why a curator dismissed it."""
    document_id: Mapped[str | None] = mapped_column(String(200))
    """The draft that was made of it, or the document that answered it."""
    answer: Mapped[str] = mapped_column(Text(), default="")
    """What the official says now that it is closed: words of the knowledge base, none of a citizen's."""
    asked_revision: Mapped[int] = mapped_column(default=0)
    """The revision of the knowledge base at which it was last asked again."""


class GapQuestionRow(Base):
    """One question of a gap: a pointer to its answer, and what is made of its words."""

    __tablename__ = "gap_question"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True)
    gap_id: Mapped[int | None] = mapped_column(ForeignKey("gap.id", ondelete="CASCADE"), index=True)
    """Null: looked at, and about nothing."""
    reason: Mapped[str] = mapped_column(String(16))
    terms: Mapped[list[str]] = mapped_column(JSON())
    vector: Mapped[bytes] = mapped_column(LargeBinary())
    """Of the question: little-endian float32, of length 1."""
    model: Mapped[str] = mapped_column(String(120))
    """Which embedder made it."""


class GapDraftRow(Base):
    """A question that stands as an example in a draft, whatever became of its gap since."""

    __tablename__ = "gap_draft"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True)
    document_id: Mapped[str] = mapped_column(String(200), primary_key=True)
