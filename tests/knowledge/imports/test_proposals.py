"""Proposals of an imported file: made once, accepted or dropped by a person, never published."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app import http_errors
from knowledge.imports.proposal_api import AcceptBody, build_router
from knowledge.imports.proposals import Proposals
from knowledge.lifecycle import State
from knowledge.store import KnowledgeStore
from knowledge.views import Filters
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import CURATOR
from tests.knowledge.imports.conftest import Office
from tests.knowledge.imports.test_api import ACCOUNTS

NOTICE = (
    "# 달빛정원 야간 이용 안내\n\n## 신청 기한\n\n이용 3일 전까지 신청해야 합니다.\n\n"
    "## 이용료\n\n무료\n\n## 구비서류\n\n- 신분증\n- 신청서\n"
)
KIM = {HEADER: "kim"}


class OneAsked:
    """Citizens asked one thing."""

    async def near(self, procedures: Sequence[Sequence[str]], collection: str) -> Sequence[Sequence[str]]:
        return [[f"{callings[0]} 밤에 돼요? ({collection})"] for callings in procedures]

    async def drafted(
        self, session: AsyncSession, document_id: str, questions: Collection[str], collection: str
    ) -> None:
        """Nothing to remember."""


class CutOff(OneAsked):
    """The process ends while it notes whose questions a draft holds."""

    async def drafted(
        self, session: AsyncSession, document_id: str, questions: Collection[str], collection: str
    ) -> None:
        raise ConnectionAbortedError


@pytest.fixture
async def client(office: Office, store: KnowledgeStore) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(Proposals(office.imports, store, OneAsked()), HeaderGuard(ACCOUNTS)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


async def made(client: httpx.AsyncClient, office: Office, content: str = NOTICE) -> list[dict[str, Any]]:
    [file] = await office.imported({"정원.md": content})
    answer = await client.post(f"/api/imports/1/files/{file.id}/proposals", headers=KIM)
    assert answer.status_code == 200
    return answer.json()


def kept(proposal: dict[str, Any], *kinds: str) -> dict[str, Any]:
    """Everything of those kinds, as it was proposed."""
    content = proposal["content"]
    fields = [
        {"key": field["key"], "kind": field["kind"], "text": field["text"]}
        for field in content["fields"]
        if not kinds or field["kind"] in kinds
    ]
    return {
        "slug": content["slug"],
        "title": content["title"],
        "fields": fields,
        "questions": [question["text"] for question in content["questions"]],
    }


async def test_what_is_kept_becomes_a_draft_that_rests_on_the_document(
    client: httpx.AsyncClient, office: Office, store: KnowledgeStore
) -> None:
    [proposal] = await made(client, office)
    assert (proposal["state"], proposal["content"]["title"]) == ("proposed", "달빛정원 야간 이용")
    assert proposal["content"]["questions"][-1]["origin"] == "asked"
    body = kept(proposal, "deadline", "documents")
    body["fields"][0]["text"] = "이용하기 3일 전까지 신청하세요."
    answer = await client.post(f"/api/proposals/{proposal['id']}/accept", json=body, headers=KIM)
    assert answer.status_code == 201
    detail = answer.json()
    assert (detail["open"]["summary"]["state"], detail["live"]) == (State.DRAFT, None)
    assert [problem["message"] for problem in detail["open"]["problems"]] == []
    content = detail["open"]["content"]
    assert [section["ko"] for section in content["sections"]] == [
        "이용하기 3일 전까지 신청하세요.", "달빛정원 야간 이용에 필요한 서류는 신분증, 신청서입니다.",
    ]  # fmt: skip
    source = content["sources"][0]
    assert (source["kind"], source["name"], source["evidence"]) == (
        "document", "달빛정원 야간 이용 안내", "이용 3일 전까지 신청해야 합니다.",
    )  # fmt: skip
    assert source["article"] == "달빛정원 야간 이용 안내 > 신청 기한, 5째 줄"
    assert await store.revision() == 0
    [after] = (await client.get("/api/imports/1/files/1/proposals", headers=KIM)).json()
    assert (after["state"], after["document_id"], after["decided_by"]) == ("accepted", content["id"], "Kim")


async def test_no_draft_is_left_of_which_nobody_knows_whose_questions_it_holds(
    client: httpx.AsyncClient, office: Office, store: KnowledgeStore
) -> None:
    [proposal] = await made(client, office)
    before = (await store.page(Filters())).total
    accepted = AcceptBody.model_validate(kept(proposal)).accepted()

    with pytest.raises(ConnectionAbortedError):
        await Proposals(office.imports, store, CutOff()).accept(proposal["id"], accepted, CURATOR)

    assert (await store.page(Filters())).total == before
    [after] = (await client.get("/api/imports/1/files/1/proposals", headers=KIM)).json()
    assert after["state"] == "proposed"


async def test_a_figure_that_the_document_does_not_say_is_told(client: httpx.AsyncClient, office: Office) -> None:
    [proposal] = await made(client, office)
    body = kept(proposal, "deadline")
    body["fields"][0]["text"] = "이용 7일 전까지 신청해야 합니다."
    detail = (await client.post(f"/api/proposals/{proposal['id']}/accept", json=body, headers=KIM)).json()
    assert ["7" in problem["message"] for problem in detail["open"]["problems"]] == [True]


async def test_proposals_are_made_once(client: httpx.AsyncClient, office: Office) -> None:
    [first] = await made(client, office)
    [again] = (await client.post("/api/imports/1/files/1/proposals", headers=KIM)).json()
    assert first == again


async def test_what_is_dropped_is_decided(client: httpx.AsyncClient, office: Office) -> None:
    [proposal] = await made(client, office)
    path = f"/api/proposals/{proposal['id']}"
    assert (await client.post(f"{path}/drop", headers=KIM)).json()["state"] == "dropped"
    for refused in (
        await client.post(f"{path}/drop", headers=KIM),
        await client.post(f"{path}/accept", json=kept(proposal), headers=KIM),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


async def test_of_two_people_who_accept_at_once_one_makes_a_draft(
    client: httpx.AsyncClient, office: Office, store: KnowledgeStore
) -> None:
    [proposal] = await made(client, office)
    before = (await store.page(Filters())).total
    path = f"/api/proposals/{proposal['id']}/accept"
    bodies = [{**kept(proposal), "slug": slug} for slug in ("first", "second")]
    answers = await asyncio.gather(*(client.post(path, json=body, headers=KIM) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert (await store.page(Filters())).total == before + 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"slug": "A B"}, 422),
        ({"slug": ""}, 422),
        ({"title": ""}, 422),
        ({"fields": []}, 422),
        ({"fields": [{"key": 99, "kind": "fee", "text": "무료"}]}, 422),
        ({"fields": [{"key": 0, "kind": "nothing", "text": "무료"}]}, 422),
    ],
)
async def test_what_cannot_be_a_draft_is_refused(
    client: httpx.AsyncClient, office: Office, change: dict[str, Any], status: int
) -> None:
    [proposal] = await made(client, office)
    body = kept(proposal) | change
    answer = await client.post(f"/api/proposals/{proposal['id']}/accept", json=body, headers=KIM)
    assert (answer.status_code, answer.json()["code"]) == (status, "invalid_input")
    [after] = (await client.get("/api/imports/1/files/1/proposals", headers=KIM)).json()
    assert after["state"] == "proposed"


async def test_a_taken_id_is_told_and_the_proposal_stays_open(
    client: httpx.AsyncClient, office: Office, store: KnowledgeStore
) -> None:
    [proposal] = await made(client, office)
    path = f"/api/proposals/{proposal['id']}/accept"
    assert (await client.post(path, json=kept(proposal), headers=KIM)).status_code == 201
    [file] = await office.imported({"정원2.md": NOTICE})
    [second] = (await client.post(f"/api/imports/2/files/{file.id}/proposals", headers=KIM)).json()
    assert second["content"]["slug"] == f"{proposal['content']['slug']}-2"
    body = kept(second) | {"slug": proposal["content"]["slug"]}
    answer = await client.post(f"/api/proposals/{second['id']}/accept", json=body, headers=KIM)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


async def test_a_document_that_describes_nothing_proposes_nothing(client: httpx.AsyncClient, office: Office) -> None:
    assert await made(client, office, "# 인사말\n\n여러분을 환영합니다.\n") == []


async def test_what_is_not_kept_any_more_has_to_be_imported_again(client: httpx.AsyncClient, office: Office) -> None:
    [file] = await office.imported({"정원.md": NOTICE})
    office.calendar.pass_days(40)
    await office.imports.forget_originals()
    answer = await client.post(f"/api/imports/1/files/{file.id}/proposals", headers=KIM)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("name", "request_line", "status"),
    [
        ("lee", "GET /api/imports/1/files/1/proposals", 200),
        ("lee", "POST /api/imports/1/files/1/proposals", 403),
        ("lee", "POST /api/proposals/1/drop", 403),
        ("jung", "GET /api/imports/1/files/1/proposals", 403),
        ("kim", "POST /api/proposals/9/drop", 404),
        ("kim", "GET /api/imports/1/files/9/proposals", 404),
    ],
)
async def test_who_may(client: httpx.AsyncClient, office: Office, name: str, request_line: str, status: int) -> None:
    await made(client, office)
    method, path = request_line.split()
    assert (await client.request(method, path, headers={HEADER: name})).status_code == status
