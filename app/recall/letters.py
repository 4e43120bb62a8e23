"""Corrections as letters."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.mailing.limits import OF_A_RECIPIENT
from app.mailing.protocols import Letter
from app.recall.tables import CorrectionRow, DeliveryRow
from app.talks.tables import ContactRow

LETTERS = "recall"
"""The kind of these letters in the outbox; each is about a delivery, by its id."""


class CorrectionLetters:
    """`app.mailing.protocols.Writer`."""

    may_repeat = False
    limits = OF_A_RECIPIENT

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def letter(self, about: str) -> Letter | None:
        """None once the contact was deleted."""
        query = (
            select(ContactRow.contact, CorrectionRow.subject, CorrectionRow.text)
            .join(DeliveryRow, DeliveryRow.contact_id == ContactRow.id)
            .join(CorrectionRow, CorrectionRow.id == DeliveryRow.correction_id)
            .where(DeliveryRow.id == int(about))
        )
        async with self._sessions() as session:
            found = (await session.execute(query)).first()
        return Letter(*found) if found else None
