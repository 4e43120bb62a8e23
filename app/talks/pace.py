"""How often something may happen: counted over a sliding time, for each address or talk of its own."""

from __future__ import annotations

from collections import defaultdict, deque

from core.clock import Clock


class Pace:
    """At most so many within the window; the caller asks `wait_seconds` first, and `note`s what it let happen."""

    def __init__(self, most: int, window_seconds: float, clock: Clock) -> None:
        self._most = most
        self._window_seconds = window_seconds
        self._clock = clock
        self._noted: dict[str, deque[float]] = defaultdict(deque)

    def __contains__(self, key: str) -> bool:
        """Whether anything is kept of it."""
        return key in self._noted

    def wait_seconds(self, key: str) -> int:
        """Until the next one may happen; 0: now."""
        recent = self._recent(key)
        if len(recent) < self._most:
            return 0
        return int(self._window_seconds - (self._clock.monotonic() - recent[0])) + 1

    def note(self, key: str) -> None:
        self._noted[key].append(self._clock.monotonic())

    def tidy(self) -> None:
        """Forgets the keys of which nothing counts any more."""
        for key in [key for key in self._noted if not self._recent(key)]:
            del self._noted[key]

    def _recent(self, key: str) -> deque[float]:
        """When it happened within the window, oldest first."""
        recent = self._noted.get(key, deque())
        while recent and self._clock.monotonic() - recent[0] > self._window_seconds:
            recent.popleft()
        return recent
