"""Appointments over HTTP, for citizens: which times are free, booking one, and what becomes of it. No cookie."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, BaseModel, StringConstraints

from casework.appointments.book import Appointments
from casework.appointments.counters import RESOURCE
from casework.appointments.views import HEARD, AppointmentView, CounterView, appointment_view, counter_view
from casework.callers import count
from casework.protocols import ConsultingTalks
from casework.reserving.asking import Line, MoveReserved, Reserve, WhoReserved, Words, comer_of, theirs
from casework.reserving.calendar_file import calendar_response
from casework.reserving.reservation import Reservation
from casework.reserving.told import when
from casework.reserving.views import SlotView, slot_views
from core.errors import Conflict, GuardianConsentNeeded, InvalidInput, NotFound, SlotTaken, TooManyAttempts
from core.http import declared, encodable


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
    talk: Annotated[str, StringConstraints(max_length=64), AfterValidator(encodable)] | None = None
    """That it was prepared in: what the official collected there is kept beside what the citizen sends."""


def build_router(appointments: Appointments, talks: ConsultingTalks) -> APIRouter:
    """Routes under `/api/appointments`."""
    errors = declared(InvalidInput, GuardianConsentNeeded, NotFound, Conflict, SlotTaken, TooManyAttempts)
    router = APIRouter(prefix="/api/appointments", tags=["appointments"], responses=errors)
    _add_booking(router, appointments, talks)
    _add_following(router, appointments)
    return router


def _add_booking(router: APIRouter, appointments: Appointments, talks: ConsultingTalks) -> None:
    services = appointments.services

    @router.get("/counters", operation_id="listAppointmentCounters")
    async def list_counters() -> list[CounterView]:
        return [counter_view(one) for one in appointments.counters.values()]

    @router.get("/slots", operation_id="listAppointmentSlots")
    async def list_slots(counter: Annotated[str, Query(max_length=40)]) -> list[SlotView]:
        return slot_views(await appointments.offers(appointments.counter(counter)))

    @router.post("", status_code=201, operation_id="bookAppointment")
    async def book_appointment(body: BookAppointment, request: Request) -> AppointmentView:
        """Of an hour of counselling neither the contact nor the brief is kept, whatever was sent."""
        count(services.booking_pace, request)
        counter = appointments.counter(body.counter)
        said = {**body.brief.model_dump(), **_heard(talks, body.talk)}
        comer = comer_of(body, services.arrivals, said, is_anonymous=counter.is_anonymous)
        booked = await appointments.book(counter, body.starts_at, comer)
        if body.talk:
            ko, en = when(booked.starts_at, booked.ends_at)
            talks.booked(body.talk, {"ko": ko, "en": en})
        return appointment_view(booked, counter, services.clock.now())


def _heard(talks: ConsultingTalks, talk_id: str | None) -> dict[str, str]:
    """What was collected in the talk, taken from it here, so that no client can say what the official wrote."""
    collected = talks.prepared(talk_id) if talk_id else None
    return {f"{HEARD}{part}": said for part, said in collected.given.items()} if collected else {}


def _add_following(router: APIRouter, appointments: Appointments) -> None:
    services = appointments.services

    async def view(found: Reservation) -> AppointmentView:
        use = await appointments.use(found)
        return appointment_view(found, appointments.of(found), services.clock.now(), use)

    @router.post("/follow", operation_id="followAppointment")
    async def follow_appointment(body: WhoReserved, request: Request) -> AppointmentView:
        """A wrong name and a code that was never given look the same."""
        return await view(await theirs(services, body, request, RESOURCE))

    @router.post("/cancel", operation_id="cancelAppointment")
    async def cancel_appointment(body: WhoReserved, request: Request) -> AppointmentView:
        found = await theirs(services, body, request, RESOURCE)
        return await view(await services.reservations.cancel(found.code))

    @router.post("/move", operation_id="moveAppointment")
    async def move_appointment(body: MoveReserved, request: Request) -> AppointmentView:
        found = await theirs(services, body, request, RESOURCE)
        return await view(await appointments.move(appointments.of(found), found, body.starts_at))

    @router.post("/calendar", operation_id="readAppointmentCalendar", response_class=Response)
    async def read_calendar(body: WhoReserved, request: Request) -> Response:
        """The appointment as a file for a calendar (RFC 5545)."""
        found = await theirs(services, body, request, RESOURCE)
        return calendar_response(found, appointments.of(found).name)
