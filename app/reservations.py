"""What can be reserved, put together: what officials and settings lend to casework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from agents.protocols import FiledPetitions, FreePlace, Tools
from app.consultation_talks import PreparingTalks
from app.petitions import LOOKUP_SECONDS, LOOKUPS, CitizensWords
from app.talks.pace import Pace
from app.talks.registry import Talks
from casework.appointments.api import build_router as appointments_of
from casework.appointments.book import Appointments
from casework.appointments.counters import counters_of
from casework.appointments.desk_api import build_router as appointment_desk_of
from casework.facilities.admin_api import build_router as administrators
from casework.facilities.api import build_router as citizens
from casework.facilities.book import FacilityBookings
from casework.facilities.desk_api import build_router as desk
from casework.facilities.facility import Facility
from casework.facilities.store import Facilities
from casework.petitions.calendar import WorkCalendar
from casework.reserving.asking import ReservingServices
from casework.reserving.reservations import Reservations
from core.accounts import AccountGuard
from core.clock import Clock
from core.officials import Official

BOOKINGS = 10
BOOKING_SECONDS = 600.0  # so many in ten minutes: enough for a family, too few to book a counter out


@dataclass(frozen=True, slots=True)
class Places:
    """`agents.protocols.FreePlaces`."""

    bookings: FacilityBookings

    async def next_free(self, kind: str, *, named: str, district: str | None, most: int) -> FreePlace | None:
        fitting = [one for one in await self.bookings.facilities.active(kind, district or "") if named in one.name.ko]
        free = [await self._free(one, most) for one in fitting]
        return min(free, key=lambda one: (not one.times, one.times[:1]), default=None)

    async def _free(self, one: Facility, most: int) -> FreePlace:
        offers = await self.bookings.offers(one)
        times = tuple(offer.slot.start for offer in offers if offer.left)[:most]
        name, address = one.name.words(), one.address.words()
        return FreePlace(one.id, name, address, one.source.name, str(one.source.url), one.source.read_on, times)


@dataclass(frozen=True, slots=True)
class Reserved:
    """Everything that the routes of appointments and of facilities work with."""

    appointments: Appointments
    facilities: FacilityBookings
    paces: tuple[Pace, ...]

    @property
    def places(self) -> Places:
        return Places(self.facilities)

    def tools(self, petitions: FiledPetitions) -> Tools:
        """What the officials use of all this, with the register of petitions."""
        return Tools(self, petitions, self.places)

    async def next_free(self, official: str, *, most: int) -> list[datetime] | None:
        """`agents.protocols.Slots`."""
        counter = self.appointments.counters.get(official)
        if counter is None:
            return None
        return [one.slot.start for one in (await self.appointments.offers(counter))[:most]]

    async def tidy(self, days: int) -> None:
        """Ends retention periods, and forgets addresses that wait for nothing."""
        await self.appointments.services.reservations.expire(days)
        for pace in self.paces:
            pace.tidy()


def put_together(
    calendar: WorkCalendar, sessions: async_sessionmaker[AsyncSession], clock: Clock, officials: Mapping[str, Official]
) -> Reserved:
    """What the routes of everything that is reserved work with."""
    booking, following = Pace(BOOKINGS, BOOKING_SECONDS, clock), Pace(LOOKUPS, LOOKUP_SECONDS, clock)
    services = ReservingServices(
        reservations=Reservations(sessions, clock),
        calendar=calendar,
        clock=clock,
        arrivals=CitizensWords(),
        booking_pace=booking,
        following_pace=following,
    )
    return Reserved(
        Appointments(services, counters_of(officials.values())),
        FacilityBookings(services, Facilities(sessions, clock)),
        (booking, following),
    )


def reservation_routers(reserved: Reserved, talks: Talks, guard: AccountGuard) -> tuple[APIRouter, ...]:
    """Of counters and of facilities."""
    counters = (
        appointments_of(reserved.appointments, PreparingTalks(talks)),
        appointment_desk_of(reserved.appointments, guard),
    )
    return *counters, *facility_routers(reserved.facilities, guard)


def facility_routers(bookings: FacilityBookings, guard: AccountGuard) -> tuple[APIRouter, ...]:
    """For citizens, for the people there, and for administrators."""
    return citizens(bookings), desk(bookings, guard), administrators(bookings.facilities, guard)
