"""Recalls over HTTP: who may look, who may write and call, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.recall.api import build_router
from core.accounts import Account, Role
from tests.app.recall.conftest import NOW, City
from tests.fakes.guard import HEADER, HeaderGuard

CHANGE = "/api/recall/changes/move-in-report/1"
LETTER = {"subject": "바뀌었습니다", "text": "30일 이내입니다."}
ACCOUNTS = {
    "kim": Account("1", "kim", "김", frozenset({Role.CURATOR})),
    "lee": Account("2", "lee", "이", frozenset({Role.APPROVER})),
    "jung": Account("3", "jung", "정", frozenset({Role.STAFF})),
}


@pytest.fixture
async def browser(city: City) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(city.corrections, HeaderGuard(ACCOUNTS)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://curate") as client:
        yield client


async def test_a_curator_writes_calls_and_ticks_off(browser: httpx.AsyncClient, city: City) -> None:
    kim = {HEADER: "kim"}
    await city.told_and_left("010-1234-5678")
    await city.publishes(NOW)
    (change,) = (await browser.get("/api/recall/changes", headers=kim)).json()
    assert (change["title"], change["answers"], change["untold"]) == ("전입신고", 1, 1)
    recall = (await browser.get(CHANGE, headers=kim)).json()
    assert NOW in recall["draft"]["text"]
    written = await browser.post(f"{CHANGE}/corrections", json=LETTER, headers=kim)
    assert (written.status_code, written.json()["corrections"][0]["author"]) == (201, "김")
    again = await browser.post(f"{CHANGE}/corrections", json=LETTER, headers=kim)
    assert (again.status_code, again.json()["code"]) == (409, "conflict")
    (line,) = (await browser.get("/api/recall/calls", headers=kim)).json()
    assert line["contact"] == "010••••78"
    call = (await browser.get(f"/api/recall/calls/{line['id']}", headers=kim)).json()
    assert (call["contact"], call["text"]) == ("010-1234-5678", LETTER["text"])
    assert (await browser.post(f"/api/recall/calls/{line['id']}/told", headers=kim)).status_code == 204
    assert (await browser.post(f"/api/recall/letters/{line['id']}/retry", headers=kim)).status_code == 409


@pytest.mark.parametrize(
    ("name", "method", "path", "status"),
    [
        ("", "GET", "/api/recall/changes", 401),
        ("jung", "GET", "/api/recall/changes", 403),
        ("lee", "GET", "/api/recall/changes", 200),
        ("lee", "GET", "/api/recall/calls", 403),
        ("lee", "GET", "/api/recall/calls/1", 403),
        ("lee", "POST", f"{CHANGE}/corrections", 403),
        ("kim", "GET", CHANGE, 404),
        ("kim", "GET", "/api/recall/calls/1", 404),
        ("kim", "POST", "/api/recall/letters/1/retry", 404),
        ("kim", "POST", f"{CHANGE}/corrections", 404),
    ],
)
async def test_what_is_refused(browser: httpx.AsyncClient, name: str, method: str, path: str, status: int) -> None:
    body = LETTER if path.endswith("corrections") else None
    assert (await browser.request(method, path, json=body, headers={HEADER: name})).status_code == status


@pytest.mark.parametrize("subject", ["", "두\n줄", "긴" * 201])
async def test_a_subject_is_one_line(browser: httpx.AsyncClient, subject: str) -> None:
    answer = await browser.post(f"{CHANGE}/corrections", json={**LETTER, "subject": subject}, headers={HEADER: "kim"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
