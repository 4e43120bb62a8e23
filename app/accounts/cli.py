"""`madang users`: add, list, reset and remove accounts and set their roles, for whoever runs the service."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from app.accounts.administration import AccountChange, AccountDetail, Administration, IssuedPassword
from app.accounts.service import Accounts
from app.database import open_engine, open_sessions, upgrade
from app.settings import Settings
from core.accounts import Role
from core.clock import SystemClock

ACTOR = "operator"

users_cli = typer.Typer(help="Accounts of staff, curators and administrators.", no_args_is_help=True)

Result = TypeVar("Result")
Name = Annotated[str, typer.Argument(help="What is typed to sign in.")]
Roles = Annotated[list[Role], typer.Option("--role", help="May be given several times.")]
DisplayName = Annotated[str, typer.Option(help="Shown to others; empty: the name.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array instead of lines.")]


@users_cli.command()
def add(name: Name, role: Roles, display_name: DisplayName = "") -> None:
    """Make an account and print its one-time password."""
    _print(_run(lambda users: users.create(name, display_name, role, actor=ACTOR)))


@users_cli.command("list")
def everybody(*, as_json: AsJson = False) -> None:
    """List every account."""
    accounts = _run(lambda users: users.everybody())
    if as_json:
        typer.echo(json.dumps([_plain(account) for account in accounts], ensure_ascii=False))
        return
    for account in accounts:
        typer.echo(_line(account))


@users_cli.command()
def reset(name: Name) -> None:
    """Sign an account out everywhere and print a new one-time password."""

    async def work(users: Administration) -> IssuedPassword:
        return await users.reset((await users.named(name)).id, actor=ACTOR)

    _print(_run(work))


@users_cli.command()
def remove(name: Name) -> None:
    """Remove an account; what it did stays in the audit."""

    async def work(users: Administration) -> None:
        await users.remove((await users.named(name)).id, actor=ACTOR)

    _run(work)
    typer.echo(f"removed {name}")


@users_cli.command()
def roles(name: Name, role: Roles) -> None:
    """Set an account's roles; those that are not named are taken away."""

    async def work(users: Administration) -> AccountDetail:
        return await users.change((await users.named(name)).id, AccountChange(roles=role), actor=ACTOR)

    typer.echo(_line(_run(work)))


def _run(work: Callable[[Administration], Awaitable[Result]]) -> Result:
    async def main() -> Result:
        engine = open_engine(Settings().database)
        try:
            await upgrade(engine)
            return await work(Accounts(open_sessions(engine), SystemClock()).administration)
        finally:
            await engine.dispose()

    return asyncio.run(main())


def _print(issued: IssuedPassword) -> None:
    typer.echo(f"{issued.account.name}: one-time password {issued.one_time_password}")


def _line(account: AccountDetail) -> str:
    state = " (disabled)" if account.disabled else ""
    return f"{account.name:<20} {', '.join(account.roles)}{state}"


def _plain(account: AccountDetail) -> dict[str, object]:
    return {
        "id": account.id,
        "name": account.name,
        "display_name": account.display_name,
        "roles": list(account.roles),
        "disabled": account.disabled,
        "must_change_password": account.must_change_password,
    }
