"""Two people who keep procedures: one writes, another publishes, over the console's own API."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.browser.people import NEW_PASSWORD
from tests.browser.service import RunningService


def moon_garden(document_id: str) -> dict[str, Any]:
    """A procedure that no city has."""
    return {
        "kind": "procedure",
        "id": document_id,
        "collection": "complaints",
        "title": {"ko": "달빛정원 야간 이용", "en": "Moon garden at night"},
        "summary": {
            "ko": "달빛정원을 밤에 쓰려면 미리 신청합니다.",
            "en": "Apply before you use the moon garden at night.",
        },
        "sections": [
            {
                "kind": "deadline",
                "ko": "달빛정원 야간 이용은 이용 3일 전까지 신청해야 합니다.",
                "en": "Apply 3 days before.",
                "sources": ["notice"],
            },
            {
                "kind": "how",
                "ko": "달빛정원 야간 이용은 관리사무소에서 신청합니다.",
                "en": "Apply at the office.",
                "sources": ["notice"],
            },
        ],
        "sources": [
            {
                "key": "notice",
                "kind": "notice",
                "name": "서울특별시 달빛정원 운영 공고",
                "text_version": "2026-11-01",
                "url": "https://example.org/moon-garden",
                "evidence": "야간 이용은 이용 3일 전까지 관리사무소에 신청하여야 한다. Apply 3 days before.",
            }
        ],
        "questions": [
            {"language": "ko", "text": "달빛정원 밤에 가려면 어떻게 해요?"},
            {"language": "ko", "text": "달빛정원 야간 이용 신청은 언제까지예요?"},
        ],
    }


@asynccontextmanager
async def publish_procedure(service: RunningService, document_id: str) -> AsyncGenerator[None]:
    """Written by the curator, published by the approver; heard by the time this is entered, or within 5 s."""
    curator, approver = await _keeper(service, "curator"), await _keeper(service, "approver")
    async with curator, approver:
        detail = await _call(curator, "", moon_garden(document_id))
        detail = await _call(curator, f"/{document_id}/submit", _seen(detail))
        own = await curator.post(f"/api/procedures/{document_id}/publish", json=_seen(detail))
        assert own.status_code == 403, "the author must not publish"
        await _call(approver, f"/{document_id}/publish", _seen(detail))
        yield


async def _keeper(service: RunningService, name: str) -> httpx.AsyncClient:
    client = httpx.AsyncClient(base_url=service.url)
    password = service.passwords[name]
    signed_in = (await client.post("/api/session", json={"name": name, "password": password})).json()
    client.headers["X-CSRF-Token"] = signed_in["csrf_token"]
    change = {"old_password": password, "new_password": NEW_PASSWORD}
    changed = await client.post("/api/session/password", json=change)
    assert changed.is_success, changed.text
    client.headers["X-CSRF-Token"] = (await client.get("/api/session")).json()["csrf_token"]
    return client


async def _call(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(f"/api/procedures{path}", json=body)
    assert answer.is_success, answer.text
    return answer.json()


def _seen(detail: dict[str, Any]) -> dict[str, Any]:
    summary = detail["open"]["summary"]
    return {"version": summary["version"], "edits": summary["edits"]}
