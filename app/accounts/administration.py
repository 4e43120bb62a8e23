"""Accounts: made, changed, reset and removed by an administrator, and told apart by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.accounts.lockout import Lockout
from app.accounts.passwords import Passwords, one_time_password, refuse_weak
from app.accounts.tables import AccountAuditRow, AccountRow, SessionRow
from core.accounts import Account, Role
from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound, Unauthenticated

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
FIRST_ACCOUNTS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("admin", "관리자", (Role.ADMIN,)),
    ("curator", "작성자", (Role.CURATOR,)),
    ("approver", "승인자", (Role.APPROVER,)),
    ("staff", "상담 직원", (Role.STAFF,)),
    ("supervisor", "상담 책임자", (Role.SUPERVISOR,)),
)


@dataclass(frozen=True, slots=True)
class AccountDetail:
    """What an administrator sees of an account."""

    id: str
    name: str
    display_name: str
    roles: tuple[Role, ...]
    disabled: bool
    must_change_password: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class IssuedPassword:
    """A password that is shown once and has to be replaced at the first sign-in."""

    account: AccountDetail
    one_time_password: str


@dataclass(frozen=True, slots=True)
class AccountChange:
    """What changes; null stays as it is."""

    display_name: str | None = None
    roles: Sequence[Role] | None = None
    disabled: bool | None = None


class Administration:
    """Every change is one transaction with its line in the audit; `actor` is the name of whoever does it."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], clock: Clock, passwords: Passwords, lockout: Lockout
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._passwords = passwords
        self._lockout = lockout

    async def first_run(self) -> list[IssuedPassword]:
        """One account for each part of the work, where there is no account yet; else nothing."""
        async with self._sessions() as session:
            if await session.scalar(select(func.count()).select_from(AccountRow)):
                return []
        secrets = [one_time_password() for _ in FIRST_ACCOUNTS]
        hashes = [await self._passwords.hashed(secret) for secret in secrets]
        async with self._sessions.begin() as session:
            if await session.scalar(select(func.count()).select_from(AccountRow)):
                return []
            rows = [
                self._add(session, "first run", first, password_hash)
                for first, password_hash in zip(FIRST_ACCOUNTS, hashes, strict=True)
            ]
        return [IssuedPassword(_detail(row), secret) for row, secret in zip(rows, secrets, strict=True)]

    async def create(self, name: str, display_name: str, roles: Sequence[Role], *, actor: str) -> IssuedPassword:
        """Raises `InvalidInput` or `Conflict`."""
        if not NAME.fullmatch(name):
            raise InvalidInput("`name`: use 2 to 64 of a-z, 0-9, dot, dash and underscore")
        secret = one_time_password()
        password_hash = await self._passwords.hashed(secret)
        async with self._sessions.begin() as session:
            if await session.scalar(select(AccountRow.id).where(AccountRow.name == name)):
                raise Conflict(f"there is already an account `{name}`")
            row = self._add(session, actor, (name, display_name.strip() or name, _roles(roles)), password_hash)
        return IssuedPassword(_detail(row), secret)

    async def change(self, account_id: str, change: AccountChange, *, actor: str) -> AccountDetail:
        """Raises `NotFound`, `InvalidInput`, or `Conflict` where no administrator would be left."""
        async with self._sessions.begin() as session:
            row = await _row(session, account_id)
            was_administrator = _is_administrator(row)
            if change.display_name is not None:
                row.display_name = change.display_name.strip() or row.name
            if change.roles is not None:
                row.roles = [str(role) for role in _roles(change.roles)]
            if change.disabled is not None:
                row.disabled = change.disabled
            if was_administrator:
                await _refuse_no_administrator(session)
            if row.disabled:
                await _sign_out(session, row.id)
            state = "disabled" if row.disabled else "enabled"
            self._record(session, actor, "changed", row.name, f"{', '.join(row.roles)}; {state}")
        return _detail(row)

    async def reset(self, account_id: str, *, actor: str) -> IssuedPassword:
        """A new one-time password; signs the account out everywhere and ends its lockout."""
        secret = one_time_password()
        password_hash = await self._passwords.hashed(secret)
        async with self._sessions.begin() as session:
            row = await _row(session, account_id)
            row.password_hash, row.must_change_password = password_hash, True
            await _sign_out(session, row.id)
            self._record(session, actor, "reset", row.name)
        await self._lockout.forgive(row.name)
        return IssuedPassword(_detail(row), secret)

    async def remove(self, account_id: str, *, actor: str) -> None:
        """Raises `NotFound`, or `Conflict` where no administrator would be left."""
        async with self._sessions.begin() as session:
            row = await _row(session, account_id)
            await session.delete(row)
            if _is_administrator(row):
                await _refuse_no_administrator(session)
            self._record(session, actor, "removed", row.name)

    async def change_password(self, account_id: str, old: str, new: str) -> None:
        """Signs the account out everywhere; raises `Unauthenticated` or `InvalidInput`."""
        async with self._sessions() as session:
            row = await _row(session, account_id)
        attempt = await self._lockout.begin(row.name, f"password of {row.id}")
        if not await self._passwords.matches(old, row.password_hash):
            raise Unauthenticated("the old password does not match")
        await self._lockout.succeeded(attempt, row.name)
        refuse_weak(new, name=row.name)
        if new == old:
            raise InvalidInput("`password`: choose one that is not the old one")
        password_hash = await self._passwords.hashed(new)
        async with self._sessions.begin() as session:
            row = await _row(session, account_id)
            row.password_hash, row.must_change_password = password_hash, False
            await _sign_out(session, row.id)
            self._record(session, row.name, "changed password", row.name)

    async def everybody(self) -> list[AccountDetail]:
        """By name."""
        async with self._sessions() as session:
            return [_detail(row) for row in await session.scalars(select(AccountRow).order_by(AccountRow.name))]

    async def named(self, name: str) -> AccountDetail:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            row = await session.scalar(select(AccountRow).where(AccountRow.name == name))
        if row is None:
            raise NotFound(f"there is no account `{name}`")
        return _detail(row)

    def _add(
        self, session: AsyncSession, actor: str, who: tuple[str, str, Sequence[Role]], password_hash: str
    ) -> AccountRow:
        name, display_name, roles = who
        row = AccountRow(
            id=uuid4().hex,
            name=name,
            display_name=display_name,
            password_hash=password_hash,
            must_change_password=True,
            roles=[str(role) for role in roles],
            disabled=False,
            created_at=self._clock.now(),
        )
        session.add(row)
        self._record(session, actor, "created", name, ", ".join(roles))
        return row

    def _record(self, session: AsyncSession, actor: str, action: str, account: str, note: str = "") -> None:
        at = self._clock.now()
        session.add(AccountAuditRow(at=at, actor=actor, action=action, account=account, note=note))


