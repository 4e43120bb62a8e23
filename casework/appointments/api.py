"""Appointments over HTTP, for citizens: which times are free, booking one, and what becomes of it. No cookie."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from casework.appointments.book import Appointments
from casework.appointments.calendar_file import MEDIA_TYPE, calendar_file
from casework.appointments.counters import RESOURCE
from casework.appointments.told import zone_of
from casework.appointments.views import AppointmentView, CounterView, appointment_view, counter_view
from casework.protocols import Arrivals
from casework.reserving.asking import Line, MoveReserved, Reserve, SlotView, WhoReserved, Words, count, theirs
from casework.reserving.reservation import Reservation, Visitor
from core.errors import Conflict, InvalidInput, NotFound, SlotTaken, TooManyAttempts
from core.http import declared


class Brief(BaseModel):
    """What the person at the counter reads beforehand; for an investment, the last five."""

    topic: Words = ""
    country: Line = ""
    sector: Line = ""
    amount: Line = ""
    form: Line = ""
    timing: Line = ""


class BookAppointment(Reserve):
    """A slot at a counter."""

    counter: str
    brief: Brief = Brief()


def build_router(appointments: Appointments) -> APIRouter:
    """Routes under `/api/appointments`."""
    errors = declared(InvalidInput, NotFound, Conflict, SlotTaken, TooManyAttempts)
    router = APIRouter(prefix="/api/appointments", tags=["appointments"], responses=errors)
    _add_booking(router, appointments)
    _add_following(router, appointments)
    return router


def _add_booking(router: APIRouter, appointments: Appointments) -> None:
    services = appointments.services

    @router.get("/counters", operation_id="listAppointmentCounters")
    async def list_counters() -> list[CounterView]:
        return [counter_view(one) for one in appointments.counters.values()]

    @router.get("/slots", operation_id="listAppointmentSlots")
    async def list_slots(counter: Annotated[str, Query(max_length=40)]) -> list[SlotView]:
        free = await appointments.free(appointments.counter(counter))
        return [SlotView(starts_at=one.slot.start, ends_at=one.slot.end, left=one.left) for one in free]

    @router.post("", status_code=201, operation_id="bookAppointment")
    async def book_appointment(body: BookAppointment, request: Request) -> AppointmentView:
        count(services.booking_pace, request)
        zone_of(body.zone)
        visitor = _visitor(body, services.arrivals)
        counter = appointments.counter(body.counter)
        booked = await appointments.book(counter, body.starts_at, visitor, body.language, body.zone)
        return appointment_view(booked, counter, services.clock.now())


def _add_following(router: APIRouter, appointments: Appointments) -> None:
    services = appointments.services

    def view(found: Reservation) -> AppointmentView:
        return appointment_view(found, appointments.of(found), services.clock.now())

    @router.post("/follow", operation_id="followAppointment")
    async def follow_appointment(body: WhoReserved, request: Request) -> AppointmentView:
        """A wrong name and a code that was never given look the same."""
        return view(await theirs(services, body, request, RESOURCE))

    @router.post("/cancel", operation_id="cancelAppointment")
    async def cancel_appointment(body: WhoReserved, request: Request) -> AppointmentView:
        found = await theirs(services, body, request, RESOURCE)
        return view(await services.reservations.cancel(found.code))

    @router.post("/move", operation_id="moveAppointment")
    async def move_appointment(body: MoveReserved, request: Request) -> AppointmentView:
        found = await theirs(services, body, request, RESOURCE)
        return view(await appointments.move(found, body.starts_at))

    @router.post("/calendar", operation_id="readAppointmentCalendar", response_class=Response)
    async def read_calendar(body: WhoReserved, request: Request) -> Response:
        """The appointment as a file for a calendar (RFC 5545)."""
        found = await theirs(services, body, request, RESOURCE)
        file = calendar_file(found, appointments.of(found))
        named = {"Content-Disposition": f'attachment; filename="appointment-{found.code}.ics"'}
        return Response(file, media_type=MEDIA_TYPE, headers=named)


def _visitor(body: BookAppointment, arrivals: Arrivals) -> Visitor:
    """Cleared of what nobody may keep before anything else sees it."""
    said: Mapping[str, str] = body.brief.model_dump()
    details = {name: arrivals.cleared(text) for name, text in said.items() if text}
    return Visitor(arrivals.cleared(body.name), arrivals.contact(body.contact), details)
