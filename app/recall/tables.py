"""Corrections and whom they went to. No contact stands here: a delivery points to it and outlives it without one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class CorrectionRow(Base):
    """What a curator wrote to those who had been told a version that is not true any more."""

    __tablename__ = "recall_correction"
    __table_args__ = (Index("ix_recall_correction_document_version", "document_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    document_id: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    """The one that answers had rested on."""
    now_version: Mapped[int | None]
    """The one that was true when it was written; null: none."""
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text())
    author: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class DeliveryRow(Base):
    """One person to be told of one change, by one letter or one call; how the letter fares stands in the outbox."""

    __tablename__ = "recall_delivery"
    __table_args__ = (UniqueConstraint("document_id", "version", "contact_id", name="uq_recall_delivery_change"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("recall_correction.id", ondelete="CASCADE"), index=True)
    document_id: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    """Null once the contact is deleted or its retention is over."""
    channel: Mapped[str] = mapped_column(String(8))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime())
    """When it was written, or the call was made."""
    done_by: Mapped[str | None] = mapped_column(String(120))
    """Who made the call; null until then, and for a letter."""
