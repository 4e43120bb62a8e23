"""The two routes, with the field names that RTVI's WebRTC transport sends."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from core.clock import SystemClock
from core.errors import MadangError
from rtc.api import offer_router
from rtc.line import RtcLine
from rtc.lines import Lines
from rtc.protocols import VisitRequest
from tests.rtc.peers import SETTINGS, Citizen, local_offer, make_citizen
from tests.rtc.test_lines import Places, until


async def as_json(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, MadangError)
    return JSONResponse({"code": error.code}, error.http_status)


class Service:
    """The routes over real lines, and a client of theirs."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.visits: list[VisitRequest] = []
        self.citizen: Citizen = make_citizen()

    async def talk(self, line: RtcLine, visit: VisitRequest) -> None:
        self.visits.append(visit)
        await line.closed()

    async def post(self, **body: object) -> httpx.Response:
        return await self.client.post("/api/offer", json=body)


@pytest.fixture
async def service() -> AsyncGenerator[Service]:
    app = FastAPI()
    app.add_exception_handler(MadangError, as_json)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        service = Service(client)
        async with Lines(SETTINGS, SystemClock(), Places(1), service.talk) as lines:
            app.include_router(offer_router(lines))
            yield service
    await service.citizen.peer.close()


async def test_an_offer_as_the_pipecat_client_sends_it_is_answered(service: Service) -> None:
    response = await service.post(
        sdp=await local_offer(service.citizen),
        type="offer",
        pc_id=None,
        restart_pc=False,
        requestData={"official": "complaints", "language": "en", "session": "t1", "tablet": 7},
    )
    answer = response.json()
    assert response.status_code == 200
    assert set(answer) == {"sdp", "type", "pc_id"}
    assert answer["type"] == "answer"
    await until(lambda: bool(service.visits))
    assert service.visits == [VisitRequest("complaints", "", "en", "t1", {"tablet": 7})]


async def test_request_data_may_be_spelt_with_an_underscore_or_be_left_out(service: Service) -> None:
    sdp = await local_offer(service.citizen)
    first = await service.post(sdp=sdp, type="offer", request_data={"space": "lobby"})
    again = await service.post(sdp=sdp, type="offer", pc_id=first.json()["pc_id"], restart_pc=True)
    assert again.status_code == 200
    await until(lambda: len(service.visits) == 2)
    assert service.visits == [VisitRequest(space="lobby"), VisitRequest()]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"sdp": "nonsense", "type": "offer"}, 400),
        ({"sdp": "", "type": "offer"}, 400),
        ({"sdp": "v=0", "type": "answer"}, 422),
        ({"type": "offer"}, 422),
        ({"sdp": "v=0", "type": "offer", "requestData": {"language": "xx"}}, 422),
        ({"sdp": "v=0", "type": "offer", "requestData": {"official": "nobody"}}, 404),
        ({"sdp": "v=0" * 30_000, "type": "offer"}, 400),
    ],
)
async def test_what_cannot_be_answered_says_why(service: Service, body: dict[str, object], status: int) -> None:
    assert (await service.post(**body)).status_code == status


async def test_the_one_who_comes_too_late_is_told_that_every_place_is_taken(service: Service) -> None:
    sdp = await local_offer(service.citizen)
    assert (await service.post(sdp=sdp, type="offer")).status_code == 200
    refused = await service.post(sdp=sdp, type="offer")
    assert (refused.status_code, refused.json()) == (503, {"code": "service_full"})


async def test_candidates_are_added_to_a_connection_that_is_there(service: Service) -> None:
    pc_id = (await service.post(sdp=await local_offer(service.citizen), type="offer")).json()["pc_id"]
    candidate = {
        "candidate": "candidate:1 1 udp 2122260223 127.0.0.1 50000 typ host",
        "sdp_mid": "0",
        "sdp_mline_index": 0,
    }
    cases: list[tuple[dict[str, object], int]] = [
        ({"pc_id": pc_id, "candidates": [candidate]}, 204),
        ({"pc_id": pc_id, "candidates": [{**candidate, "candidate": ""}]}, 204),
        ({"pc_id": pc_id, "candidates": [{**candidate, "candidate": "nonsense"}]}, 422),
        ({"pc_id": "unknown", "candidates": []}, 404),
        ({"candidates": []}, 422),
    ]
    for body, status in cases:
        assert (await service.client.patch("/api/offer", json=body)).status_code == status
