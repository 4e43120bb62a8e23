"""Signing in over HTTP, what the guard lets through, and the administrator's page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from starlette.requests import HTTPConnection

from app.accounts.administration import AccountChange
from app.accounts.guard import SessionGuard
from app.accounts.service import Accounts
from app.accounts.sessions import LASTS
from core.accounts import Role, StillAllowed
from core.errors import Forbidden
from tests.app.accounts.conftest import GOOD_PASSWORD, SignIn, Watch

Browser = Callable[..., httpx.AsyncClient]


async def sign_in(client: httpx.AsyncClient, name: str, password: str) -> httpx.Response:
    return await client.post("/api/session", json={"name": name, "password": password})


async def test_a_one_time_password_opens_nothing_but_its_own_replacement(accounts: Accounts, browser: Browser) -> None:
    issued = await accounts.administration.create("kim", "김 주무관", [Role.STAFF], actor="admin")
    client = browser()
    session = (await sign_in(client, " Kim ", issued.one_time_password)).json()
    assert (session["account"]["display_name"], session["must_change_password"]) == ("김 주무관", True)
    client.headers["X-CSRF-Token"] = session["csrf_token"]
    refused = await client.post("/desk")
    assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")
    change = {"old_password": issued.one_time_password, "new_password": GOOD_PASSWORD}
    renewed = await client.post("/api/session/password", json=change)
    assert (renewed.status_code, renewed.json()["must_change_password"]) == (200, False)
    client.headers["X-CSRF-Token"] = renewed.json()["csrf_token"]
    assert (await client.post("/desk")).json() == "kim"


async def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_pages(accounts: Accounts, browser: Browser) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    answer = await sign_in(browser(), "kim", issued.one_time_password)
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert answer.headers["cache-control"] == "no-store"
    answer = await sign_in(browser("https"), "kim", issued.one_time_password)
    assert "Secure" in answer.headers["set-cookie"]


async def test_looking_tells_who_is_signed_in(signed_in: SignIn, browser: Browser) -> None:
    nobody = (await browser().get("/api/session")).json()
    assert nobody == {"account": None, "csrf_token": None, "must_change_password": False, "expires_at": None}
    client = await signed_in("kim", Role.STAFF, Role.CURATOR)
    session = (await client.get("/api/session")).json()
    assert session["account"]["roles"] == ["curator", "staff"]
    assert session["csrf_token"] == client.headers["X-CSRF-Token"]


async def test_a_change_without_the_token_is_refused(signed_in: SignIn) -> None:
    client = await signed_in("kim", Role.STAFF)
    for token in (None, "wrong", "ä"):
        headers = {b"X-CSRF-Token": (token or "").encode()}
        assert (await client.post("/desk", headers=headers)).status_code == 403
    assert (await client.get("/anybody", headers={"X-CSRF-Token": ""})).json() == "kim"


async def test_the_token_of_one_session_is_no_good_in_another(signed_in: SignIn) -> None:
    kim, lee = await signed_in("kim", Role.STAFF), await signed_in("lee", Role.STAFF)
    kim.headers["X-CSRF-Token"] = lee.headers["X-CSRF-Token"]
    assert (await kim.post("/desk")).status_code == 403


async def test_roles_decide_who_enters(signed_in: SignIn, browser: Browser) -> None:
    assert (await browser().post("/desk")).status_code == 401
    assert (await (await signed_in("kim", Role.CURATOR, Role.ADMIN)).post("/desk")).status_code == 403
    assert (await (await signed_in("lee", Role.SUPERVISOR)).post("/desk")).status_code == 200


async def test_signing_out_ends_the_session_on_the_server_too(signed_in: SignIn) -> None:
    client = await signed_in("kim", Role.STAFF)
    cookie = client.cookies["madang_session"]
    assert (await client.delete("/api/session")).status_code == 204
    assert "madang_session" not in client.cookies
    assert (await client.get("/anybody", headers={"Cookie": f"madang_session={cookie}"})).status_code == 401


async def test_a_session_ends_by_itself(signed_in: SignIn, watch: Watch) -> None:
    client = await signed_in("kim", Role.STAFF)
    await watch.sleep(LASTS.total_seconds() - 1)
    assert (await client.get("/anybody")).status_code == 200
    await watch.sleep(2)
    assert (await client.get("/anybody")).status_code == 401


async def test_a_made_up_cookie_opens_nothing(browser: Browser) -> None:
    answer = await browser().get("/anybody", headers={"Cookie": "madang_session=abc"})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


async def test_a_wrong_password_twenty_times(accounts: Accounts, browser: Browser, watch: Watch) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    client = browser()
    answers = [await sign_in(client, "kim", f"wrong {number}") for number in range(20)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429] * 10
    last = answers[-1]
    assert (last.json()["code"], last.json()["retryable"]) == ("too_many_attempts", True)
    assert 0 < int(last.headers["retry-after"]) == last.json()["retry_after_seconds"] <= 900
    elsewhere = browser(address="198.51.100.7")
    assert (await sign_in(elsewhere, "kim", issued.one_time_password)).status_code == 429
    await watch.sleep(901)
    assert (await sign_in(elsewhere, "kim", issued.one_time_password)).status_code == 200


async def test_a_name_that_is_not_there_is_refused_in_the_same_words(accounts: Accounts, browser: Browser) -> None:
    await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    client = browser()
    there = [await sign_in(client, "kim", "wrong") for _ in range(11)]
    client = browser(address="198.51.100.7")
    not_there = [await sign_in(client, "nobody", "wrong") for _ in range(11)]
    assert [(a.status_code, a.text) for a in there] == [(a.status_code, a.text) for a in not_there]


async def test_an_administrator_runs_the_accounts(signed_in: SignIn, browser: Browser) -> None:
    admin = await signed_in("admin", Role.ADMIN)
    made = await admin.post("/api/accounts", json={"name": "kim", "display_name": "Kim", "roles": ["staff"]})
    issued: dict[str, Any] = made.json()
    assert made.status_code == 201
    path = f"/api/accounts/{issued['account']['id']}"
    assert (await sign_in(browser(), "kim", issued["one_time_password"])).status_code == 200
    changed = (await admin.patch(path, json={"roles": ["curator", "staff"], "disabled": True})).json()
    assert (changed["roles"], changed["disabled"], changed["display_name"]) == (["staff", "curator"], True, "Kim")
    reset = (await admin.post(f"{path}/reset")).json()
    assert reset["one_time_password"] != issued["one_time_password"]
    listed = (await admin.get("/api/accounts")).json()
    assert [account["name"] for account in listed] == ["admin", "kim"]
    assert "password_hash" not in listed[0]
    assert (await admin.delete(path)).status_code == 204
    assert (await admin.delete(path)).status_code == 404
    itself = next(account["id"] for account in listed if account["name"] == "admin")
    assert (await admin.delete(f"/api/accounts/{itself}")).json()["code"] == "conflict"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_nobody_else_sees_the_accounts(signed_in: SignIn, role: Role) -> None:
    assert (await (await signed_in("kim", role)).get("/api/accounts")).status_code == 403


async def disabled(accounts: Accounts, account_id: str) -> None:
    await accounts.administration.change(account_id, AccountChange(disabled=True), actor="admin")


async def demoted(accounts: Accounts, account_id: str) -> None:
    await accounts.administration.change(account_id, AccountChange(roles=[Role.CURATOR]), actor="admin")


async def reset(accounts: Accounts, account_id: str) -> None:
    await accounts.administration.reset(account_id, actor="admin")


async def removed(accounts: Accounts, account_id: str) -> None:
    await accounts.administration.remove(account_id, actor="admin")


@pytest.mark.parametrize("dismissed", [disabled, demoted, reset, removed])
async def test_who_is_dismissed_is_no_longer_allowed_what_is_open(
    accounts: Accounts, signed_in: SignIn, dismissed: Callable[[Accounts, str], Awaitable[None]]
) -> None:
    still = await rechecked(accounts, await signed_in("kim", Role.STAFF))
    assert await still()
    await dismissed(accounts, (await accounts.administration.named("kim")).id)
    assert not await still()


async def test_what_is_open_is_allowed_no_longer_than_the_session_lasts(
    accounts: Accounts, signed_in: SignIn, watch: Watch
) -> None:
    client = await signed_in("kim", Role.STAFF)
    still = await rechecked(accounts, client)
    await watch.sleep(LASTS.total_seconds() - 1)
    assert await still()
    await watch.sleep(2)
    assert not await still()


async def rechecked(accounts: Accounts, client: httpx.AsyncClient) -> StillAllowed:
    """As a stream of this browser asks."""
    cookie = f"madang_session={client.cookies['madang_session']}"
    scope = {"type": "http", "method": "GET", "headers": [(b"cookie", cookie.encode())]}
    return await SessionGuard(accounts).recheck(Role.STAFF)(HTTPConnection(scope))


@pytest.mark.parametrize(("origin", "enters"), [(None, True), ("http://test", True), ("http://evil.example", False)])
async def test_a_websocket_of_a_foreign_page_is_refused(
    accounts: Accounts, signed_in: SignIn, origin: str | None, *, enters: bool
) -> None:
    client = await signed_in("kim", Role.STAFF)
    headers = {"host": "test", "cookie": f"madang_session={client.cookies['madang_session']}"}
    if origin:
        headers["origin"] = origin
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    allowed = SessionGuard(accounts).allow(Role.STAFF)
    connection = HTTPConnection({"type": "websocket", "headers": raw})
    if enters:
        assert (await allowed(connection)).name == "kim"
    else:
        with pytest.raises(Forbidden):
            await allowed(connection)
