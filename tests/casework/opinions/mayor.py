"""A mayor's office for tests of opinions: its routes, a clock that stands still, and the people who may sign in."""

from __future__ import annotations

from typing import Any

import httpx
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from app.petitions import CitizensWords
from app.talks.pace import Pace
from casework.opinions.api import OpinionServices
from casework.opinions.api import build_router as citizens
from casework.opinions.book import OpinionBook
from casework.opinions.desk_api import PREFIX
from casework.opinions.desk_api import build_router as desk
from casework.opinions.gathering import Gathering
from casework.opinions.matters import MatterBook
from core.accounts import Account, Role
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WordSpace, WrittenSense
from tests.fakes.guard import HEADER, HeaderGuard

API = "http://city/api/opinions"
DESK = f"http://city{PREFIX}"
ACCOUNTS = {
    "kim": Account("kim", "kim", "김담당", frozenset({Role.STAFF})),
    "lee": Account("lee", "lee", "이담당", frozenset({Role.SUPERVISOR})),
    "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR})),
}
BUSES = (
    "심야 버스 노선이 더 있으면 좋겠습니다.",
    "심야 버스 노선이 너무 적습니다.",
    "심야 버스 노선이 있어서 든든합니다.",
)
LIBRARY = "도서관 열람실이 깨끗해서 행복합니다."
MOST_SENT = 40


def services_of(sessions: Sessions, clock: Calendar) -> OpinionServices:
    gathering = Gathering(WordSpace(), WrittenSense())
    return OpinionServices(
        book=OpinionBook(sessions, clock, gathering),
        matters=MatterBook(sessions, clock, gathering),
        sense=WrittenSense(),
        arrivals=CitizensWords(),
        sending_pace=Pace(MOST_SENT, 60, clock),
    )


def client_of(services: OpinionServices, account: str = "") -> httpx.AsyncClient:
    """Of somebody who is signed in, or of a citizen."""
    app = FastAPI()
    http_errors.install(app)
    app.include_router(citizens(services))
    app.include_router(desk(services, HeaderGuard(ACCOUNTS)))
    headers = {HEADER: account} if account else {}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=API, headers=headers)


def opinion(text: str, **given: Any) -> dict[str, Any]:
    """What a citizen's page sends."""
    return {"kind": "suggestion", "text": text, "language": "ko", **given}


async def sends(client: httpx.AsyncClient, text: str, **given: Any) -> str:
    """What became of it."""
    answer = await client.post(API, json=opinion(text, **given))
    assert answer.status_code == 200, answer.text
    outcome: str = answer.json()["outcome"]
    return outcome


async def queue(client: httpx.AsyncClient, state: str = "received") -> list[dict[str, Any]]:
    page = await client.get(DESK, params={"state": state, "page_size": 100})
    items: list[dict[str, Any]] = page.json()["items"]
    return items


async def acts(client: httpx.AsyncClient, one: dict[str, Any], act: str, **given: Any) -> httpx.Response:
    body = {"act": act, "edition": one["edition"], **given}
    return await client.post(f"{DESK}/{one['id']}/acts", json=body)


async def approves_all(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Everything that waits, in order."""
    return [(await acts(client, one, "approve")).json() for one in await queue(client)]


async def public(client: httpx.AsyncClient) -> dict[str, Any]:
    shown: dict[str, Any] = (await client.get(API)).json()
    return shown
