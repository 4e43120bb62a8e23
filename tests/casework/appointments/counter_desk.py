"""A desk for tests of appointments: its routes, a clock that stands still, and the people who may sign in."""

from __future__ import annotations

from datetime import time
from typing import Any

import httpx
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from app.petitions import CitizensWords
from app.talks.pace import Pace
from casework.appointments.api import build_router as citizens
from casework.appointments.book import Appointments
from casework.appointments.counters import Counter
from casework.appointments.desk_api import build_router as desk
from casework.protocols import ConsultingTalks
from casework.reserving.asking import ReservingServices
from casework.reserving.reservations import Reservations
from casework.reserving.slots import SlotRule
from core.accounts import Account, Role
from core.officials import DutyHours
from tests.casework.reserving.wishes import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WrittenConsultations
from tests.fakes.guard import HEADER, HeaderGuard

API = "http://counter/api/appointments"
HOURS = DutyHours(time(9), time(18), (1, 2, 3, 4, 5))
COUNTERS = {
    "investment": Counter("investment", {"ko": "외국인투자 상담", "en": "Investment"}, SlotRule((HOURS,), 60, 2)),
    "youth": Counter(
        "youth", {"ko": "청소년 상담", "en": "Youth counselling"}, SlotRule((HOURS,), 60, 1), is_anonymous=True
    ),
}
BRIEF = {"country": "독일", "sector": "배터리", "amount": "3억 원", "form": "신규 법인", "timing": "내년 봄"}
BOOKING: dict[str, Any] = {
    "counter": "investment", "starts_at": "2026-11-24T01:00:00Z", "name": "김하늘", "contact": "010-1234-5678",
    "language": "ko", "zone": "Europe/Berlin", "brief": {"topic": "신고 절차", **BRIEF}, "consent": True,
}  # fmt: skip
ACCOUNTS = {
    "kim": Account("kim", "kim", "김담당", frozenset({Role.STAFF})),
    "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR})),
}


def appointments_of(sessions: Sessions, clock: Calendar) -> Appointments:
    services = ReservingServices(
        reservations=Reservations(sessions, clock),
        calendar=CALENDAR,
        clock=clock,
        arrivals=CitizensWords(),
        booking_pace=Pace(40, 60, clock),
        following_pace=Pace(4, 60, clock),
    )
    return Appointments(services, COUNTERS)


def client_of(appointments: Appointments, account: str = "", talks: ConsultingTalks | None = None) -> httpx.AsyncClient:
    """Of somebody who is signed in, or of a citizen."""
    app = FastAPI()
    http_errors.install(app)
    app.include_router(citizens(appointments, talks or WrittenConsultations({})))
    app.include_router(desk(appointments, HeaderGuard(ACCOUNTS)))
    headers = {HEADER: account} if account else {}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=API, headers=headers)
