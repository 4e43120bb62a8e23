"""The background job: takes in new questions, and asks the gaps again whenever something was published."""

from __future__ import annotations

from collections.abc import Callable

from app.gaps.asking import Asking
from app.gaps.collecting import Collecting
from app.gaps.deciding import Gaps
from app.quiet import Quiet
from core.clock import Clock

PAUSE_SECONDS = 20.0
PATIENCE_SECONDS = 600.0  # for a quiet moment; a city where somebody always talks has gaps too


class Keeping:
    """One for the service; `run` lasts as long as it does."""

    def __init__(
        self, collecting: Collecting, asking: Asking, gaps: Gaps, clock: Clock, revision: Callable[[], int]
    ) -> None:
        """`revision`: what search has taken in."""
        self._collecting = collecting
        self._asking = asking
        self._gaps = gaps
        self._clock = clock
        self._revision = revision

    async def run(self, quiet: Quiet) -> None:
        while True:
            await quiet.comes(patience_seconds=PATIENCE_SECONDS)
            await self.keep_up()
            await self._clock.sleep(PAUSE_SECONDS)

    async def keep_up(self) -> None:
        await self._collecting.collect()
        await self._asking.ask_again(self._revision())
        await self._gaps.tidy()
