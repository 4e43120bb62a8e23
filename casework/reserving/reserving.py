"""What citizens and staff do with whatever is reserved by slots: which are free, and what a day looks like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from casework.petitions.calendar import Interval, whole_days
from casework.reserving.asking import ReservingServices
from casework.reserving.reservation import Comer, Reservation, SlotUse, Wish
from casework.reserving.slots import SlotRule, bookable
from core.errors import SlotTaken


class Reservable(Protocol):
    """Something that has slots."""

    @property
    def resource(self) -> str:
        """Its name in the register of reservations."""
        ...

    @property
    def rule(self) -> SlotRule: ...

    @property
    def most_open(self) -> int | None:
        """How many that are not over one contact may have; None: no limit."""
        ...

    @property
    def may_wait(self) -> bool:
        """Whether a full slot has a waiting list."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A slot that may be chosen now."""

    slot: Interval
    left: int
    """Places that are free."""
    waiting: int = 0
    """How many wait for one."""


@dataclass(frozen=True, slots=True)
class Reserving:
    """The same for a counter and for a facility."""

    services: ReservingServices

    async def offers(self, thing: Reservable) -> list[Offer]:
        """Earliest first; those that are full only where one can wait for them, those that are closed never."""
        slots = bookable(thing.rule, self.services.calendar, self.services.clock.now())
        if not slots:
            return []
        used = await self.services.reservations.used(thing.resource, slots[0].start, slots[-1].end)
        waiting = await self._waiting(thing, slots[0].start, slots[-1].end)
        found: list[Offer] = []
        for slot in slots:
            use = used.get(slot.start, SlotUse())
            # Where the rule allows fewer than before, nobody loses a place; fewer than none are never free.
            left = max(thing.rule.places - use.taken, 0)
            if not use.closed_by and (left or thing.may_wait):
                found.append(Offer(slot, left, waiting.get(slot.start, 0)))
        return found

    async def book(self, thing: Reservable, starts_at: datetime, comer: Comer) -> Reservation:
        """Raises `SlotTaken` and `LimitReached`."""
        slot = self.slot(thing, starts_at)
        wish = Wish(thing.resource, slot.start, slot.end, comer.visitor, comer.language, comer.zone)
        limit = thing.most_open if comer.visitor.contact else None
        return await self.services.reservations.book(
            wish, places=thing.rule.places, may_wait=thing.may_wait, most_open=limit
        )

    async def move(self, thing: Reservable, found: Reservation, starts_at: datetime) -> Reservation:
        """Raises `SlotTaken` and `Conflict`."""
        slot = self.slot(thing, starts_at)
        return await self.services.reservations.move(found.code, slot, places=thing.rule.places)

    async def close(self, thing: Reservable, slots: Iterable[datetime], *, by: str, reason: str = "") -> None:
        """Nobody can book them from now on."""
        await self.services.reservations.close(thing.resource, slots, by=by, reason=reason)

    async def reopen(self, thing: Reservable, slots: Iterable[datetime], *, by: str) -> None:
        """They can again, and those who wait get what is free."""
        await self.services.reservations.reopen(thing.resource, slots, places=thing.rule.places, by=by)

    async def use(self, found: Reservation) -> SlotUse:
        """How the slot of a reservation stands."""
        used = await self.services.reservations.used(found.resource, found.starts_at, found.ends_at)
        return used.get(found.starts_at, SlotUse())

    def slot(self, thing: Reservable, starts_at: datetime) -> Interval:
        """What a citizen may choose now; raises `SlotTaken`."""
        slot = thing.rule.at(starts_at, self.services.calendar)
        if slot is None or not thing.rule.may_be_chosen(slot.start, self.services.clock.now()):
            raise SlotTaken("this time is not offered: choose one of the open slots")
        return slot

    async def day(self, thing: Reservable, day: date) -> tuple[dict[Interval, SlotUse], list[Reservation]]:
        """What is taken of each slot of a day, and by whom; what was booked before the hours changed is there too."""
        whole, reservations = whole_days(day, day), self.services.reservations
        used = await reservations.used(thing.resource, whole.start, whole.end)
        booked = await reservations.between(thing.resource, whole.start, whole.end)
        slots = {slot.start: slot for slot in thing.rule.on(day, self.services.calendar)}
        slots |= {one.starts_at: Interval(one.starts_at, one.ends_at) for one in booked if one.starts_at not in slots}
        return {slots[start]: used.get(start, SlotUse()) for start in sorted(slots)}, booked

    async def _waiting(self, thing: Reservable, first: datetime, end: datetime) -> dict[datetime, int]:
        return await self.services.reservations.waiting(thing.resource, first, end) if thing.may_wait else {}
