"""Signing in and out: a random token in the browser's cookie, its hash in the database."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.accounts.administration import account_of
from app.accounts.lockout import Lockout
from app.accounts.passwords import Passwords
from app.accounts.tables import AccountRow, SessionRow
from core.accounts import Account
from core.clock import Clock
from core.errors import Unauthenticated

TOKEN_BYTES = 32
LASTS = timedelta(hours=12)  # a working day with its overtime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a token belongs to."""

    account: Account
    must_change_password: bool
    expires_at: datetime
    csrf_token: str
    """Derived from the token: only a page of ours can learn it."""


class SignIns:
    """The sessions of every account."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, passwords: Passwords, lockout: Lockout
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._passwords = passwords
        self._lockout = lockout

    async def sign_in(self, name: str, password: str, *, address: str) -> tuple[str, SignedIn]:
        """The token for the cookie; raises `Unauthenticated` or `TooManyAttempts`, alike whether the name exists."""
        name = name.strip().casefold()
        attempt = await self._lockout.begin(name, address)
        async with self._sessions() as session:
            row = await session.scalar(
                select(AccountRow).where(AccountRow.name == name, AccountRow.disabled.is_(False))
            )
        matched = await self._passwords.matches(password, row.password_hash if row else None)
        if row is None or not matched:
            raise Unauthenticated("name and password do not match")
        await self._lockout.succeeded(attempt, name)
        return await self.open(row.id)

    async def open(self, account_id: str) -> tuple[str, SignedIn]:
        """A session without a password: for whoever has just given it."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock.now()
        async with self._sessions.begin() as session:
            await session.execute(delete(SessionRow).where(SessionRow.expires_at <= now))
            row = await session.get(AccountRow, account_id)
            if row is None or row.disabled:
                raise Unauthenticated("the account is gone")
            session.add(
                SessionRow(token_hash=_hash(token), account_id=account_id, created_at=now, expires_at=now + LASTS)
            )
        return token, SignedIn(account_of(row), row.must_change_password, now + LASTS, csrf_token(token))

    async def who(self, token: str | None) -> SignedIn | None:
        """Nobody where the token is unknown or over, or its account is disabled."""
        if not token:
            return None
        query = (
            select(AccountRow, SessionRow.expires_at)
            .join(SessionRow, SessionRow.account_id == AccountRow.id)
            .where(SessionRow.token_hash == _hash(token))
        )
        async with self._sessions() as session:
            found = (await session.execute(query)).one_or_none()
        if found is None:
            return None
        row, expires_at = found
        if row.disabled or expires_at <= self._clock.now():
            return None
        return SignedIn(account_of(row), row.must_change_password, expires_at, csrf_token(token))

    async def sign_out(self, token: str | None) -> None:
        if token:
            async with self._sessions.begin() as session:
                await session.execute(delete(SessionRow).where(SessionRow.token_hash == _hash(token)))


def csrf_token(token: str) -> str:
    """The same for as long as the session lasts."""
    return hmac.new(token.encode(), b"csrf", sha256).hexdigest()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
