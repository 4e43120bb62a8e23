"""How often a wrong password may be tried."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts.lockout import Lockout, LockoutPolicy, wait_seconds
from app.accounts.tables import AttemptRow
from app.database import Sessions
from core.errors import TooManyAttempts
from tests.app.accounts.conftest import Watch

NOON = datetime(2026, 11, 22, 12, 0).astimezone()
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("minutes_ago", "expected"),
    [
        ([], 0),
        ([1, 2], 0),
        ([1, 2, 3], 12 * 60),
        ([1, 2, 20], 0),
        ([3, 1, 2], 12 * 60),
        ([1, 2, 3, 4], 12 * 60),
        ([14.99, 1, 2], 1),
    ],
)
def test_the_wait_lasts_until_the_failures_are_few_again(minutes_ago: list[float], expected: int) -> None:
    failures = [NOON - timedelta(minutes=minutes) for minutes in minutes_ago]
    assert wait_seconds(failures, NOON, limit=3, window=QUARTER) == expected


async def test_many_tries_at_once_do_not_slip_through(sessions: Sessions, watch: Watch) -> None:
    lockout = Lockout(sessions, watch, LockoutPolicy(per_account=3))
    tries = await asyncio.gather(*(lockout.begin("kim", f"192.0.2.{n}") for n in range(8)), return_exceptions=True)
    assert sum(isinstance(one, TooManyAttempts) for one in tries) == 5


async def test_one_address_cannot_try_every_name(sessions: Sessions, watch: Watch) -> None:
    lockout = Lockout(sessions, watch, LockoutPolicy(per_address=3))
    for number in range(3):
        await lockout.begin(f"name-{number}", "192.0.2.1")
    with pytest.raises(TooManyAttempts) as caught:
        await lockout.begin("another", "192.0.2.1")
    assert caught.value.retry_after_seconds == 15 * 60
    await lockout.begin("another", "192.0.2.2")


async def test_success_forgets_the_failures_of_the_account_only(sessions: Sessions, watch: Watch) -> None:
    lockout = Lockout(sessions, watch, LockoutPolicy(per_account=2, per_address=3))
    await lockout.begin("kim", "192.0.2.1")
    await lockout.succeeded(await lockout.begin("kim", "192.0.2.1"), "kim")
    await lockout.begin("lee", "192.0.2.1")
    await lockout.begin("kim", "192.0.2.1")
    with pytest.raises(TooManyAttempts):
        await lockout.begin("park", "192.0.2.1")


async def test_neither_names_nor_addresses_are_kept(sessions: Sessions, watch: Watch) -> None:
    lockout = Lockout(sessions, watch)
    await lockout.begin("kim", "192.0.2.1")
    async with sessions() as session:
        keys = list(await session.scalars(select(AttemptRow.key)))
    assert not any("kim" in key or "192" in key for key in keys)


async def test_old_tries_are_deleted(sessions: Sessions, watch: Watch) -> None:
    lockout = Lockout(sessions, watch)
    await lockout.begin("kim", "192.0.2.1")
    await watch.sleep(16 * 60)
    await lockout.begin("lee", "192.0.2.2")
    async with sessions() as session:
        assert len(list(await session.scalars(select(AttemptRow)))) == 2
