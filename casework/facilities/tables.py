"""The facilities, and every change to one of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class FacilityRow(Base):
    """One facility as it stands; it is never deleted, because what was booked names it."""

    __tablename__ = "facility"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    district: Mapped[str] = mapped_column(String(10), index=True)
    is_active: Mapped[bool]
    content: Mapped[str] = mapped_column(Text)
    """The whole of it, as JSON."""
    edition: Mapped[int]
    """From 1; one more with each change."""


class FacilityChangeRow(Base):
    """What it became by a change, and whose; a trigger refuses to change it, and to delete it within a year."""

    __tablename__ = "facility_change"

    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    actor: Mapped[str] = mapped_column(String(80))
    """The account, or `operator` for the command line."""
    content: Mapped[str] = mapped_column(Text)
