"""The parts of accounts put together over one database."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.accounts.administration import Administration
from app.accounts.lockout import Lockout, LockoutPolicy
from app.accounts.passwords import Passwords
from app.accounts.sessions import SignIns
from core.clock import Clock


class Accounts:
    """Who there is, and who is signed in."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        *,
        passwords: Passwords | None = None,
        policy: LockoutPolicy | None = None,
    ) -> None:
        passwords = passwords or Passwords()
        lockout = Lockout(sessions, clock, policy)
        self.administration = Administration(sessions, clock, passwords, lockout)
        self.sign_ins = SignIns(sessions, clock, passwords, lockout)

    async def first_run(self) -> list[tuple[str, str]]:
        """Names and one-time passwords of the first accounts; empty where there are accounts already."""
        return [(one.account.name, one.one_time_password) for one in await self.administration.first_run()]
