"""What routes may rely on, whichever `AccountGuard` stands before them."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.requests import HTTPConnection

from app.accounts.guard import COOKIE, SessionGuard
from app.accounts.passwords import Passwords
from app.accounts.service import Accounts
from app.database import open_engine, open_sessions
from core.accounts import Account, AccountGuard, Role, StillAllowed
from core.clock import SystemClock
from core.errors import Forbidden, Unauthenticated
from tests.fakes.database import migrated_copy
from tests.fakes.guard import HEADER, HeaderGuard


@dataclass(frozen=True, slots=True)
class Door:
    """A guard, and the headers by which a staff member called kim is known to it."""

    guard: AccountGuard
    kim: Mapping[str, str]
    dismiss: Callable[[], Awaitable[None]]
    """Kim is known no more."""

    async def enter(self, headers: Mapping[str, str], *roles: Role) -> Account:
        return cast("Account", await _solved(self.guard.allow(*roles)(_connection(headers))))

    async def recheck(self, headers: Mapping[str, str], *roles: Role) -> StillAllowed:
        return cast("StillAllowed", await _solved(self.guard.recheck(*roles)(_connection(headers))))


def _connection(headers: Mapping[str, str]) -> HTTPConnection:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "method": "GET", "headers": raw})


async def _solved(dependency: object) -> object:
    return await dependency if inspect.isawaitable(dependency) else dependency


@pytest.fixture(params=["session", "header"])
async def door(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Door]:
    if request.param == "header":
        known = {"kim": Account("1", "kim", "Kim", frozenset({Role.STAFF}))}

        async def forget() -> None:
            known.clear()

        yield Door(HeaderGuard(known), {HEADER: "kim"}, forget)
        return
    engine = open_engine(migrated_copy(tmp_path))
    passwords = Passwords(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts = Accounts(open_sessions(engine), SystemClock(), passwords=passwords)
    issued = await accounts.administration.create("kim", "Kim", [Role.STAFF], actor="test")
    await accounts.administration.change_password(issued.account.id, issued.one_time_password, "correct horse")
    token, _ = await accounts.sign_ins.open(issued.account.id)

    async def sign_out() -> None:
        await accounts.sign_ins.sign_out(token)

    yield Door(SessionGuard(accounts), {"Cookie": f"{COOKIE}={token}"}, sign_out)
    await engine.dispose()


async def test_whoever_has_one_of_the_roles_enters(door: Door) -> None:
    account = await door.enter(door.kim, Role.SUPERVISOR, Role.STAFF)
    assert (account.name, account.roles) == ("kim", {Role.STAFF})


async def test_without_roles_anybody_who_is_known_enters(door: Door) -> None:
    assert (await door.enter(door.kim)).name == "kim"


async def test_whoever_lacks_the_role_stays_outside(door: Door) -> None:
    with pytest.raises(Forbidden):
        await door.enter(door.kim, Role.ADMIN)


async def test_whoever_is_not_known_stays_outside(door: Door) -> None:
    with pytest.raises(Unauthenticated):
        await door.enter({}, Role.STAFF)


async def test_who_was_let_in_is_asked_for_anew_and_found_gone(door: Door) -> None:
    still = await door.recheck(door.kim, Role.SUPERVISOR, Role.STAFF)
    assert await still()
    await door.dismiss()
    assert not await still()


async def test_whoever_lacks_the_role_would_not_be_let_in_now(door: Door) -> None:
    still = await door.recheck(door.kim, Role.ADMIN)
    assert not await still()
