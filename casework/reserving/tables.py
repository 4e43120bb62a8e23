"""Slots with what is taken of them, the reservations, and apart from those the people who made them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class SlotRow(Base):
    """One slot that somebody took a place of, or that staff closed; all others are free and have no row."""

    __tablename__ = "slot"

    resource: Mapped[str] = mapped_column(String(60), primary_key=True)
    """What is reserved, such as `counter:investment` or `facility:hall-1`."""
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime(), primary_key=True)
    taken: Mapped[int]
    closed_by: Mapped[str | None] = mapped_column(String(80))
    """The account that closed it; null: open."""
    closed_reason: Mapped[str | None] = mapped_column(String(200))
    """As those who are booked read it."""


class SlotChangeRow(Base):
    """A slot was closed or opened, and by whom; a trigger refuses to change it, and to delete it within a year."""

    __tablename__ = "slot_change"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    account: Mapped[str] = mapped_column(String(80))
    resource: Mapped[str] = mapped_column(String(60))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime())
    is_closed: Mapped[bool]
    booked: Mapped[int]
    """How many were booked in it then."""
    reason: Mapped[str] = mapped_column(String(200))


class ReservationRow(Base):
    """One reservation, without whoever made it: it stays for the counts when that is forgotten."""

    __tablename__ = "reservation"
    __table_args__ = (Index("ix_reservation_resource_starts_at", "resource", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """The order of the waiting list too."""
    code: Mapped[str] = mapped_column(String(12), unique=True, index=True)
    resource: Mapped[str] = mapped_column(String(60))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime())
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    state: Mapped[str] = mapped_column(String(12))
    booked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime())
    changed_by: Mapped[str | None] = mapped_column(String(80))
    """The account of the person who changed it last; null: the citizen."""
    edition: Mapped[int]
    """From 0; one more with each change, as `SEQUENCE` of RFC 5545 wants it."""
    moved_up_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    """When it came from the waiting list to a place."""
    language: Mapped[str] = mapped_column(String(2))
    zone: Mapped[str] = mapped_column(String(60))
    """The visitor's time zone, such as `Europe/Berlin`."""


class ReservationPersonRow(Base):
    """Who made a reservation and what for: all its personal data, deleted once the retention period is over."""

    __tablename__ = "reservation_person"

    reservation_id: Mapped[int] = mapped_column(ForeignKey("reservation.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    contact: Mapped[str] = mapped_column(String(200))
    """Empty where the booking is anonymous."""
    contact_key: Mapped[str] = mapped_column(String(200), index=True, server_default="")
    """The same for two ways to write one contact."""
    details: Mapped[str] = mapped_column(Text)
    """What the citizen said beforehand, as JSON: a text under each of a few names."""
    reason: Mapped[str | None] = mapped_column(String(200))
    """Why staff cancelled it, as its citizen reads it."""
