"""Letters on their way: one after another, tried again for some hours, and never sent twice by the service itself."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.recall.protocols import Letter, Mailer
from app.recall.tables import CorrectionRow, DeliveryRow
from app.talks.tables import ContactRow
from core.clock import Clock
from core.errors import MailError

log = logging.getLogger(__name__)

POLL_SECONDS = 5.0
RETRY_MINUTES = (1, 5, 30, 120, 480)  # a mail server that is down over night is tried until the morning
CUT_OFF_SECONDS = 600.0  # far beyond the mailer's own patience: whoever sent it is gone


@dataclass(frozen=True, slots=True)
class _Claimed:
    delivery_id: int
    attempt: int
    """Counted from 1."""
    letter: Letter


def retry_at(attempt: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None: not any more."""
    return now + timedelta(minutes=RETRY_MINUTES[attempt - 1]) if attempt <= len(RETRY_MINUTES) else None


class Sending:
    """Sends what `Corrections` wrote."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, mailer: Mailer) -> None:
        self._sessions = sessions
        self._clock = clock
        self._mailer = mailer

    async def run(self) -> None:
        """For as long as the service does."""
        while True:
            await self.send_due()
            await self._clock.sleep(POLL_SECONDS)

    async def send_due(self) -> int:
        """How many letters the server took."""
        await self._give_up_cut_off()
        sent = 0
        while claimed := await self._claim():
            sent += await self._sent(claimed)
        return sent

    async def _sent(self, claimed: _Claimed) -> bool:
        """What happened is written down even when the service is stopped in the middle of it."""
        try:
            await self._mailer.send(claimed.letter)
        except MailError as error:
            next_at = None if error.is_final else retry_at(claimed.attempt, self._clock.now())
            problem = "refused" if error.is_final else "unreachable"
            await self._note(claimed, state="waiting" if next_at else "failed", problem=problem, next_at=next_at)
            log.warning("a correction was not taken by the mail server at attempt %d: %s", claimed.attempt, problem)
            return False
        await asyncio.shield(self._note(claimed, state="sent", problem="", next_at=None))
        return True

    async def _claim(self) -> _Claimed | None:
        """Takes one letter for this process; no other one sends it from then on."""
        now = self._clock.now()
        due = (
            select(DeliveryRow, CorrectionRow, ContactRow.contact)
            .join(CorrectionRow, CorrectionRow.id == DeliveryRow.correction_id)
            .join(ContactRow, ContactRow.id == DeliveryRow.contact_id)
            .where(DeliveryRow.state == "waiting", DeliveryRow.next_at <= now)
            .order_by(DeliveryRow.next_at, DeliveryRow.id)
            .limit(1)
            .with_for_update(skip_locked=True, of=DeliveryRow)
        )
        async with self._sessions.begin() as session:
            found = (await session.execute(due)).first()
            if found is None:
                return None
            row, correction, contact = found
            row.state, row.attempts, row.changed_at = "sending", row.attempts + 1, now
            letter = Letter(contact, correction.subject, correction.text, f"madang-recall-{row.id}")
            return _Claimed(row.id, row.attempts, letter)

    async def _note(self, claimed: _Claimed, *, state: str, problem: str, next_at: datetime | None) -> None:
        values = {"state": state, "problem": problem, "next_at": next_at, "changed_at": self._clock.now()}
        async with self._sessions.begin() as session:
            await session.execute(update(DeliveryRow).where(DeliveryRow.id == claimed.delivery_id).values(**values))

    async def _give_up_cut_off(self) -> None:
        """A letter whose sending was cut off may have arrived: a person decides whether it goes again."""
        before = self._clock.now() - timedelta(seconds=CUT_OFF_SECONDS)
        cut_off = update(DeliveryRow).where(DeliveryRow.state == "sending", DeliveryRow.changed_at < before)
        async with self._sessions.begin() as session:
            await session.execute(cut_off.values(state="unclear"))
