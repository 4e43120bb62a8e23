"""How often a wrong password may be tried: per account and per address, counted over a sliding time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.accounts.tables import AttemptRow
from core.clock import Clock
from core.errors import TooManyAttempts


@dataclass(frozen=True, slots=True)
class LockoutPolicy:
    """How many failures within how long; an office shares one address."""

    per_account: int = 10
    per_address: int = 20
    window: timedelta = timedelta(minutes=15)


def wait_seconds(failures: Sequence[datetime], now: datetime, *, limit: int, window: timedelta) -> int:
    """Seconds until the next try counts; 0: now. `failures` in any order."""
    recent = sorted(at for at in failures if at > now - window)
    if len(recent) < limit:
        return 0
    opens = recent[-limit] + window
    return max(1, -int((now - opens).total_seconds() // 1))


class Lockout:
    """Counts a try before its password is looked at, so that many at once cannot slip through."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, policy: LockoutPolicy | None = None
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._policy = policy or LockoutPolicy()

    async def begin(self, name: str, address: str) -> str:
        """Counts one try and names it; raises `TooManyAttempts` where one more is too many."""
        now = self._clock.now()
        limits = {_key("account", name): self._policy.per_account, _key("address", address): self._policy.per_address}
        async with self._sessions.begin() as session:
            await session.execute(delete(AttemptRow).where(AttemptRow.at <= now - self._policy.window))
            wait = max([await self._wait(session, key, limit, now) for key, limit in limits.items()])
            if wait:
                raise TooManyAttempts("too many wrong passwords: wait before trying again", retry_after_seconds=wait)
            attempt = uuid4().hex
            rows = [{"attempt": attempt, "key": key, "at": now} for key in limits]
            await session.execute(insert(AttemptRow), rows)
        return attempt

    async def succeeded(self, attempt: str, name: str) -> None:
        """Forgets the try, and the account's failures before it; the address's stay."""
        async with self._sessions.begin() as session:
            mine = (AttemptRow.attempt == attempt) | (AttemptRow.key == _key("account", name))
            await session.execute(delete(AttemptRow).where(mine))

    async def forgive(self, name: str) -> None:
        """An administrator lets an account in again."""
        async with self._sessions.begin() as session:
            await session.execute(delete(AttemptRow).where(AttemptRow.key == _key("account", name)))

    async def _wait(self, session: AsyncSession, key: str, limit: int, now: datetime) -> int:
        failures = list(await session.scalars(select(AttemptRow.at).where(AttemptRow.key == key)))
        return wait_seconds(failures, now, limit=limit, window=self._policy.window)


def _key(kind: str, value: str) -> str:
    """What people type as a name may be their password, and an address is personal: only a hash is kept."""
    return f"{kind}:{sha256(value.encode()).hexdigest()}"
