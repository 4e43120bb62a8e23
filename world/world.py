"""Every space of the service, and the clock that makes them move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

from core.clock import Clock
from core.errors import NotFound, ServiceFull
from core.officials import Official
from world.presence import Presence
from world.spaces import Space

TICK_SECONDS = 0.1
MOST_PER_ADDRESS = 60
"""Connections of one network address: a school class behind one router fits, a flood does not."""


class World:
    """The spaces with who is in them."""

    def __init__(
        self,
        spaces: Mapping[str, Space],
        officials: Mapping[str, Official],
        clock: Clock,
        *,
        left: Callable[[str], None],
        is_insult: Callable[[str], bool],
    ) -> None:
        """`left` is told the id of a talk whose citizen walked away from the counter; `is_insult` judges names."""
        self.clock = clock
        self.officials = officials
        self._presences = {name: Presence(space, officials, left, is_insult) for name, space in spaces.items()}
        self._addresses: Counter[str] = Counter()

    def presence(self, space: str) -> Presence:
        if space not in self._presences:
            known = ", ".join(f"`{name}`" for name in self._presences)
            raise NotFound(f"there is no such space; there are {known}")
        return self._presences[space]

    @property
    def citizens(self) -> int:
        """Bodies of citizens in all spaces."""
        return sum(presence.citizens for presence in self._presences.values())

    @property
    def watchers(self) -> int:
        return sum(presence.watchers for presence in self._presences.values())

    @contextmanager
    def admitted(self, address: str) -> Generator[None]:
        """One connection more of a network address; raises `ServiceFull`."""
        if self._addresses[address] >= MOST_PER_ADDRESS:
            raise ServiceFull("too many visitors from one network address", retry_after_seconds=60)
        self._addresses[address] += 1
        try:
            yield
        finally:
            self._addresses[address] -= 1
            self._addresses += Counter()  # drops addresses that have nobody here

    async def run(self) -> None:
        """Ten ticks a second, for as long as the service lives."""
        due = self.clock.monotonic()
        while True:
            due = max(due + TICK_SECONDS, self.clock.monotonic())  # a late tick is not made up for
            await self.clock.sleep(due - self.clock.monotonic())
            self.tick()

    def tick(self) -> None:
        now = self.clock.monotonic()
        for presence in self._presences.values():
            presence.tick(now)
