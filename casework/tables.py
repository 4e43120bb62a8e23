"""Call-back requests: who wants to be called, about which talk, and whether somebody did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
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
