"""Facilities of a city that never was, their routes, and the people who may sign in there."""

from __future__ import annotations

from typing import Any

import httpx
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from app.petitions import CitizensWords
from app.reservations import facility_routers
from app.talks.pace import Pace
from casework.facilities.book import FacilityBookings
from casework.facilities.facility import Facility
from casework.facilities.store import Facilities
from casework.reserving.asking import ReservingServices
from casework.reserving.reservations import Reservations
from core.accounts import Account, Role
from tests.casework.reserving.wishes import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.guard import HEADER, HeaderGuard

API = "http://hall/api/facilities"
DESK = "http://hall/api/casework/facilities"
ADMIN = "http://hall/api/admin/facilities"
TEN = "2026-11-24T01:00:00Z"
SOURCE = {"name": "달빛정원 운영 공고 (예시)", "url": "https://example.org/moon-garden", "read_on": "2026-11-01"}
HALL: dict[str, Any] = {
    "id": "moon-hall", "kind": "hall", "name": {"ko": "달빛강당 (예시)", "en": "Moonlight Hall (example)"},
    "district": "마포구", "address": {"ko": "마포구 달빛로 1", "en": "1 Dalbit-ro, Mapo-gu"}, "source": SOURCE,
    "facts": [{"kind": "fee", "ko": "무료", "en": "Free of charge", "source": SOURCE}],
    "hours": [{"days": [1, 2, 3, 4, 5], "opens": "10:00", "closes": "12:00"},
              {"days": [2], "opens": "19:00", "closes": "21:00"}],
    "minutes": 60, "places": 1, "most_people": 30,
}  # fmt: skip
BOOKING: dict[str, Any] = {
    "starts_at": TEN, "name": "김하늘", "contact": "010-1234-5678", "people": 12, "purpose": "합창 연습",
    "consent": True,
}  # fmt: skip
ACCOUNTS = {
    "kim": Account("kim", "kim", "김담당", frozenset({Role.STAFF})),
    "root": Account("root", "root", "관리자", frozenset({Role.ADMIN})),
    "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR})),
}
CITIZEN, STAFF, ADMINISTRATOR = ({HEADER: name} for name in ("", "kim", "root"))


def hall(**change: Any) -> Facility:
    return Facility.model_validate({**HALL, **change})


def bookings_of(sessions: Sessions, clock: Calendar) -> FacilityBookings:
    services = ReservingServices(
        reservations=Reservations(sessions, clock),
        calendar=CALENDAR,
        clock=clock,
        arrivals=CitizensWords(),
        booking_pace=Pace(60, 60, clock),
        following_pace=Pace(60, 60, clock),
    )
    return FacilityBookings(services, Facilities(sessions, clock))


def client_of(bookings: FacilityBookings) -> httpx.AsyncClient:
    """Of a citizen; with the headers of an account, of whoever has it."""
    app = FastAPI()
    http_errors.install(app)
    for router in facility_routers(bookings, HeaderGuard(ACCOUNTS)):
        app.include_router(router)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=API)
