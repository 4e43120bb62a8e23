"""Both sides of the counter for petitions, over HTTP: the citizen's routes and the desk's."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from app import http_errors
from casework.filings import Filings
from casework.petition_api import build_router as citizens
from casework.petition_desk_api import PREFIX
from casework.petition_desk_api import build_router as desk
from casework.petition_services import PetitionServices
from casework.photo_api import build_router as photos
from core.accounts import Account, Role
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.casework import CountedPacing, WrittenArrivals, WrittenTalks
from tests.fakes.guard import HEADER, HeaderGuard

ACTS = "/api/petitions/acts"
NAME = "김하늘"
PHONE = "010-1234-5678"
RESIDENT = "900101-1234567"
PETITION: dict[str, Any] = {
    "kind": "grievance", "subject": "가로등", "text": "가로등을 더 놓아 주세요.", "name": NAME, "consent": True,
    "address": "서울특별시 중구 세종대로 110", "contact": PHONE, "language": "ko",
}  # fmt: skip
REFUSAL = {
    "act": "decide", "outcome": "refused", "answer": "어렵습니다.", "reasons": "예산", "remedy": "이의신청",
    "objection": "disposition", "unit": "도로과", "contact": "02-2133-0000",
}  # fmt: skip


@asynccontextmanager
async def open_house(filings: Filings, clock: Calendar, *, sight: int = 99) -> AsyncGenerator[httpx.AsyncClient]:
    """Signed in as a person of the desk; `sight`: how often a petition is looked up in a minute."""
    kim = Account("kim", "kim", "김담당", frozenset({Role.STAFF}))
    arrivals = WrittenArrivals(forbidden=RESIDENT, personal=NAME)
    paces = CountedPacing(99, 60, clock), CountedPacing(sight, 60, clock)
    services = PetitionServices(filings, CALENDAR, clock, arrivals, WrittenTalks({}), *paces)
    app = FastAPI()
    http_errors.install(app)
    app.include_router(citizens(services))
    app.include_router(photos(services))
    app.include_router(desk(services, HeaderGuard({"kim": kim})))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://house", headers={HEADER: "kim"}) as client:
        yield client


class Case:
    """One petition, from both sides of the counter."""

    def __init__(self, house: httpx.AsyncClient, number: str, contact: str = PHONE) -> None:
        self._house = house
        self.number = number
        self.known = {"number": number, "name": NAME, "contact": contact}

    async def follow(self) -> dict[str, Any]:
        known = {"number": self.number, "name": NAME}
        return (await self._house.post("/api/petitions/follow", json=known)).json()

    async def asks(self, known: dict[str, str] | None = None, /, **act: object) -> httpx.Response:
        return await self._house.post(ACTS, json={**self.known, **(known or {}), "act": act})

    async def does(self, **act: object) -> httpx.Response:
        return await self._house.post(f"{PREFIX}/{self.number}/acts", json=act)

    async def detail(self) -> dict[str, Any]:
        return (await self._house.get(f"{PREFIX}/{self.number}")).json()

    async def is_refused(self) -> None:
        for act in ({"act": "accept", "kind": "grievance"}, REFUSAL, {"act": "tell_result"}):
            assert (await self.does(**act)).status_code == 200
