"""Call-back requests, and the ledgers of petitions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text
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
    """One petition; what happened to it stands in its entries, what it says in its filing."""

    __tablename__ = "petition"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    number: Mapped[str | None] = mapped_column(String(16), index=True, unique=True)
    """The public one: `2026-000123`."""
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), index=True)
    """When it was closed and the last answer about it given; retention counts from here."""


class PetitionCounterRow(Base):
    """The last number that a year has given."""

    __tablename__ = "petition_counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class PetitionFilingRow(Base):
    """What a petition says and who says it: all its personal data, deleted once the retention period is over."""

    __tablename__ = "petition_filing"

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    """As the citizen filed it; the kind by which the clock runs is that of the acceptance."""
    signed: Mapped[str] = mapped_column(Text)
    """What the citizen signed, as JSON: `{"subject", "text", "place", "occurred", "wish"}`."""
    drafted: Mapped[str | None] = mapped_column(Text)
    """The AI's draft, unchanged, in the same form; null where the citizen wrote it alone."""
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(300))
    contact: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2))
    notify: Mapped[bool] = mapped_column(default=False)
    """Whether the petitioner wants to be told of changes by e-mail."""
    key: Mapped[str | None] = mapped_column(String(64), index=True, unique=True)
    """Made by the client, so that what it sends again is filed once."""


class PetitionMailRow(Base):
    """Whether the e-mail address of a petition was confirmed; deleted with the filing."""

    __tablename__ = "petition_mail"

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), primary_key=True)
    asked: Mapped[int]
    """Letters that asked so far."""
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class PetitionLinkRow(Base):
    """A link that confirms an address once; the link itself stands in its letter alone."""

    __tablename__ = "petition_link"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the token, in hexadecimal."""
    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), index=True)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime())


class PetitionAgendaRow(Base):
    """What an office owes in one petition, reckoned from its ledger (`casework/petitions/agenda.py`)."""

    __tablename__ = "petition_agenda"

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), primary_key=True)
    department: Mapped[str] = mapped_column(String(80))
    officer: Mapped[str] = mapped_column(String(80))
    first_due: Mapped[str] = mapped_column(String(30))
    late_after: Mapped[str] = mapped_column(String(30))
    dun_after: Mapped[str] = mapped_column(String(30))
    is_moving: Mapped[bool]
    filed: Mapped[str] = mapped_column(String(30), default="")
    accepted: Mapped[str] = mapped_column(String(30), default="")
    ended: Mapped[str] = mapped_column(String(30), default="")
    shut_on: Mapped[str] = mapped_column(String(30), default="")
    finish_by: Mapped[str | None] = mapped_column(String(30), index=True)
    """Null in a row that was written before this was kept: it is reckoned anew."""
    reckoned_at: Mapped[datetime] = mapped_column(UtcDateTime())


class PetitionWordsRow(Base):
    """Words that go with an entry and may hold personal data: what is missing, how things stand, the answer."""

    __tablename__ = "petition_words"

    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), primary_key=True)
    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)


class PetitionPhotoRow(Base):
    """A photo that goes with a petition, without metadata; deleted with the filing."""

    __tablename__ = "petition_photo"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """Known to nobody who was not told it."""
    petition_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id", ondelete="CASCADE"), index=True)
    """Null while it waits for its petition."""
    entry: Mapped[int] = mapped_column(default=0)
    """The line of the ledger that it came with, from 1."""
    place: Mapped[int] = mapped_column(default=0)
    """Among those that came together, from 0."""
    alt: Mapped[str] = mapped_column(String(200), default="")
    width: Mapped[int]
    height: Mapped[int]
    image: Mapped[bytes] = mapped_column(LargeBinary())
    """A JPEG."""
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime())


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
    """The event as JSON, without personal data: reasons are masked before they are entered."""
