"""Curation over HTTP: who may, what comes back, and what is refused."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from core.accounts import Account, Role
from core.passages import Passage
from core.speech import Language
from knowledge.api import build_router
from knowledge.store import KnowledgeStore
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import move_in_report

PATH = "/api/procedures/move-in-report"
CONTENT: dict[str, Any] = json.loads(move_in_report().model_dump_json())

ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "lee": Account("2", "lee", "Lee", frozenset({Role.APPROVER})),
    "park": Account("3", "park", "Park", frozenset({Role.CURATOR, Role.APPROVER})),
    "choi": Account("4", "choi", "Choi", frozenset({Role.ADMIN})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}


class FirstPassage:
    """Answers with the first passage in the language."""

    async def answer(
        self, passages: Sequence[Passage], *, question: str, language: Language
    ) -> list[dict[str, object]]:
        return [{"type": "answer-text", "text": next(p.text for p in passages if p.language == language)}]


Ask = Callable[..., Any]


@pytest.fixture
async def client(store: KnowledgeStore) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(build_router(store, HeaderGuard(ACCOUNTS), FirstPassage(), {"youth", "complaints"}))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Ask:
    """`await ask("kim", "POST", path, body)`: the status and the JSON."""

    async def send(name: str, method: str, path: str, body: object = None) -> tuple[int, Any]:
        answer = await client.request(method, path, json=body, headers={HEADER: name})
        return answer.status_code, answer.json()

    return send


async def test_a_procedure_goes_from_one_person_to_the_other_to_the_citizen(ask: Ask) -> None:
    status, detail = await ask("kim", "POST", "/api/procedures", CONTENT)
    assert (status, detail["open"]["summary"]["state"], detail["open"]["problems"]) == (201, "draft", [])
    changed = {**CONTENT, "title": {"ko": "전입 신고"}}
    status, detail = await ask("kim", "PUT", f"{PATH}/draft", {"version": 1, "edits": 1, "content": changed})
    assert (status, detail["open"]["content"]["title"]) == (200, {"ko": "전입 신고", "en": "", "ja": "", "zh": ""})
    assert (await ask("kim", "POST", f"{PATH}/submit", {"version": 1, "edits": 2}))[0] == 200
    assert (await ask("lee", "POST", f"{PATH}/reject", {"version": 1, "edits": 2, "comment": "왜?"}))[0] == 200
    assert (await ask("kim", "POST", f"{PATH}/submit", {"version": 1, "edits": 2}))[0] == 200
    status, detail = await ask("lee", "POST", f"{PATH}/publish", {"version": 1, "edits": 2})
    assert (status, detail["live"]["summary"]["approver"], detail["open"]) == (200, "Lee", None)
    status, detail = await ask("choi", "POST", f"{PATH}/withdraw", {"reason": "바뀜"})
    assert (status, detail["live"], detail["versions"][0]["comment"]) == (200, None, "바뀜")
    status, audit = await ask("lee", "GET", f"{PATH}/audit")
    assert [line["action"] for line in audit][::-1] == [
        "drafted", "edited", "submitted", "rejected", "submitted", "published", "withdrawn",
    ]  # fmt: skip


async def test_publication_can_wait_for_a_day(ask: Ask) -> None:
    await ask("kim", "POST", "/api/procedures", CONTENT)
    await ask("kim", "POST", f"{PATH}/submit", {"version": 1, "edits": 1})
    status, detail = await ask("lee", "POST", f"{PATH}/publish", {"version": 1, "edits": 1, "on": "2026-12-01"})
    assert (status, detail["versions"][0]["state"], detail["live"]) == (200, "scheduled", None)


@pytest.mark.parametrize(
    ("name", "request_line", "body", "status", "code"),
    [
        ("", "GET /api/procedures", None, 401, "unauthenticated"),
        ("jung", "GET /api/procedures", None, 403, "forbidden"),
        ("lee", "POST /api/procedures", CONTENT, 403, "forbidden"),
        ("kim", "POST /api/procedures", CONTENT, 409, "conflict"),
        ("kim", "POST /api/procedures", {**CONTENT, "id": "A B"}, 422, "invalid_input"),
        ("kim", f"PUT {PATH}/draft", {"version": 1, "edits": 9, "content": CONTENT}, 409, "conflict"),
        ("kim", f"PUT {PATH}/draft", {"version": 7, "edits": 1, "content": CONTENT}, 409, "conflict"),
        ("kim", "PUT /api/procedures/x/draft", {"version": 1, "edits": 1, "content": CONTENT}, 422, "invalid_input"),
        ("kim", f"POST {PATH}/publish", {"version": 1, "edits": 1}, 403, "forbidden"),
        ("lee", f"POST {PATH}/publish", {"version": 1, "edits": 1}, 409, "conflict"),
        ("lee", f"POST {PATH}/reject", {"version": 1, "edits": 1, "comment": " "}, 422, "invalid_input"),
        ("choi", f"POST {PATH}/withdraw", {"reason": "-"}, 409, "conflict"),
        ("kim", "GET /api/procedures/nothing", None, 404, "not_found"),
        ("kim", f"GET {PATH}/versions/9", None, 404, "not_found"),
        ("kim", "GET /api/procedures?page=0", None, 422, "invalid_input"),
        ("kim", "GET /api/procedures?state=gone", None, 422, "invalid_input"),
    ],
)
async def test_what_is_refused_carries_its_code(
    ask: Ask, name: str, request_line: str, body: object, status: int, code: str
) -> None:
    await ask("kim", "POST", "/api/procedures", CONTENT)
    got, answer = await ask(name, *request_line.split(), body)
    assert (got, answer["code"], answer["retryable"]) == (status, code, False)
    assert answer["message"]


async def test_a_person_with_both_roles_still_needs_a_second_one(ask: Ask) -> None:
    await ask("park", "POST", "/api/procedures", CONTENT)
    await ask("park", "POST", f"{PATH}/submit", {"version": 1, "edits": 1})
    assert (await ask("park", "POST", f"{PATH}/publish", {"version": 1, "edits": 1}))[0] == 403
    assert (await ask("lee", "POST", f"{PATH}/publish", {"version": 1, "edits": 1}))[0] == 200


async def test_the_list_and_the_collections(ask: Ask) -> None:
    await ask("kim", "POST", "/api/procedures", CONTENT)
    _, page = await ask("choi", "GET", "/api/procedures?collection=complaints&state=draft&q=전입&page=1&page_size=10")
    assert (page["total"], page["items"][0]["id"], page["items"][0]["is_live"]) == (1, "move-in-report", False)
    _, collections = await ask("choi", "GET", "/api/collections")
    assert collections == [
        {"id": "complaints", "documents": 1, "live": 0},
        {"id": "youth", "documents": 0, "live": 0},
    ]
    _, version = await ask("choi", "GET", f"{PATH}/versions/1")
    assert version["content"]["sections"][0]["kind"] == "deadline"


async def test_the_preview_asks_the_text_on_the_screen_or_else_the_saved_one(ask: Ask) -> None:
    question = {"question": "언제까지예요?", "language": "ko"}
    assert (await ask("kim", "POST", f"{PATH}/preview", question))[0] == 404
    _, answer = await ask("kim", "POST", f"{PATH}/preview", {**question, "draft": CONTENT})
    assert answer == {"events": [{"type": "answer-text", "text": CONTENT["sections"][0]["ko"]}]}
    await ask("kim", "POST", "/api/procedures", CONTENT)
    _, answer = await ask("kim", "POST", f"{PATH}/preview", {"question": "When?", "language": "en"})
    assert answer["events"][0]["text"] == "Report a move within 14 days."


async def test_a_wrong_field_is_named_as_the_client_sent_it(ask: Ask) -> None:
    body = {"version": 1, "edits": 1, "content": {**CONTENT, "title": {"ko": ""}}}
    _, answer = await ask("kim", "PUT", f"{PATH}/draft", body)
    assert "`content.title.ko`" in answer["message"]


async def test_the_openapi_page_names_every_operation_and_its_errors(client: httpx.AsyncClient) -> None:
    page = (await client.get("/openapi.json")).json()
    operations = [operation for path in page["paths"].values() for operation in path.values()]
    assert len(operations) == 13
    for operation in operations:
        assert operation["operationId"].isalpha()
        assert {"401", "403", "404", "409", "422"} <= set(operation["responses"])
        assert operation["responses"]["422"]["content"]["application/json"]["schema"]["$ref"].endswith("/ErrorBody")
