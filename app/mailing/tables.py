"""The outbox. No address and no words stand here: a letter is written when it is sent, by whoever has them.

For a day a sent letter keeps a fingerprint of its address, by which letters to one mailbox are counted.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class LetterRow(Base):
    """One letter to one person about one thing."""

    __tablename__ = "mail_letter"
    __table_args__ = (
        UniqueConstraint("kind", "about", name="uq_mail_letter_kind_about"),
        Index("ix_mail_letter_state_next_at", "state", "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    """Who writes it: `recall` or `petition`."""
    about: Mapped[str] = mapped_column(String(60))
    """What its writer knows it by; nobody gets two letters about one thing."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(String(20), default="")
    """Why the last attempt failed: `unreachable` or `refused`."""
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    """When it is tried next."""
    recipient: Mapped[str] = mapped_column(String(64), default="", index=True)
    """SHA-256 of the address that it went to (`limits.fingerprint`); empty before it goes, and a day later."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime())
