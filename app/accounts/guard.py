"""Who may enter a route: reads the cookie, the CSRF header and the roles."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from app.accounts.service import Accounts
from app.accounts.sessions import SignedIn
from core.accounts import Account, Role, StillAllowed
from core.errors import Forbidden, PasswordChangeRequired, Unauthenticated

COOKIE = "madang_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class SessionGuard:
    """The `AccountGuard` of the service."""

    def __init__(self, accounts: Accounts) -> None:
        self._sign_ins = accounts.sign_ins

    def allow(self, *roles: Role) -> Callable[..., Awaitable[Account]]:
        """A dependency for routes and WebSockets; without roles, any signed-in account enters."""

        async def allowed(connection: HTTPConnection) -> Account:
            signed_in = await self.signed_in(connection)
            if signed_in.must_change_password:
                raise PasswordChangeRequired("replace the one-time password first")
            if roles and not signed_in.account.has(*roles):
                raise Forbidden(f"this needs the role {' or '.join(sorted(roles))}")
            return signed_in.account

        return allowed

    def recheck(self, *roles: Role) -> Callable[..., Awaitable[StillAllowed]]:
        """A dependency; what it returns reads the session and the roles anew at every call."""
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

    async def signed_in(self, connection: HTTPConnection) -> SignedIn:
        """Raises `Unauthenticated`, or `Forbidden` where the request may come from a foreign page."""
        signed_in = await self._sign_ins.who(connection.cookies.get(COOKIE))
        if signed_in is None:
            raise Unauthenticated("sign in first")
        _refuse_foreign(connection, signed_in.csrf_token)
        return signed_in


def _refuse_foreign(connection: HTTPConnection, expected: str) -> None:
    if connection.scope["type"] == "websocket":
        _refuse_foreign_origin(connection)
    elif connection.scope["method"] not in SAFE_METHODS:
        given = connection.headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(given.encode(), expected.encode()):
            raise Forbidden(f"the header `{CSRF_HEADER}` does not match: load the page again")


def _refuse_foreign_origin(connection: HTTPConnection) -> None:
    """A WebSocket carries no header of ours; its `Origin` is the browser's word."""
    origin = connection.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != connection.headers.get("host"):
        raise Forbidden("the page comes from elsewhere")
