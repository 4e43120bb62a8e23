"""A guard that believes a header, for tests of routes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import HTTPConnection

from core.accounts import Account, Role, StillAllowed
from core.errors import Forbidden, Unauthenticated

HEADER = "X-Account"


class HeaderGuard:
    """The header names one of `accounts`."""

    def __init__(self, accounts: Mapping[str, Account]) -> None:
        self._accounts = accounts

    def allow(self, *roles: Role) -> Callable[[HTTPConnection], Awaitable[Account]]:
        async def allowed(connection: HTTPConnection) -> Account:
            account = self._accounts.get(connection.headers.get(HEADER, ""))
            if account is None:
                raise Unauthenticated("sign in first")
            if roles and not account.has(*roles):
                raise Forbidden("another role is needed")
            return account

        return allowed

    def recheck(self, *roles: Role) -> Callable[[HTTPConnection], Awaitable[StillAllowed]]:
        enter = self.allow(*roles)

        async def rechecked(connection: HTTPConnection) -> StillAllowed:
            async def still_allowed() -> bool:
                try:
                    await enter(connection)
                except (Unauthenticated, Forbidden):
                    return False
                return True

            return still_allowed

        return rechecked
