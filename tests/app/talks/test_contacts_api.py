"""Contacts over HTTP: what is refused, and with which code."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.talks.api import TalkServices, build_router
from app.talks.ledger import Ledger
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Happenings
from core.clock import SystemClock
from tests.fakes.counter import Reply, ScriptedAgent

CHILD = "저 열두 살이에요"


@pytest.fixture
async def browser(ledger: Ledger) -> AsyncIterator[httpx.AsyncClient]:
    tell = Happenings(ledger.answered, lambda _talk, _request: None, ledger.closed)
    talks = Talks(
        {"complaints": cast("Any", ScriptedAgent({CHILD: Reply(("네",), of_child=True)}))},
        TalkLimits(9, 9, 9, 600.0),
        SystemClock(),
        tell,
    )
    parts = SimpleNamespace(persons=None, counters=None, privacy=None)
    async with asyncio.TaskGroup() as background:
        services = TalkServices(talks, ledger, parts.persons, parts.counters, background, 400, parts.privacy)
        app = FastAPI()
        http_errors.install(app)
        app.include_router(build_router(services))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://counter") as client:
            yield client


@pytest.mark.parametrize(
    ("contact", "purpose", "answer", "status"),
    [
        ("삼청동", "changes", None, 422),
        ("gilsoon@example.com", "callback", None, 422),
        ("010-1234-5678", "changes", "none", 404),
        ("gilsoon@example.com", "changes", None, 204),
    ],
)
async def test_a_contact_must_reach_somebody_and_name_an_answer_that_was_given(
    browser: httpx.AsyncClient, contact: str, purpose: str, answer: str | None, status: int
) -> None:
    talk = (await browser.post("/api/talks", json={"official": "complaints"})).json()["id"]
    body = {"contact": contact, "purpose": purpose, "answer": answer, "consent": True}
    reply = await browser.post(f"/api/talks/{talk}/contacts", json=body)
    assert reply.status_code == status
    assert contact not in reply.text


async def test_no_contact_of_a_child_is_taken(browser: httpx.AsyncClient) -> None:
    talk = (await browser.post("/api/talks", json={"official": "complaints"})).json()["id"]
    body = {"contact": "gilsoon@example.com", "purpose": "changes", "consent": True}
    told = await browser.post(f"/api/talks/{talk}/contacts", json={**body, "under_14": True})
    assert (told.status_code, told.json()["code"]) == (422, "guardian_consent_needed")
    await browser.post(f"/api/talks/{talk}/messages", json={"text": CHILD})
    heard = await browser.post(f"/api/talks/{talk}/contacts", json=body)
    assert (heard.status_code, heard.json()["code"]) == (422, "guardian_consent_needed")
    assert "gilsoon" not in told.text + heard.text
