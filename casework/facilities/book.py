"""The bookings of every facility: of which one each is, and who may book."""

from __future__ import annotations

from dataclasses import dataclass

from casework.facilities.facility import RESOURCE, Facility
from casework.facilities.store import Facilities
from casework.reserving.reservation import Reservation
from casework.reserving.reserving import Reserving
from core.errors import NotFound


@dataclass(frozen=True, slots=True)
class FacilityBookings(Reserving):
    """What citizens and staff do with them."""

    facilities: Facilities

    async def open(self, facility_id: str) -> Facility:
        """One that can be booked; raises `NotFound`."""
        found = await self.facilities.find(facility_id)
        if not found.is_active:
            raise NotFound("this facility cannot be booked any more: choose another one")
        return found

    async def of(self, found: Reservation) -> Facility:
        """Raises `NotFound` for what is no booking of a facility."""
        if not found.resource.startswith(RESOURCE):
            raise NotFound("there is no booking of this code")
        return await self.facilities.find(found.resource.removeprefix(RESOURCE))
