"""The counters at which people can be booked: who stands there, when, and for how long each citizen has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.reserving.slots import SlotRule
from core.officials import Official
from core.speech import Language

RESOURCE = "counter:"


@dataclass(frozen=True, slots=True)
class Counter:
    """One of them; its id is that of the official who stands there."""

    id: str
    name: Mapping[Language, str]
    """Of the consultation."""
    rule: SlotRule
    is_anonymous: bool = False
    """Counselling: booked with a nickname, without a contact, and no words are kept."""
    most_open: None = None
    may_wait: bool = False

    @property
    def resource(self) -> str:
        """Its name in the register of reservations."""
        return f"{RESOURCE}{self.id}"


def counters_of(officials: Iterable[Official]) -> dict[str, Counter]:
    """Those of the officials whose file offers a consultation, by id; where talks are counselling, so are hours."""
    return {
        one.id: Counter(
            one.id,
            one.consultation.name,
            SlotRule((one.hours,), one.consultation.minutes, one.consultation.places),
            is_anonymous=one.private,
        )
        for one in officials
        if one.consultation is not None
    }
