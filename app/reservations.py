"""What can be reserved, put together: what officials and settings lend to casework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.petitions import LOOKUP_SECONDS, LOOKUPS, CitizensWords
from app.talks.pace import Pace
from casework.appointments.book import Appointments
from casework.appointments.counters import counters_of
from casework.petitions.calendar import WorkCalendar
from casework.reserving.asking import ReservingServices
from casework.reserving.reservations import Reservations
from core.clock import Clock
from core.officials import Official

BOOKINGS = 10
BOOKING_SECONDS = 600.0  # so many in ten minutes: enough for a family, too few to book a counter out


@dataclass(frozen=True, slots=True)
class Reserved:
    """Everything that the routes of appointments work with."""

    appointments: Appointments
    paces: tuple[Pace, ...]

    async def next_free(self, official: str, *, most: int) -> list[datetime] | None:
        """`agents.protocols.Slots`."""
        counter = self.appointments.counters.get(official)
        if counter is None:
            return None
        return [one.slot.start for one in (await self.appointments.free(counter))[:most]]

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
    return Reserved(Appointments(counters_of(officials.values()), services), (booking, following))
