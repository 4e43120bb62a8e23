"""The search tester tells a ranking with what it rests on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest
from fastapi import FastAPI

from agents.thresholds import ANSWER, NEAR
from app import http_errors
from app.search_tester import build_router
from core.accounts import Account, Role
from core.passages import Passage
from retrieval.fusion import Evidence, Fusion
from retrieval.protocols import SearchRequest
from retrieval.search import Explained
from tests.fakes.clock import LoopClock
from tests.fakes.guard import HEADER, HeaderGuard

ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}
FUSION = Fusion(**{name: float(place) for place, name in enumerate(Fusion.__dataclass_fields__, 1)})
EVIDENCE = Evidence(**dict.fromkeys(Evidence.__dataclass_fields__, 0.5))
PASSAGE = Passage(
    "move-in#deadline@2", "move-in", 2, "complaints", "deadline", "전입신고", "14일 이내", "ko", score=0.7
)


class OneDocument:
    """Finds one document, whatever is asked."""

    def __init__(self) -> None:
        self.asked: list[SearchRequest] = []

    async def explain(self, request: SearchRequest) -> list[Explained]:
        self.asked.append(request)
        return [Explained(PASSAGE, EVIDENCE, FUSION)]


@pytest.fixture
def search() -> OneDocument:
    return OneDocument()


@pytest.fixture
async def client(search: OneDocument) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(build_router(search, LoopClock(), HeaderGuard(ACCOUNTS)))
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as opened:
        yield opened


async def test_a_ranking_comes_with_evidence_weights_and_bars(client: httpx.AsyncClient, search: OneDocument) -> None:
    body = {"query": "언제까지?", "collections": ["complaints"], "as_of": "2026-01-02", "language": "ko"}
    trial = (await client.post("/api/search-trials", json=body, headers={HEADER: "kim"})).json()
    (item,) = trial["items"]
    assert search.asked == [SearchRequest("언제까지?", ("complaints",), date(2026, 1, 2), "ko", 10)]
    assert (trial["answer_from"], trial["near_from"], trial["nothing"]) == (ANSWER, NEAR, pytest.approx(0.3))
    assert (item["passage"]["id"], item["probability"]) == ("move-in#deadline@2", 0.7)
    assert {part["name"] for part in item["parts"]} == set(Evidence.__dataclass_fields__)
    told = sum(part["value"] * part["weight"] for part in item["parts"] if part["weight"] is not None)
    assert told + item["rest"] == pytest.approx(FUSION.utility(EVIDENCE))


async def test_without_a_day_it_is_asked_for_today(client: httpx.AsyncClient, search: OneDocument) -> None:
    await client.post("/api/search-trials", json={"query": "a", "collections": ["youth"]}, headers={HEADER: "kim"})
    assert search.asked[0].as_of == date(2026, 11, 23)


async def test_staff_and_strangers_do_not_test_search(client: httpx.AsyncClient) -> None:
    body = {"query": "a", "collections": ["youth"]}
    assert (await client.post("/api/search-trials", json=body, headers={HEADER: "jung"})).status_code == 403
    assert (await client.post("/api/search-trials", json=body)).status_code == 401
    empty = await client.post("/api/search-trials", json={**body, "query": " "}, headers={HEADER: "kim"})
    assert empty.status_code == 422
