"""Opinions, their sentences, the matters they were gathered into, and the ledger of what staff decided."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime


class OpinionMatterRow(Base):
    """One matter; what it says is read from its opinions, so that nothing outlives them."""

    __tablename__ = "opinion_matter"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Never given twice: the ledger names it."""
    name: Mapped[str] = mapped_column(String(120))
    """What staff called it; empty: its most central sentence."""
    edition: Mapped[int]


class OpinionRow(Base):
    """One opinion. No account, talk, address or time of day: nobody can say whose it is."""

    __tablename__ = "opinion"
    __table_args__ = (
        Index("ix_opinion_state_received_on", "state", "received_on"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    received_on: Mapped[date] = mapped_column(Date())
    kind: Mapped[str] = mapped_column(String(12))
    topic: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(Text())
    """Masked on arrival."""
    is_abusive: Mapped[bool]
    asks_for_act: Mapped[bool]
    sounds_like_danger: Mapped[bool]
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(20))
    edition: Mapped[int]
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("opinion_matter.id", ondelete="SET NULL"), index=True)
    """Null but for an approved one."""
    vector: Mapped[bytes | None] = mapped_column(LargeBinary())
    """Of an approved one: little-endian float32, of length 1."""
    model: Mapped[str | None] = mapped_column(String(120))
    """What made its vectors."""


class OpinionSentenceRow(Base):
    """One sentence of an approved opinion, for the summary of its matter."""

    __tablename__ = "opinion_sentence"

    opinion_id: Mapped[int] = mapped_column(ForeignKey("opinion.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text())
    vector: Mapped[bytes] = mapped_column(LargeBinary())


class OpinionActRow(Base):
    """One decision; a trigger refuses to change it, and to delete it within a year. It outlives what it was about."""

    __tablename__ = "opinion_act"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    account: Mapped[str] = mapped_column(String(80))
    act: Mapped[str] = mapped_column(String(10))
    opinion_id: Mapped[int | None] = mapped_column(index=True)
    matter_id: Mapped[int | None] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(String(120))
