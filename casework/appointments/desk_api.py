"""Appointments over HTTP, for the people at the counters: a day, one in full, who came, and which slots are closed."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from casework.appointments.book import Appointments
from casework.appointments.counters import Counter
from casework.appointments.views import AppointmentDay, AppointmentDetail, detail
from casework.reserving.reasons import Reason, given_reason
from casework.reserving.reservation import Reservation, SlotUse
from casework.reserving.slots import Interval
from casework.reserving.views import day_slots, in_both
from core.accounts import Account, AccountGuard, Role
from core.clock import SEOUL
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import Day, Moment, declared

PREFIX = "/api/casework/appointments"


class ChangeSlot(BaseModel):
    """Whether a slot can be booked from now on."""

    counter: str
    starts_at: Moment
    is_closed: bool
    reason: Reason = ""
    """Needed to close a slot that somebody booked, who reads it."""


class ActOnAppointment(BaseModel):
    """Whether its citizen came; or the office takes it back."""

    act: Literal["came", "did_not_come", "cancel"]


def build_router(appointments: Appointments, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/casework/appointments`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix=PREFIX, tags=["casework"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    _add_days(router, appointments, staff)
    _add_one(router, appointments, staff)
    return router


def _add_days(router: APIRouter, appointments: Appointments, staff: Any) -> None:
    @router.get("", operation_id="listAppointments", dependencies=[staff])
    async def list_appointments(counter: str, day: Day) -> AppointmentDay:
        """Names are shown in full only in the appointment itself."""
        return await _day(appointments, appointments.counter(counter), day)

    @router.post("/slots", operation_id="changeAppointmentSlot")
    async def change_slot(body: ChangeSlot, account: Annotated[Account, staff]) -> AppointmentDay:
        """What is booked in a slot stays when it is closed, and its citizens read the reason."""
        counter = appointments.counter(body.counter)
        slot = counter.rule.at(body.starts_at, appointments.services.calendar)
        if slot is None:
            raise NotFound("the counter has no slot at this time")
        if body.is_closed:
            await _close(appointments, counter, slot, body.reason, account)
        else:
            await appointments.reopen(counter, [slot.start], by=account.name)
        return await _day(appointments, counter, body.starts_at.astimezone(SEOUL).date())


def _add_one(router: APIRouter, appointments: Appointments, staff: Any) -> None:
    reservations, clock = appointments.services.reservations, appointments.services.clock

    def in_full(found: Reservation) -> AppointmentDetail:
        return detail(found, appointments.of(found), clock.now())

    @router.get("/{code}", operation_id="readAppointment", dependencies=[staff])
    async def read_appointment(code: str) -> AppointmentDetail:
        return in_full(await reservations.find(code))

    @router.post("/{code}/acts", operation_id="actOnAppointment")
    async def act_on_appointment(
        code: str, body: ActOnAppointment, account: Annotated[Account, staff]
    ) -> AppointmentDetail:
        appointments.of(await reservations.find(code))
        if body.act == "cancel":
            return in_full(await reservations.cancel(code, by=account.name))
        return in_full(await reservations.settle(code, body.act, by=account.name))


async def _close(appointments: Appointments, counter: Counter, slot: Interval, reason: str, account: Account) -> None:
    """Raises `InvalidInput` without a reason where somebody is booked."""
    services = appointments.services
    used = await services.reservations.used(counter.resource, slot.start, slot.end)
    if reason or used.get(slot.start, SlotUse()).taken:
        reason = given_reason(reason, "to close", services.arrivals)
    await appointments.close(counter, [slot.start], by=account.name, reason=reason)


async def _day(appointments: Appointments, counter: Counter, day: date) -> AppointmentDay:
    slots, booked = await appointments.day(counter, day)
    told = day_slots(slots, booked, counter.rule.places, appointments.services.clock.now())
    return AppointmentDay(counter=counter.id, counter_name=in_both(counter.name), slots=told)
