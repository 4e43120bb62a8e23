"""Work that a database fails goes on; work that a defect breaks does not."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from sqlalchemy.exc import OperationalError

from app.background import PAUSE_SECONDS, kept_up, open_background
from core.clock import SystemClock


@pytest.mark.looptime
async def test_work_goes_on_after_the_database_failed(caplog: pytest.LogCaptureFixture) -> None:
    began: list[float] = []

    async def work() -> None:
        began.append(asyncio.get_running_loop().time())
        if len(began) < 3:
            raise OperationalError("select * from talks", {}, ValueError("my secret"))

    await kept_up("following", work, SystemClock())
    assert [later - earlier for earlier, later in pairwise(began)] == [PAUSE_SECONDS] * 2
    assert "following failed with OperationalError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.looptime
async def test_a_defect_is_not_hidden() -> None:
    async def work() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await kept_up("following", work, SystemClock())


async def test_what_runs_for_ever_is_cancelled_at_the_end() -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("work")

    async with open_background() as group:
        group.create_task(work())
        await asyncio.sleep(0)
    assert ended == ["work"]
