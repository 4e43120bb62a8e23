"""Appointments over HTTP, for the people at the counters: a day, one in full, who came, and which slots are closed."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from casework.appointments.book import Appointments
from casework.appointments.counters import Counter
from casework.appointments.views import (
    AppointmentDay,
    AppointmentDetail,
    AppointmentSlot,
    counter_view,
    day_slot,
    detail,
    line,
)
from casework.reserving.reservation import Reservation
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


class ActOnAppointment(BaseModel):
    """Whether its citizen came; or the office takes it back."""

    act: Literal["came", "did_not_come", "cancel"]


def build_router(appointments: Appointments, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/casework/appointments`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix=PREFIX, tags=["casework"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    reservations, clock = appointments.services.reservations, appointments.services.clock

    def in_full(found: Reservation) -> AppointmentDetail:
        return detail(found, appointments.of(found), clock.now())

    @router.get("", operation_id="listAppointments", dependencies=[staff])
    async def list_appointments(counter: str, day: Day) -> AppointmentDay:
        """Names are shown in full only in the appointment itself."""
        return await _day(appointments, appointments.counter(counter), day)

    @router.post("/slots", operation_id="changeAppointmentSlot")
    async def change_slot(body: ChangeSlot, account: Annotated[Account, staff]) -> AppointmentDay:
        """What is booked in a slot stays when it is closed."""
        counter = appointments.counter(body.counter)
        if counter.rule.at(body.starts_at, appointments.services.calendar) is None:
            raise NotFound("the counter has no slot at this time")
        await appointments.close(counter, body.starts_at, by=account.name if body.is_closed else None)
        return await _day(appointments, counter, body.starts_at.astimezone(SEOUL).date())

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

    return router


async def _day(appointments: Appointments, counter: Counter, day: date) -> AppointmentDay:
    slots, booked = await appointments.day(counter, day)
    now, places = appointments.services.clock.now(), counter.rule.places
    days: list[AppointmentSlot] = []
    for slot, use in slots.items():
        mine = [line(one, now) for one in booked if one.starts_at == slot.start]
        days.append(day_slot(slot.start, slot.end, places, use, mine))
    return AppointmentDay(counter=counter.id, counter_name=counter_view(counter).name, slots=days)
