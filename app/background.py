"""What runs beside the requests for as long as the service does."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from core.clock import Clock
from core.errors import MadangError

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0


async def kept_up(name: str, work: Callable[[], Awaitable[None]], clock: Clock) -> None:
    """Runs `work`, and again after a pause whenever the database or the disk failed it; returns when it does.

    A locked database or a full disk must not end the talks that need neither. A defect of ours still ends the service.
    """
    while True:
        try:
            return await work()
        except (SQLAlchemyError, OSError, MadangError) as error:
            log.error("%s failed with %s and goes on in %g s", name, type(error).__name__, PAUSE_SECONDS)  # noqa: TRY400
            await clock.sleep(PAUSE_SECONDS)


class _StopBackground(Exception):
    """Raised inside the task group to end it, because its tasks run for ever."""


@asynccontextmanager
async def open_background() -> AsyncGenerator[asyncio.TaskGroup]:
    """A task group whose tasks are cancelled, not awaited, when the service ends."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
            group.create_task(_stop())
    except* _StopBackground:
        pass


async def _stop() -> None:
    raise _StopBackground
