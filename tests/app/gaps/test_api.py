"""Gaps over HTTP: who may look, who may decide, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.gaps.api import build_router
from core.accounts import Account, Role
from tests.app.gaps.conftest import KIM, City
from tests.fakes.guard import HEADER, HeaderGuard

BICYCLE = "자전거 대여 요금이 얼마예요?"
FUNERAL = "화장장 예약은 어떻게 하나요?"
ACCOUNTS = {
    "kim": KIM,
    "lee": Account("2", "lee", "이", frozenset({Role.APPROVER})),
    "jung": Account("3", "jung", "정", frozenset({Role.STAFF})),
}


@pytest.fixture
async def browser(city: City) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(city.gaps, HeaderGuard(ACCOUNTS)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://curate") as client:
        yield client


async def test_a_curator_reads_merges_drafts_dismisses_and_opens(browser: httpx.AsyncClient, city: City) -> None:
    kim = {HEADER: "kim"}
    for question in (BICYCLE, BICYCLE, FUNERAL):
        await city.asked(question)
    await city.found()
    bicycle, funeral = (await browser.get("/api/gaps", headers=kim)).json()
    assert (bicycle["label"], bicycle["citizens"]) == (BICYCLE, 2)
    detail = (await browser.get(f"/api/gaps/{bicycle['id']}", headers=kim)).json()
    assert [question["text"] for question in detail["questions"]] == [BICYCLE, BICYCLE]
    path = f"/api/gaps/{bicycle['id']}"
    assert (await browser.post(f"{path}/dismiss", json={"reason": "아님"}, headers=kim)).status_code == 204
    assert [gap["id"] for gap in (await browser.get("/api/gaps", headers=kim)).json()] == [funeral["id"]]
    dismissed = (await browser.get("/api/gaps", params={"state": "dismissed"}, headers=kim)).json()
    assert [gap["note"] for gap in dismissed] == ["아님"]
    assert (await browser.post(f"{path}/reopen", headers=kim)).status_code == 204
    merged = await browser.post(f"/api/gaps/{funeral['id']}/merge", json={"into": bicycle["id"]}, headers=kim)
    assert merged.status_code == 204
    drafted = await browser.post(f"{path}/draft", headers=kim)
    assert (drafted.status_code, drafted.json()) == (201, {"document_id": f"gap-{bicycle['id']}"})
    again = await browser.post(f"{path}/draft", headers=kim)
    assert (again.status_code, again.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("name", "method", "path", "body", "status"),
    [
        ("", "GET", "/api/gaps", None, 401),
        ("jung", "GET", "/api/gaps", None, 403),
        ("lee", "GET", "/api/gaps", None, 200),
        ("lee", "POST", "/api/gaps/1/draft", None, 403),
        ("lee", "POST", "/api/gaps/1/dismiss", {"reason": "-"}, 403),
        ("kim", "POST", "/api/gaps/1/dismiss", {"reason": " "}, 422),
        ("kim", "GET", "/api/gaps?state=gone", None, 422),
        ("kim", "GET", "/api/gaps/9", None, 404),
        ("kim", "POST", "/api/gaps/9/reopen", None, 404),
        ("kim", "POST", "/api/gaps/9/merge", {"into": 8}, 404),
        ("kim", "POST", "/api/gaps/9/draft", None, 404),
    ],
)
async def test_what_is_refused(
    browser: httpx.AsyncClient, name: str, method: str, path: str, body: object, status: int
) -> None:
    assert (await browser.request(method, path, json=body, headers={HEADER: name})).status_code == status
