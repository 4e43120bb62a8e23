"""Bundles over HTTP are for admins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.bundle_api import build_router
from app.database import open_engine, open_sessions
from app.settings import Settings
from core.accounts import Account, Role
from knowledge.bundle import unpacked
from knowledge.store import KnowledgeStore
from tests.fakes.database import migrated_copy
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import Calendar, move_in_report, published

ACCOUNTS = {
    "choi": Account("4", "choi", "Choi", frozenset({Role.ADMIN})),
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
}


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    engine = open_engine(migrated_copy(tmp_path))
    sessions, clock = open_sessions(engine), Calendar()
    await published(KnowledgeStore(sessions, clock), move_in_report())
    app = FastAPI()
    app.include_router(build_router(sessions, Settings(var_dir=tmp_path), clock, HeaderGuard(ACCOUNTS)))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened
    await engine.dispose()


async def test_an_admin_takes_a_collection_away_signed(client: httpx.AsyncClient) -> None:
    choi = {HEADER: "choi"}
    key = (await client.get("/api/bundles/key", headers=choi)).json()["key"]
    bundle = await client.get("/api/bundles/complaints.zip", headers=choi)
    assert [row["id"] for row in unpacked(bundle.content, trusted={key}).documents] == ["move-in-report"]
    lines = await client.get("/api/bundles/complaints.jsonl", headers=choi)
    assert lines.text.count("\n") == 1
    assert (await client.get("/api/bundles/nothing.zip", headers=choi)).status_code == 404


async def test_nobody_else_does(client: httpx.AsyncClient) -> None:
    for path in ("key", "complaints.zip", "complaints.jsonl"):
        assert (await client.get(f"/api/bundles/{path}", headers={HEADER: "kim"})).status_code == 403
