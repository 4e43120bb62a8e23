"""What can wait waits for a quiet moment, and for how long."""

from __future__ import annotations

import asyncio

from app.quiet import Quiet
from tests.rtc.clocks import SkippingClock


async def test_work_waits_until_nobody_is_served() -> None:
    clock = SkippingClock(seconds=0.0)

    await Quiet(lambda: clock.seconds >= 20.0, clock).comes()

    assert clock.seconds == 20.0


async def test_in_a_house_that_is_never_quiet_patience_ends() -> None:
    clock = SkippingClock(seconds=0.0)

    async with asyncio.timeout(5):
        await Quiet(lambda: False, clock).comes(patience_seconds=60.0)

    assert clock.seconds == 60.0


async def test_a_quiet_house_is_not_waited_for() -> None:
    clock = SkippingClock(seconds=0.0)

    await Quiet(lambda: True, clock).comes(patience_seconds=60.0)

    assert clock.seconds == 0.0
