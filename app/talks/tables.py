"""What is kept of talks: their outline, the answers with the exact passages they used, ratings, and contacts left."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class TalkRow(Base):
    """One talk."""

    __tablename__ = "talk"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    official: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    closed_reason: Mapped[str | None] = mapped_column(String(20))


class AnswerRow(Base):
    """One answer; replayable, because it names passage versions. Words are empty for private and crisis talks."""

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), index=True)
    official: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    via: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(20))
    as_of: Mapped[date] = mapped_column(Date())
    question: Mapped[str] = mapped_column(Text())
    text: Mapped[str] = mapped_column(Text())
    heard: Mapped[str | None] = mapped_column(Text())
    interrupted: Mapped[bool] = mapped_column(default=False)
    passages: Mapped[list[str]] = mapped_column(JSON())
    """Passage ids with their versions, in the order they were said."""
    thumb: Mapped[str | None] = mapped_column(String(4))


class ContactRow(Base):
    """A contact that a citizen left on purpose, with what for."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), index=True)
    answer_id: Mapped[str | None] = mapped_column(String(16))
    purpose: Mapped[str] = mapped_column(String(12))
    contact: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
