"""Work that can wait does so while somebody is being served: on two cores a citizen would hear it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from core.clock import Clock

POLL_SECONDS: Final = 5.0


class Quiet:
    """Knows whether anybody is being served."""

    def __init__(self, is_quiet: Callable[[], bool], clock: Clock) -> None:
        self._is_quiet = is_quiet
        self._clock = clock

    async def comes(self, *, patience_seconds: float | None = None) -> None:
        """Returns at the next quiet moment, or when patience ends; None: it never does."""
        ends = None if patience_seconds is None else self._clock.monotonic() + patience_seconds
        while not self._is_quiet() and (ends is None or self._clock.monotonic() < ends):
            await self._clock.sleep(POLL_SECONDS)
