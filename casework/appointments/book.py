"""The appointments of every counter: of which counter each one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.appointments.counters import RESOURCE, Counter
from casework.reserving.reservation import Reservation
from casework.reserving.reserving import Reserving
from core.errors import NotFound


@dataclass(frozen=True, slots=True)
class Appointments(Reserving):
    """What citizens and staff do with them."""

    counters: Mapping[str, Counter]

    def counter(self, name: str) -> Counter:
        """Raises `NotFound`."""
        if (found := self.counters.get(name)) is None:
            raise NotFound("nobody can be booked at a counter of this name")
        return found

    def of(self, found: Reservation) -> Counter:
        """Raises `NotFound` for what is no appointment."""
        if not found.resource.startswith(RESOURCE):
            raise NotFound("there is no appointment of this code")
        return self.counter(found.resource.removeprefix(RESOURCE))
