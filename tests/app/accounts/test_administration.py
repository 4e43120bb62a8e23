"""What an administrator does to accounts."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.accounts.administration import AccountChange
from app.accounts.service import Accounts
from app.accounts.tables import AccountAuditRow, AccountRow
from app.database import Sessions
from core.accounts import Role
from core.errors import Conflict, InvalidInput, NotFound, Unauthenticated
from tests.app.accounts.conftest import GOOD_PASSWORD


async def test_the_first_run_gives_each_part_of_the_work_its_own_password_once(accounts: Accounts) -> None:
    issued = await accounts.first_run()
    assert [name for name, _ in issued] == ["admin", "curator", "approver", "staff", "supervisor"]
    assert len({password for _, password in issued}) == 5
    assert await accounts.first_run() == []
    for account in await accounts.administration.everybody():
        assert account.must_change_password


async def test_no_password_is_kept_in_the_clear(accounts: Accounts, sessions: Sessions) -> None:
    issued = await accounts.administration.create("kim", "Kim", [Role.STAFF], actor="admin")
    async with sessions() as session:
        row = (await session.scalars(select(AccountRow))).one()
    assert issued.one_time_password not in row.password_hash
    assert row.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("name", ["K", "Kim", "김", "kim lee", "", "-kim", "k" * 65])
async def test_a_name_is_plain(accounts: Accounts, name: str) -> None:
    with pytest.raises(InvalidInput, match="`name`"):
        await accounts.administration.create(name, "", [Role.STAFF], actor="admin")


async def test_a_name_is_taken_once_and_needs_a_role(accounts: Accounts) -> None:
    await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    with pytest.raises(Conflict, match="kim"):
        await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    with pytest.raises(InvalidInput, match="`roles`"):
        await accounts.administration.create("lee", "", [], actor="admin")


async def test_somebody_stays_administrator(accounts: Accounts) -> None:
    administration = accounts.administration
    staff = (await administration.create("kim", "", [Role.STAFF], actor="test")).account
    admin = (await administration.create("lee", "", [Role.ADMIN], actor="test")).account
    for change in (AccountChange(disabled=True), AccountChange(roles=[Role.STAFF])):
        with pytest.raises(Conflict, match="administrator"):
            await administration.change(admin.id, change, actor="lee")
    with pytest.raises(Conflict, match="administrator"):
        await administration.remove(admin.id, actor="lee")
    await administration.change(staff.id, AccountChange(roles=[Role.ADMIN, Role.STAFF]), actor="lee")
    await administration.remove(admin.id, actor="kim")
    assert [account.name for account in await administration.everybody()] == ["kim"]


async def test_an_account_can_be_removed_where_there_is_no_administrator_anyway(accounts: Accounts) -> None:
    staff = (await accounts.administration.create("kim", "", [Role.STAFF], actor="operator")).account
    await accounts.administration.remove(staff.id, actor="operator")
    assert await accounts.administration.everybody() == []


async def test_disabling_signs_out_at_once(accounts: Accounts) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    token, _ = await accounts.sign_ins.sign_in("kim", issued.one_time_password, address="")
    await accounts.administration.change(issued.account.id, AccountChange(disabled=True), actor="admin")
    assert await accounts.sign_ins.who(token) is None
    with pytest.raises(Unauthenticated):
        await accounts.sign_ins.sign_in("kim", issued.one_time_password, address="")
    await accounts.administration.change(issued.account.id, AccountChange(disabled=False), actor="admin")
    assert await accounts.sign_ins.who(token) is None


async def test_a_reset_replaces_the_password_and_ends_every_session(accounts: Accounts) -> None:
    first = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    token, _ = await accounts.sign_ins.sign_in("kim", first.one_time_password, address="")
    second = await accounts.administration.reset(first.account.id, actor="admin")
    assert await accounts.sign_ins.who(token) is None
    with pytest.raises(Unauthenticated):
        await accounts.sign_ins.sign_in("kim", first.one_time_password, address="")
    _, signed_in = await accounts.sign_ins.sign_in("kim", second.one_time_password, address="")
    assert signed_in.must_change_password


async def test_a_removed_account_is_gone_with_its_sessions(accounts: Accounts) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    token, _ = await accounts.sign_ins.sign_in("kim", issued.one_time_password, address="")
    await accounts.administration.remove(issued.account.id, actor="admin")
    assert await accounts.sign_ins.who(token) is None
    with pytest.raises(NotFound):
        await accounts.administration.reset(issued.account.id, actor="admin")
    with pytest.raises(NotFound, match="kim"):
        await accounts.administration.named("kim")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("wrong", GOOD_PASSWORD, Unauthenticated),
        (None, "short", InvalidInput),
        (None, None, InvalidInput),
    ],
)
async def test_a_password_is_changed_only_to_another_good_one(
    accounts: Accounts, old: str | None, new: str | None, error: type[Exception]
) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    given = issued.one_time_password
    with pytest.raises(error):
        await accounts.administration.change_password(issued.account.id, old or given, new or given)


async def test_every_change_is_in_an_audit_that_stays(accounts: Accounts, sessions: Sessions) -> None:
    issued = await accounts.administration.create("kim", "", [Role.STAFF], actor="admin")
    await accounts.administration.reset(issued.account.id, actor="admin")
    await accounts.administration.remove(issued.account.id, actor="admin")
    async with sessions() as session:
        rows = list(await session.scalars(select(AccountAuditRow).order_by(AccountAuditRow.id)))
    assert [(row.actor, row.action, row.account) for row in rows] == [
        ("admin", "created", "kim"),
        ("admin", "reset", "kim"),
        ("admin", "removed", "kim"),
    ]
    with pytest.raises(IntegrityError, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(text("UPDATE account_audit SET actor = 'nobody'"))
