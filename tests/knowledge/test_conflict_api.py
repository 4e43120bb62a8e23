"""Conflicts over HTTP: who may look, who may rule."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from core.accounts import Account, Role
from knowledge.conflict_api import build_router
from knowledge.conflicts import Conflicts
from knowledge.store import KnowledgeStore
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import Calendar, move_in_report, published
from tests.knowledge.test_conflicts import KIWI, WRONG, leaflet, publish

ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "choi": Account("4", "choi", "Choi", frozenset({Role.ADMIN})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}


@pytest.fixture
async def conflicts(store: KnowledgeStore, sessions: Sessions, calendar: Calendar) -> Conflicts:
    await published(store, move_in_report())
    await publish(store, leaflet(WRONG))
    made = Conflicts(store, sessions, calendar, KIWI.terms)
    await made.refresh()
    return made


@pytest.fixture
async def client(conflicts: Conflicts) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(build_router(conflicts, HeaderGuard(ACCOUNTS)))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


async def test_a_curator_rules_and_takes_it_back(client: httpx.AsyncClient) -> None:
    kim = {HEADER: "kim"}
    (found,) = (await client.get("/api/conflicts", headers=kim)).json()["items"]
    ruled_out = {"shelf": "ruled"}
    pair = {"first": found["first"]["passage"]["id"], "second": found["second"]["passage"]["id"]}
    await client.post("/api/conflicts/ruling", json={**pair, "reason": "다른 경우"}, headers=kim)
    ruled = (await client.get("/api/conflicts", params=ruled_out, headers=kim)).json()
    assert ruled["items"][0]["ruling"]["reason"] == "다른 경우"
    assert (await client.get("/api/conflicts", headers=kim)).json()["items"] == []
    await client.post("/api/conflicts/reopen", json=pair, headers=kim)
    assert (await client.get("/api/conflicts", headers=kim)).json()["items"] == [found]
    unknown = await client.post("/api/conflicts/reopen", json=pair, headers=kim)
    assert unknown.status_code == 404


async def test_a_shelf_is_read_page_by_page_beside_the_counts_of_all(
    client: httpx.AsyncClient, store: KnowledgeStore, conflicts: Conflicts
) -> None:
    await publish(store, leaflet(WRONG, id="another-leaflet"))
    await conflicts.refresh()
    pages = [
        (await client.get("/api/conflicts", params={"page": page, "page_size": 1}, headers={HEADER: "kim"})).json()
        for page in (1, 2, 3)
    ]
    assert [(page["total"], page["page"], len(page["items"])) for page in pages] == [(2, 1, 1), (2, 2, 1), (2, 2, 1)]
    assert pages[0]["items"] != pages[1]["items"]
    assert pages[0]["counts"] == {"contradiction": 2}
    assert (await client.get("/api/conflicts?page=0", headers={HEADER: "kim"})).status_code == 422


async def test_an_admin_looks_but_does_not_rule_and_staff_do_neither(client: httpx.AsyncClient) -> None:
    pair = {"first": "a#text@1", "second": "b#text@1", "reason": "x"}
    assert (await client.get("/api/conflicts", headers={HEADER: "choi"})).status_code == 200
    assert (await client.post("/api/conflicts/ruling", json=pair, headers={HEADER: "choi"})).status_code == 403
    assert (await client.get("/api/conflicts", headers={HEADER: "jung"})).status_code == 403
    assert (await client.get("/api/conflicts")).status_code == 401


async def test_a_draft_is_compared_with_what_is_published(client: httpx.AsyncClient) -> None:
    draft = json.loads(leaflet(WRONG, id="other").model_dump_json())
    answer = await client.post("/api/conflicts/draft", json={"draft": draft}, headers={HEADER: "kim"})
    assert [item["second"]["passage"]["document_id"] for item in answer.json()["items"]] == ["move-in-report"]
