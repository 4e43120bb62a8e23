"""The rows of accounts: who there is, who is signed in, who tried, and who changed whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, UtcDateTime

NAME_CHARACTERS = 64


class AccountRow(Base):
    """One person who may sign in."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_CHARACTERS), unique=True)
    """What is typed to sign in: lower case."""
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(Text)
    must_change_password: Mapped[bool]
    roles: Mapped[list[str]] = mapped_column(JSON)
    disabled: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """One signed-in browser; the token itself is only in its cookie."""

    __tablename__ = "account_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AttemptRow(Base):
    """One try to sign in that has not succeeded; names and addresses are kept only as hashes."""

    __tablename__ = "account_attempt"
    __table_args__ = (Index("ix_account_attempt_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt: Mapped[str] = mapped_column(String(32), index=True)
    """The same for the two rows, by account and by address, of one try."""
    key: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AccountAuditRow(Base):
    """One change to an account; a trigger refuses to change it, and to delete it within a year."""

    __tablename__ = "account_audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    action: Mapped[str] = mapped_column(String(24))
    account: Mapped[str] = mapped_column(String(NAME_CHARACTERS))
    note: Mapped[str] = mapped_column(Text, default="")
