"""What is kept of talks: their outline, the answers with the exact passages they used, ratings, and contacts left."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Date, Float, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime

PASSAGE_CHARACTERS = 240  # a document's id, its section and its version


class TalkRow(Base):
    """One talk."""

    __tablename__ = "talk"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    official: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    closed_reason: Mapped[str | None] = mapped_column(String(20))
    person_wanted_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    """When the citizen or the official first asked for a person."""


class AnswerRow(Base):
    """One answer; replayable, because it names passage versions. Words are empty for counselling, a crisis, a child."""

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
    reason: Mapped[str | None] = mapped_column(String(20))
    """Why a person was asked for, or the talk was ended; null where neither happened."""
    thumb: Mapped[str | None] = mapped_column(String(4))
    score: Mapped[float | None] = mapped_column(Float())
    """0 to 1: how probably the best passage found bears on the question; null where none was looked for."""


class AnswerPassageRow(Base):
    """One passage that an answer rested on, so that whoever heard a version is found when it is replaced."""

    __tablename__ = "answer_passage"
    __table_args__ = (Index("ix_answer_passage_document_version", "document_id", "version"),)

    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True)
    passage_id: Mapped[str] = mapped_column(String(PASSAGE_CHARACTERS), primary_key=True)
    document_id: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    sentence: Mapped[str] = mapped_column(Text())
    """What was heard of the sentences that rest on it; empty once the words of the talk are gone."""


class ContactRow(Base):
    """A contact that a citizen left on purpose, with what for."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), index=True)
    answer_id: Mapped[str | None] = mapped_column(String(16))
    purpose: Mapped[str] = mapped_column(String(12))
    contact: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