def account_of(row: AccountRow) -> Account:
    """The signed-in person as every package knows them."""
    return Account(row.id, row.name, row.display_name, frozenset(Role(role) for role in row.roles))


def _detail(row: AccountRow) -> AccountDetail:
    return AccountDetail(
        id=row.id,
        name=row.name,
        display_name=row.display_name,
        roles=tuple(Role(role) for role in row.roles),
        disabled=row.disabled,
        must_change_password=row.must_change_password,
        created_at=row.created_at,
    )


def _roles(roles: Sequence[Role]) -> tuple[Role, ...]:
    if not roles:
        raise InvalidInput("`roles`: give at least one")
    return tuple(role for role in Role if role in roles)


async def _row(session: AsyncSession, account_id: str) -> AccountRow:
    row = await session.get(AccountRow, account_id)
    if row is None:
        raise NotFound("there is no such account")
    return row


async def _sign_out(session: AsyncSession, account_id: str) -> None:
    await session.execute(delete(SessionRow).where(SessionRow.account_id == account_id))


def _is_administrator(row: AccountRow) -> bool:
    return Role.ADMIN in row.roles and not row.disabled


async def _refuse_no_administrator(session: AsyncSession) -> None:
    await session.flush()
    rows = await session.scalars(select(AccountRow))
    if not any(_is_administrator(row) for row in rows):
        raise Conflict("somebody has to stay administrator")
