"""The parts of accounts put together over one database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.accounts.guard import CookieGuard
from app.accounts.lockout import Lockout, LockoutPolicy
from app.accounts.passwords import Passwords
from app.accounts.service import AccountService
from app.accounts.sessions import SignIns
from core.clock import Clock


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the service wires into its routes."""

    service: AccountService
    sign_ins: SignIns
    guard: CookieGuard


def build_accounts(
    sessions: async_sessionmaker[AsyncSession],
    clock: Clock,
    *,
    passwords: Passwords | None = None,
    policy: LockoutPolicy | None = None,
) -> Accounts:
    passwords = passwords or Passwords()
    lockout = Lockout(sessions, clock, policy)
    sign_ins = SignIns(sessions, clock, passwords, lockout)
    return Accounts(AccountService(sessions, clock, passwords, lockout), sign_ins, CookieGuard(sign_ins))
