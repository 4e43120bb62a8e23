"""A hall that is there, and somebody who asks for it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from app.database import Sessions
from casework.facilities.book import FacilityBookings
from tests.casework.facilities.halls import bookings_of, client_of, hall
from tests.fakes.calendar import Calendar


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
async def bookings(sessions: Sessions, clock: Calendar) -> FacilityBookings:
    made = bookings_of(sessions, clock)
    await made.facilities.create(hall(), by="root")
    return made


@pytest.fixture
async def client(bookings: FacilityBookings) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(bookings) as opened:
        yield opened
