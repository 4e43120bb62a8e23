"""The appointments of every counter: which slots are free, and what a day looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casework.appointments.counters import RESOURCE, Counter
from casework.petitions.calendar import Interval, whole_days
from casework.reserving.asking import ReservingServices
from casework.reserving.reservation import Reservation, SlotUse, Visitor, Wish
from casework.reserving.slots import bookable, may_be_chosen
from core.errors import NotFound, SlotTaken
from core.speech import Language


@dataclass(frozen=True, slots=True)
class Free:
    """A slot with the places that are left."""

    slot: Interval
    left: int


@dataclass(frozen=True, slots=True)
class Appointments:
    """What citizens and staff do with them."""

    counters: Mapping[str, Counter]
    services: ReservingServices

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

    async def free(self, counter: Counter) -> list[Free]:
        """Earliest first."""
        slots = bookable(counter.rule, self.services.calendar, self.services.clock.now())
        if not slots:
            return []
        used = await self.services.reservations.used(counter.resource, slots[0].start, slots[-1].end)
        left = [Free(slot, _left(counter, used.get(slot.start, SlotUse()))) for slot in slots]
        return [one for one in left if one.left > 0]

    async def book(
        self, counter: Counter, starts_at: datetime, visitor: Visitor, language: Language, zone: str
    ) -> Reservation:
        """Raises `SlotTaken`."""
        slot = self.slot(counter, starts_at)
        wish = Wish(counter.resource, slot.start, slot.end, visitor, language, zone)
        return await self.services.reservations.book(wish, places=counter.rule.places)

    async def move(self, found: Reservation, starts_at: datetime) -> Reservation:
        """Raises `SlotTaken` and `Conflict`."""
        counter = self.of(found)
        slot = self.slot(counter, starts_at)
        return await self.services.reservations.move(found.code, slot, places=counter.rule.places)

    async def close(self, counter: Counter, starts_at: datetime, *, by: str | None) -> None:
        """Nobody can book the slot from now on; without `by`, they can again."""
        if by is not None:
            await self.services.reservations.close(counter.resource, starts_at, by=by)
        else:
            await self.services.reservations.reopen(counter.resource, starts_at, places=counter.rule.places)

    def slot(self, counter: Counter, starts_at: datetime) -> Interval:
        """What a citizen may choose now; raises `SlotTaken`."""
        slot = counter.rule.at(starts_at, self.services.calendar)
        if slot is None or not may_be_chosen(slot.start, self.services.clock.now()):
            raise SlotTaken("this time is not offered: choose one of the open slots")
        return slot

    async def day(self, counter: Counter, day: date) -> tuple[dict[Interval, SlotUse], list[Reservation]]:
        """What is taken of each slot of a day, and by whom; what was booked before the hours changed is there too."""
        whole, reservations = whole_days(day, day), self.services.reservations
        used = await reservations.used(counter.resource, whole.start, whole.end)
        booked = await reservations.between(counter.resource, whole.start, whole.end)
        slots = {slot.start: slot for slot in counter.rule.on(day, self.services.calendar)}
        slots |= {one.starts_at: Interval(one.starts_at, one.ends_at) for one in booked if one.starts_at not in slots}
        return {slots[start]: used.get(start, SlotUse()) for start in sorted(slots)}, booked


def _left(counter: Counter, use: SlotUse) -> int:
    return 0 if use.closed_by else counter.rule.places - use.taken
