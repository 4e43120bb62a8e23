"""Call-back requests, and the ledgers of petitions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class CallbackRow(Base):
    """One request for a call in office hours."""

    __tablename__ = "callback"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    talk_id: Mapped[str] = mapped_column(String(32), index=True)
    official: Mapped[str] = mapped_column(String(40))
    contact: Mapped[str] = mapped_column(String(200))
    """Given on purpose and only for this; deleted with the talk, and once its retention period is over."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    done_by: Mapped[str | None] = mapped_column(String(80))


class PetitionRow(Base):
    """One petition; all that is known of it stands in its entries."""

    __tablename__ = "petition"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)


class PetitionEntryRow(Base):
    """One line of a petition's ledger; a trigger refuses to change it, and to delete it within a year."""

    __tablename__ = "petition_entry"

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """From 1; that it is unique keeps two people from adding the same line at once."""
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    author_kind: Mapped[str] = mapped_column(String(10))
    author_name: Mapped[str] = mapped_column(String(80))
    talk_id: Mapped[str | None] = mapped_column(String(32), index=True)
    """The talk in which it was said, where it was one."""
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)
    """The event as JSON; its reasons may hold personal data."""
