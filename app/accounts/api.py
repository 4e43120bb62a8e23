"""Signing in over HTTP, and the administrator's page of accounts."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from app.accounts.administration import AccountChange, AccountDetail, Administration, IssuedPassword
from app.accounts.guard import COOKIE, SessionGuard
from app.accounts.service import Accounts
from app.accounts.sessions import LASTS, SignedIn, SignIns
from core.accounts import Account, Role
from core.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    PasswordChangeRequired,
    TooManyAttempts,
    Unauthenticated,
)
from core.http import declared

SESSION_PATH = "/api/session"
ACCOUNTS_PATH = "/api/accounts"

_Password = Annotated[str, Field(max_length=1_000)]


class SignInBody(BaseModel):
    """Name and password."""

    name: Annotated[str, Field(max_length=200)]
    password: _Password


class PasswordBody(BaseModel):
    """The password that was, and the one that is to be."""

    old_password: _Password
    new_password: _Password


class SessionAccount(BaseModel):
    """The signed-in account."""

    id: str
    name: str
    display_name: str
    roles: list[Role]


class SessionView(BaseModel):
    """Who is signed in; every field but `must_change_password` is null where nobody is."""

    account: SessionAccount | None = None
    csrf_token: str | None = None
    """For the header `X-CSRF-Token` of every request that changes something."""
    must_change_password: bool = False
    """Nothing else works until `POST /api/session/password` has replaced the one-time password."""
    expires_at: datetime | None = None


class NewAccountBody(BaseModel):
    """An account to be made."""

    name: Annotated[str, Field(max_length=64)]
    display_name: Annotated[str, Field(max_length=120)] = ""
    roles: list[Role]


class ChangeAccountBody(BaseModel):
    """Null stays as it is."""

    display_name: Annotated[str, Field(max_length=120)] | None = None
    roles: list[Role] | None = None
    disabled: bool | None = None


def account_routers(accounts: Accounts, guard: SessionGuard) -> tuple[APIRouter, APIRouter]:
    """Signing in and out for everybody, and the accounts for administrators."""
    session = APIRouter(prefix=SESSION_PATH, tags=["session"])
    _add_signing_in(session, accounts.sign_ins)
    _add_password(session, accounts, guard)
    _add_signing_out(session, accounts.sign_ins, guard)
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    administered = APIRouter(prefix=ACCOUNTS_PATH, tags=["accounts"], responses=errors)
    administrator = Depends(guard.allow(Role.ADMIN))
    _add_making(administered, accounts.administration, administrator)
    _add_changing(administered, accounts.administration, administrator)
    return session, administered


def _add_signing_in(router: APIRouter, sign_ins: SignIns) -> None:
    @router.post("", operation_id="signIn", responses=declared(InvalidInput, Unauthenticated, TooManyAttempts))
    async def sign_in(body: SignInBody, request: Request, response: Response) -> SessionView:
        address = request.client.host if request.client else ""
        token, signed_in = await sign_ins.sign_in(body.name, body.password, address=address)
        await sign_ins.sign_out(request.cookies.get(COOKIE))
        _set_cookie(request, response, token)
        return _view(signed_in)

    @router.get("", operation_id="readSession")
    async def look(request: Request, response: Response) -> SessionView:
        response.headers["Cache-Control"] = "no-store"
        signed_in = await sign_ins.who(request.cookies.get(COOKIE))
        return _view(signed_in) if signed_in else SessionView()


def _add_password(router: APIRouter, accounts: Accounts, guard: SessionGuard) -> None:
    @router.post(
        "/password",
        operation_id="changePassword",
        responses=declared(InvalidInput, Unauthenticated, Forbidden, TooManyAttempts),
    )
    async def change(body: PasswordBody, request: Request, response: Response) -> SessionView:
        signed_in = await guard.signed_in(request)
        await accounts.administration.change_password(signed_in.account.id, body.old_password, body.new_password)
        token, renewed = await accounts.sign_ins.open(signed_in.account.id)
        _set_cookie(request, response, token)
        return _view(renewed)


def _add_signing_out(router: APIRouter, sign_ins: SignIns, guard: SessionGuard) -> None:
    @router.delete("", operation_id="signOut", status_code=204, responses=declared(Unauthenticated, Forbidden))
    async def sign_out(request: Request, response: Response) -> None:
        await guard.signed_in(request)
        await sign_ins.sign_out(request.cookies.get(COOKIE))
        response.delete_cookie(COOKIE, path="/")


def _add_making(router: APIRouter, administration: Administration, administrator: Any) -> None:
    @router.get("", operation_id="listAccounts", dependencies=[administrator])
    async def everybody() -> list[AccountDetail]:
        return await administration.everybody()

    @router.post("", operation_id="createAccount", status_code=201)
    async def create(body: NewAccountBody, account: Account = administrator) -> IssuedPassword:
        return await administration.create(body.name, body.display_name, body.roles, actor=account.name)

    @router.post("/{account_id}/reset", operation_id="resetAccount")
    async def reset(account_id: str, account: Account = administrator) -> IssuedPassword:
        return await administration.reset(account_id, actor=account.name)


def _add_changing(router: APIRouter, administration: Administration, administrator: Any) -> None:
    @router.patch("/{account_id}", operation_id="changeAccount")
    async def change(account_id: str, body: ChangeAccountBody, account: Account = administrator) -> AccountDetail:
        wanted = AccountChange(body.display_name, body.roles, body.disabled)
        return await administration.change(account_id, wanted, actor=account.name)

    @router.delete("/{account_id}", operation_id="removeAccount", status_code=204)
    async def remove(account_id: str, account: Account = administrator) -> None:
        await administration.remove(account_id, actor=account.name)


def _view(signed_in: SignedIn) -> SessionView:
    account = signed_in.account
    return SessionView(
        account=SessionAccount(
            id=account.id, name=account.name, display_name=account.display_name, roles=sorted(account.roles)
        ),
        csrf_token=signed_in.csrf_token,
        must_change_password=signed_in.must_change_password,
        expires_at=signed_in.expires_at,
    )


def _set_cookie(request: Request, response: Response, token: str) -> None:
    response.headers["Cache-Control"] = "no-store"
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LASTS.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
