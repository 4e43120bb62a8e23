"""What casework is lent, as a test writes it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from casework.protocols import Drafted
from core.clock import Clock
from core.errors import InvalidInput
from core.petitions import PetitionStanding


class WrittenArrivals:
    """Knows by heart what nobody may keep, and what tells who a person is."""

    def __init__(self, *, forbidden: str, personal: str) -> None:
        self._forbidden = forbidden
        self._personal = personal

    def cleared(self, text: str) -> str:
        return text.replace(self._forbidden, "[-]")

    def contact(self, text: str) -> str:
        if "@" not in text and not text.strip()[:1].isdigit():
            raise InvalidInput("`contact`: send an e-mail address or a telephone number")
        return text.strip()

    def masked(self, text: str) -> str:
        return self.cleared(text).replace(self._personal, "[-]")


class WrittenTalks:
    """Talks with what was drafted in each, and what each was told."""

    def __init__(self, drafted: Mapping[str, Drafted]) -> None:
        self._drafted = dict(drafted)
        self.told: list[tuple[str, PetitionStanding]] = []

    def drafted(self, talk_id: str) -> Drafted | None:
        return self._drafted.get(talk_id)

    def filed(self, talk_id: str, standing: PetitionStanding) -> None:
        if known := self._drafted.get(talk_id):
            self._drafted[talk_id] = Drafted(known.official, None)
            self.told.append((talk_id, standing))


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
