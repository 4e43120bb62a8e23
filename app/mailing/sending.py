"""Letters on their way: one after another, tried again for some hours, and each claimed by one process alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.mailing.limits import LONGEST, fingerprint, free_at
from app.mailing.protocols import Mailer, Writer
from app.mailing.tables import LetterRow
from core.clock import Clock
from core.errors import MailError

log = logging.getLogger(__name__)

POLL_SECONDS = 5.0
RETRY_MINUTES = (1, 5, 30, 120, 480)  # a mail server that is down over night is tried until the morning
CUT_OFF_SECONDS = 600.0  # far beyond the mailer's own patience: whoever sent it is gone


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: int
    kind: str
    about: str
    attempt: int
    """Counted from 1."""


def retry_at(attempt: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None: not any more."""
    return now + timedelta(minutes=RETRY_MINUTES[attempt - 1]) if attempt <= len(RETRY_MINUTES) else None


class Sending:
    """Sends what is in the outbox, in the words of the `Writer` of its kind."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, mailer: Mailer, writers: Mapping[str, Writer]
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._mailer = mailer
        self._writers = writers

    async def run(self) -> None:
        """For as long as the service does."""
        while True:
            await self.send_due()
            await self._clock.sleep(POLL_SECONDS)

    async def send_due(self) -> int:
        """How many letters the server took."""
        await self._take_up_cut_off()
        await self._forget_recipients()
        sent = 0
        while claimed := await self._claim():
            sent += await self._sent(claimed)
        return sent

    async def _sent(self, claimed: _Claimed) -> bool:
        """What happened is written down even when the service is stopped in the middle of it."""
        letter = await self._writers[claimed.kind].letter(claimed.about)
        if letter is None:
            async with self._sessions.begin() as session:
                await session.execute(delete(LetterRow).where(LetterRow.id == claimed.id))
            return False
        if await self._is_held(claimed, letter.to):
            log.info("a letter is held back: its address was sent as many as one may get for now")
            return False
        try:
            await self._mailer.send(letter, f"madang-{claimed.kind}-{claimed.about}")
        except MailError as error:
            next_at = None if error.is_final else retry_at(claimed.attempt, self._clock.now())
            problem = "refused" if error.is_final else "unreachable"
            await self._note(claimed, state="waiting" if next_at else "failed", problem=problem, next_at=next_at)
            log.warning("a letter was not taken by the mail server at attempt %d: %s", claimed.attempt, problem)
            return False
        await asyncio.shield(self._note(claimed, state="sent", problem="", next_at=None))
        return True

    async def _claim(self) -> _Claimed | None:
        """Takes one letter for this process; no other one sends it from then on."""
        now = self._clock.now()
        due = (
            select(LetterRow)
            .where(
                LetterRow.state.in_(("waiting", "held")), LetterRow.next_at <= now, LetterRow.kind.in_(self._writers)
            )
            .order_by(LetterRow.next_at, LetterRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        async with self._sessions.begin() as session:
            row = await session.scalar(due)
            if row is None:
                return None
            row.state, row.attempts, row.changed_at = "sending", row.attempts + 1, now
            return _Claimed(row.id, row.kind, row.about, row.attempts)

    async def _is_held(self, claimed: _Claimed, address: str) -> bool:
        """Puts it off where the mailbox is full for now, which is no attempt; else counts it to its address."""
        now, recipient = self._clock.now(), fingerprint(address)
        others = select(LetterRow.changed_at).where(
            LetterRow.recipient == recipient,
            LetterRow.id != claimed.id,
            LetterRow.state.in_(("sending", "sent", "unclear")),
            LetterRow.changed_at > now - LONGEST,
        )
        async with self._sessions.begin() as session:
            until = free_at(await session.scalars(others), self._writers[claimed.kind].limits, now)
            counted: dict[str, object] = {"recipient": recipient}
            put_off = {"state": "held", "attempts": claimed.attempt - 1, "next_at": until, "changed_at": now}
            values = put_off if until else counted
            await session.execute(update(LetterRow).where(LetterRow.id == claimed.id).values(**values))
        return until is not None

    async def _forget_recipients(self) -> None:
        before = self._clock.now() - LONGEST
        old = LetterRow.changed_at < before
        async with self._sessions.begin() as session:
            await session.execute(update(LetterRow).where(LetterRow.recipient != "", old).values(recipient=""))

    async def _note(self, claimed: _Claimed, *, state: str, problem: str, next_at: datetime | None) -> None:
        values = {"state": state, "problem": problem, "next_at": next_at, "changed_at": self._clock.now()}
        async with self._sessions.begin() as session:
            await session.execute(update(LetterRow).where(LetterRow.id == claimed.id).values(**values))

    async def _take_up_cut_off(self) -> None:
        """A letter whose sending was cut off may have arrived: its writer says whether it goes again by itself."""
        now = self._clock.now()
        before = now - timedelta(seconds=CUT_OFF_SECONDS)
        cut_off = update(LetterRow).where(LetterRow.state == "sending", LetterRow.changed_at < before)
        again = [kind for kind, writer in self._writers.items() if writer.may_repeat]
        async with self._sessions.begin() as session:
            await session.execute(cut_off.where(LetterRow.kind.in_(again)).values(state="waiting", next_at=now))
            await session.execute(cut_off.values(state="unclear"))
