"""What casework is lent, as a test writes it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from core.clock import Clock
from core.errors import InvalidInput


class WrittenArrivals:
    """Knows by heart what nobody may keep, and what tells who a person is."""

    def __init__(self, *, forbidden: str, personal: str, talks: Mapping[str, str]) -> None:
        self._forbidden = forbidden
        self._personal = personal
        self._talks = talks

    def cleared(self, text: str) -> str:
        return text.replace(self._forbidden, "[-]")

    def contact(self, text: str) -> str:
        if "@" not in text and not text.strip()[:1].isdigit():
            raise InvalidInput("`contact`: send an e-mail address or a telephone number")
        return text.strip()

    def masked(self, text: str) -> str:
        return self.cleared(text).replace(self._personal, "[-]")

    def official_of(self, talk_id: str) -> str | None:
        return self._talks.get(talk_id)


class CountedPacing:
    """At most so many in a span of the clock; the next span begins anew."""

    def __init__(self, most: int, span_seconds: int, clock: Clock) -> None:
        self._most = most
        self._span_seconds = span_seconds
        self._clock = clock
        self._counted: Counter[tuple[str, int]] = Counter()

    def wait_seconds(self, key: str) -> int:
        span, gone = divmod(int(self._clock.monotonic()), self._span_seconds)
        return 0 if self._counted[key, span] < self._most else self._span_seconds - gone

    def note(self, key: str) -> None:
        self._counted[key, int(self._clock.monotonic()) // self._span_seconds] += 1
