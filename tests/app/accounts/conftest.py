"""Accounts over a real SQLite file, with cheap hashes and a clock that the test turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeAlias

import httpx
import pytest
from fastapi import Depends, FastAPI
from pwdlib.hashers.argon2 import Argon2Hasher

from app import http_errors
from app.accounts.api import account_routers
from app.accounts.guard import SessionGuard
from app.accounts.passwords import Passwords
from app.accounts.service import Accounts
from app.database import Sessions
from core.accounts import Account, Role
from core.clock import SEOUL

SignIn: TypeAlias = Callable[..., Awaitable[httpx.AsyncClient]]
GOOD_PASSWORD = "correct horse battery"


class Watch:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=SEOUL)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def passwords() -> Passwords:
    return Passwords(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def accounts(sessions: Sessions, watch: Watch, passwords: Passwords) -> Accounts:
    return Accounts(sessions, watch, passwords=passwords)


@pytest.fixture
def app(accounts: Accounts) -> FastAPI:
    made = FastAPI()
    http_errors.install(made)
    guard = SessionGuard(accounts)
    for router in account_routers(accounts, guard):
        made.include_router(router)

    official, anyone = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR)), Depends(guard.allow())

    @made.post("/desk")
    async def desk(account: Account = official) -> str:
        return account.name

    @made.get("/anybody")
    async def anybody(account: Account = anyone) -> str:
        return account.name

    return made


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Callable[[], httpx.AsyncClient]]:
    """A new browser, with a cookie jar of its own, at each call."""
    opened: list[httpx.AsyncClient] = []

    def open_one(scheme: str = "http", address: str = "192.0.2.1") -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=app, client=(address, 1), raise_app_exceptions=False)
        opened.append(httpx.AsyncClient(transport=transport, base_url=f"{scheme}://test"))
        return opened[-1]

    yield open_one
    for client in opened:
        await client.aclose()


@pytest.fixture
def signed_in(accounts: Accounts, browser: Callable[[], httpx.AsyncClient]) -> SignIn:
    """`await signed_in("kim", Role.STAFF)`: a browser of a new account whose password has been changed."""

    async def sign_in(name: str, *roles: Role) -> httpx.AsyncClient:
        issued = await accounts.administration.create(name, "", roles, actor="test")
        await accounts.administration.change_password(issued.account.id, issued.one_time_password, GOOD_PASSWORD)
        client = browser()
        session = (await client.post("/api/session", json={"name": name, "password": GOOD_PASSWORD})).json()
        client.headers["X-CSRF-Token"] = session["csrf_token"]
        return client

    return sign_in
