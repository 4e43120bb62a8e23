"""Public facilities over HTTP, for the people there: a day, one booking in full, who came, and what is closed."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from casework.facilities.book import FacilityBookings
from casework.facilities.facility import Facility
from casework.facilities.views import FacilityBookingDetail, FacilityDay, booking_detail
from casework.petition_views import Both
from casework.reserving.reasons import Reason, given_reason
from casework.reserving.reservation import Reservation
from casework.reserving.views import day_slots
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import Day, Moment, declared

PREFIX = "/api/casework/facilities"


class ChangeSlots(BaseModel):
    """Whether a slot, or a whole day, can be booked from now on."""

    facility: str
    day: Day
    starts_at: Moment | None = None
    """Null: every slot of the day."""
    is_closed: bool
    reason: Reason = ""
    """Needed to close; those who are booked read it."""


class ActOnBooking(BaseModel):
    """Whether its citizen came; or it is taken back, and why."""

    act: Literal["came", "did_not_come", "cancel"]
    reason: Reason = ""
    """Needed to cancel; the citizen reads it."""


def build_router(bookings: FacilityBookings, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/casework/facilities`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix=PREFIX, tags=["casework"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    _add_days(router, bookings, staff)
    _add_bookings(router, bookings, staff)
    return router


def _add_days(router: APIRouter, bookings: FacilityBookings, staff: Any) -> None:
    @router.get("", operation_id="listDeskFacilities", dependencies=[staff])
    async def list_facilities() -> list[Facility]:
        """The retired ones too: somebody may still be booked there."""
        return [one.facility for one in await bookings.facilities.all()]

    @router.get("/{facility}/day", operation_id="readFacilityDay", dependencies=[staff])
    async def read_day(facility: str, day: Day) -> FacilityDay:
        """Names are shown in full only in the booking itself."""
        return await _day(bookings, await bookings.facilities.find(facility), day)

    @router.post("/slots", operation_id="changeFacilitySlots")
    async def change_slots(body: ChangeSlots, account: Annotated[Account, staff]) -> FacilityDay:
        """What is booked stays, and its citizens read the reason."""
        facility = await bookings.facilities.find(body.facility)
        wanted = await _slots(bookings, facility, body)
        if not body.is_closed:
            await bookings.reopen(facility, wanted, by=account.name)
        else:
            reason = given_reason(body.reason, "to close", bookings.services.arrivals)
            await bookings.close(facility, wanted, by=account.name, reason=reason)
        return await _day(bookings, facility, body.day)


def _add_bookings(router: APIRouter, bookings: FacilityBookings, staff: Any) -> None:
    reservations, clock = bookings.services.reservations, bookings.services.clock

    async def in_full(found: Reservation) -> FacilityBookingDetail:
        return booking_detail(found, await bookings.of(found), clock.now(), await bookings.use(found))

    @router.get("/bookings/{code}", operation_id="readFacilityBooking", dependencies=[staff])
    async def read_booking(code: str) -> FacilityBookingDetail:
        return await in_full(await reservations.find(code))

    @router.post("/bookings/{code}/acts", operation_id="actOnFacilityBooking")
    async def act_on_booking(
        code: str, body: ActOnBooking, account: Annotated[Account, staff]
    ) -> FacilityBookingDetail:
        await bookings.of(await reservations.find(code))
        if body.act == "cancel":
            reason = given_reason(body.reason, "to cancel", bookings.services.arrivals)
            return await in_full(await reservations.cancel(code, by=account.name, reason=reason))
        return await in_full(await reservations.settle(code, body.act, by=account.name))


async def _slots(bookings: FacilityBookings, facility: Facility, body: ChangeSlots) -> list[datetime]:
    """Those of the day that are meant; raises `NotFound`."""
    slots, _ = await bookings.day(facility, body.day)
    wanted = [slot.start for slot in slots if body.starts_at in (None, slot.start)]
    if not wanted:
        raise NotFound("the facility has no slot at this time")
    return wanted


async def _day(bookings: FacilityBookings, facility: Facility, day: date) -> FacilityDay:
    slots, booked = await bookings.day(facility, day)
    told = day_slots(slots, booked, facility.places, bookings.services.clock.now())
    return FacilityDay(facility=facility.id, facility_name=Both(**facility.name.model_dump()), slots=told)
