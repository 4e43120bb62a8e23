"""Public facilities over HTTP, for citizens: which there are, when they are free, booking, and following. No cookie."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from casework.callers import count
from casework.facilities.book import FacilityBookings
from casework.facilities.facility import RESOURCE, Facility, FacilityKind
from casework.facilities.views import FacilityBookingView, booking_view
from casework.reserving.asking import MoveReserved, Reserve, WhoReserved, Words, comer_of, theirs
from casework.reserving.calendar_file import calendar_response
from casework.reserving.reservation import Reservation
from casework.reserving.views import SlotView, slot_views
from core.districts import District
from core.errors import (
    Conflict,
    GuardianConsentNeeded,
    InvalidInput,
    LimitReached,
    NotFound,
    SlotTaken,
    TooManyAttempts,
)
from core.http import declared


class BookFacility(Reserve):
    """A slot of a facility."""

    people: Annotated[int, Field(ge=1)] = 1
    purpose: Words = ""


def build_router(bookings: FacilityBookings) -> APIRouter:
    """Routes under `/api/facilities`."""
    errors = declared(InvalidInput, GuardianConsentNeeded, NotFound, Conflict, SlotTaken, LimitReached, TooManyAttempts)
    router = APIRouter(prefix="/api/facilities", tags=["facilities"], responses=errors)
    _add_booking(router, bookings)
    _add_following(router, bookings)
    return router


def _add_booking(router: APIRouter, bookings: FacilityBookings) -> None:
    services = bookings.services

    @router.get("", operation_id="listFacilities")
    async def list_facilities(
        kind: Annotated[FacilityKind | None, Query()] = None, district: Annotated[District | None, Query()] = None
    ) -> list[Facility]:
        return await bookings.facilities.active(kind or "", district or "")

    @router.get("/{facility}", operation_id="readFacility")
    async def read_facility(facility: str) -> Facility:
        return await bookings.open(facility)

    @router.get("/{facility}/slots", operation_id="listFacilitySlots")
    async def list_slots(facility: str) -> list[SlotView]:
        """The full ones too: one can wait for them."""
        return slot_views(await bookings.offers(await bookings.open(facility)))

    @router.post("/{facility}/bookings", status_code=201, operation_id="bookFacility")
    async def book_facility(facility: str, body: BookFacility, request: Request) -> FacilityBookingView:
        """A full slot gives a place in its waiting list; of a counselling room only the nickname is kept."""
        count(services.booking_pace, request)
        wanted = await bookings.open(facility)
        if body.people > wanted.most_people:
            raise InvalidInput(f"`people`: at most {wanted.most_people} may come with one booking of this facility")
        said = {"people": str(body.people), "purpose": body.purpose}
        comer = comer_of(body, services.arrivals, said, is_anonymous=wanted.is_anonymous)
        return booking_view(await bookings.book(wanted, body.starts_at, comer), wanted, services.clock.now())


def _add_following(router: APIRouter, bookings: FacilityBookings) -> None:
    services = bookings.services

    async def view(found: Reservation) -> FacilityBookingView:
        return booking_view(found, await bookings.of(found), services.clock.now(), await bookings.use(found))

    @router.post("/bookings/follow", operation_id="followFacilityBooking")
    async def follow_booking(body: WhoReserved, request: Request) -> FacilityBookingView:
        """A wrong name and a code that was never given look the same."""
        return await view(await theirs(services, body, request, RESOURCE))

    @router.post("/bookings/cancel", operation_id="cancelFacilityBooking")
    async def cancel_booking(body: WhoReserved, request: Request) -> FacilityBookingView:
        """Whoever waits first gets the place."""
        found = await theirs(services, body, request, RESOURCE)
        return await view(await services.reservations.cancel(found.code))

    @router.post("/bookings/move", operation_id="moveFacilityBooking")
    async def move_booking(body: MoveReserved, request: Request) -> FacilityBookingView:
        found = await theirs(services, body, request, RESOURCE)
        return await view(await bookings.move(await bookings.of(found), found, body.starts_at))

    @router.post("/bookings/calendar", operation_id="readFacilityBookingCalendar", response_class=Response)
    async def read_calendar(body: WhoReserved, request: Request) -> Response:
        """The booking as a file for a calendar (RFC 5545)."""
        found = await theirs(services, body, request, RESOURCE)
        facility = await bookings.of(found)
        return calendar_response(found, facility.name.words(), facility.address.words())
