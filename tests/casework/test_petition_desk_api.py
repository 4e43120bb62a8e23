"""What staff see and do: real events, refused with their article in both languages; nobody else gets in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from app import http_errors
from app.database import Sessions
from app.petitions import CitizensWords
from app.talks.pace import Pace
from casework.filings import Filings
from casework.petition_api import build_router as citizens
from casework.petition_desk_api import PREFIX
from casework.petition_desk_api import build_router as desk
from casework.petition_services import PetitionServices
from casework.petitions.book import PetitionBook
from casework.protocols import Drafted
from core.accounts import Account, Role
from core.petitions import PetitionDraft
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WrittenTalks
from tests.fakes.guard import HEADER, HeaderGuard

PETITION: dict[str, Any] = {
    "kind": "suggestion", "subject": "가로등", "text": "가로등을 더 놓아 주세요.", "name": "김하늘", "consent": True,
    "address": "서울특별시 중구 세종대로 110", "contact": "010-1234-5678", "language": "ko",
}  # fmt: skip
DECISION = {
    "act": "decide", "outcome": "answered", "answer": "12월에 설치합니다. 김하늘 님 고맙습니다.", "unit": "도로과",
    "contact": "02-2133-0000",
}  # fmt: skip


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def filings(sessions: Sessions, clock: Calendar) -> Filings:
    return Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR))


@pytest.fixture
async def office(filings: Filings, clock: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    accounts = {
        "kim": Account("kim", "kim", "김담당", frozenset({Role.STAFF})),
        "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR})),
    }
    paces = Pace(99, 60, clock), Pace(99, 60, clock)
    talks = WrittenTalks(
        {"talk": Drafted("complaints", PetitionDraft("other", text="등을 놓아 주세요.", subject="등"))}
    )
    services = PetitionServices(filings, CALENDAR, clock, CitizensWords(), talks, *paces)
    app = FastAPI()
    http_errors.install(app)
    app.include_router(citizens(services))
    app.include_router(desk(services, HeaderGuard(accounts)))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk", headers={HEADER: "kim"}) as client:
        yield client


async def filed(office: httpx.AsyncClient, **change: object) -> str:
    return (await office.post("/api/petitions", json={**PETITION, **change})).json()["number"]


async def act(office: httpx.AsyncClient, number: str, name: str, **fields: object) -> httpx.Response:
    return await office.post(f"{PREFIX}/{number}/acts", json={"act": name, **fields})


async def test_a_petition_goes_from_the_door_to_its_result(office: httpx.AsyncClient) -> None:
    number = await filed(office)
    await act(office, number, "accept", kind="suggestion")
    await act(office, number, "forward", department="도로과")
    taken = (await act(office, number, "take")).json()
    assert (taken["stage"], taken["department"], taken["officer"]) == ("in_process", "도로과", "kim")
    assert taken["deadline"]["day"] == "2026-12-10"
    assert (await office.post(f"{PREFIX}/{number}/acts", json=DECISION)).json()["stage"] == "decided"
    closed = (await act(office, number, "tell_result")).json()
    assert (closed["stage"], closed["urgency"]) == ("closed", "closed")
    followed = await office.post("/api/petitions/follow", json={"number": number, "name": "김하늘"})
    result = followed.json()["result"]
    assert (result["answer"], result["officer"]["name"]) == (DECISION["answer"], "김담당")
    assert "kim" not in followed.text


async def test_an_unlawful_extension_comes_back_with_its_article(office: httpx.AsyncClient) -> None:
    number = await filed(office)
    await act(office, number, "accept", kind="suggestion")
    refused = await act(office, number, "extend", amount=3, ground="workload", reason="바쁨")
    ground = refused.json()["ground"]
    assert (refused.status_code, refused.json()["code"]) == (409, "not_lawful")
    assert ground["article_ko"] == "민원 처리에 관한 법률 시행령 제21조제2항"
    assert ground["article_en"].endswith("Art. 21(2)")
    lawful = await act(office, number, "extend", amount=3, ground="cooperation", reason="관계 부서 협의 010-1234-5678")
    body = lawful.json()
    assert body["deadline"]["day"] == "2026-12-15"
    assert body["ledger"][-1]["details"]["reason"] == "관계 부서 협의 [전화번호]"


async def test_what_is_out_of_order_is_refused_too(office: httpx.AsyncClient) -> None:
    refused = await office.post(f"{PREFIX}/{await filed(office)}/acts", json=DECISION)
    assert (refused.json()["code"], refused.json()["ground"]["article_ko"]) == ("not_lawful", "")


@pytest.mark.parametrize(
    ("change", "article"),
    [({"unit": ""}, "Art. 31"), ({"outcome": "refused", "objection": "disposition"}, "Art. 27(3)")],
)
async def test_a_result_is_signed_and_a_refusal_says_why(
    office: httpx.AsyncClient, change: dict[str, str], article: str
) -> None:
    number = await filed(office)
    await act(office, number, "accept", kind="suggestion")
    refused = await office.post(f"{PREFIX}/{number}/acts", json={**DECISION, **change})
    assert refused.json()["ground"]["article_en"].endswith(article)


async def test_what_is_missing_is_read_by_the_petitioner_and_stops_the_clock(office: httpx.AsyncClient) -> None:
    number = await filed(office)
    await act(office, number, "accept", kind="grievance")
    asked = (await act(office, number, "ask_supplement", days=5, missing="위치를 알려 주세요.")).json()
    assert asked["reckoned"]["is_provisional"]
    followed = (await office.post("/api/petitions/follow", json={"number": number, "name": "김하늘"})).json()
    assert followed["history"][-1]["text"] == "위치를 알려 주세요."
    assert followed["state"]["ko"] == "보완을 기다리는 중"
    arrived = (await act(office, number, "receive_supplement")).json()
    assert not arrived["reckoned"]["is_provisional"]


async def test_what_presses_stands_first(office: httpx.AsyncClient, clock: Calendar) -> None:
    calm, late = await filed(office), await filed(office)
    await act(office, calm, "accept", kind="suggestion")
    clock.days_later(3)
    listed = (await office.get(PREFIX)).json()
    assert [(line["number"], line["urgency"]) for line in listed["items"]] == [(late, "overdue"), (calm, "open")]
    assert listed["counts"] == {"open": 2, "due_soon": 0, "overdue": 1}
    shelf = (await office.get(PREFIX, params={"shelf": "overdue"})).json()
    assert [line["number"] for line in shelf["items"]] == [late]
    assert (await office.get(PREFIX, params={"department": "도로과"})).json()["total"] == 0


async def test_pages_hold_what_they_say(office: httpx.AsyncClient) -> None:
    numbers = [await filed(office) for _ in range(3)]
    second = (await office.get(PREFIX, params={"page": 2, "page_size": 2})).json()
    assert (second["total"], [line["number"] for line in second["items"]]) == (3, numbers[2:])


async def test_closed_ones_have_a_shelf_and_expire(
    office: httpx.AsyncClient, filings: Filings, sessions: Sessions, clock: Calendar
) -> None:
    number = await filed(office)
    await act(office, number, "accept", kind="suggestion")
    await office.post(f"{PREFIX}/{number}/acts", json=DECISION)
    await act(office, number, "tell_result")
    await filings.expire(30)
    assert (await office.get(PREFIX, params={"shelf": "closed"})).json()["items"][0]["subject"] == "가로등"
    clock.days_later(31)
    await filings.expire(30)
    line = (await office.get(PREFIX, params={"shelf": "closed"})).json()["items"][0]
    assert (line["number"], line["subject"]) == (number, None)
    kept = (await office.get(f"{PREFIX}/{number}")).json()
    assert (kept["filing"], kept["result"]["answer"], len(kept["ledger"])) == (None, "", 4)
    async with sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM petition_words"))).scalar() == 0


async def test_open_petitions_are_never_forgotten(office: httpx.AsyncClient, filings: Filings, clock: Calendar) -> None:
    number = await filed(office)
    clock.days_later(4_000)
    await filings.expire(1)
    assert (await filings.find(number)).filing is not None


async def test_a_month_is_checked_with_what_was_late_first(office: httpx.AsyncClient, clock: Calendar) -> None:
    done, late = await filed(office), await filed(office)
    await act(office, done, "accept", kind="other")
    await office.post(f"{PREFIX}/{done}/acts", json=DECISION)
    clock.days_later(10)
    check = (await office.get(f"{PREFIX}/check", params={"month": "2026-11"})).json()
    assert (check["received"], check["ended"], check["late"]) == (2, 1, 1)
    assert [line["number"] for line in check["items"]] == [late, done]
    assert (check["due"]["day"], check["article"]["en"][-6:]) == ("2026-12-07", "Art. 7")
    assert (await office.get(f"{PREFIX}/check", params={"month": "november"})).status_code == 422


async def test_the_ledger_says_who(office: httpx.AsyncClient) -> None:
    number = await filed(office, talk="talk")
    await act(office, number, "accept", kind="suggestion")
    detail = (await office.get(f"{PREFIX}/{number}")).json()
    assert [(line["by"], line["by_account"]) for line in detail["ledger"]] == [
        ("ai", "complaints"), ("citizen", ""), ("person", "kim")
    ]  # fmt: skip
    assert (detail["filing"]["drafted"]["subject"], detail["filing"]["signed"]["subject"]) == ("등", "가로등")


async def test_nobody_else_reads_or_acts(office: httpx.AsyncClient) -> None:
    number = await filed(office)
    for account, status in (("", 401), ("curator", 403)):
        headers = {HEADER: account}
        assert (await office.get(PREFIX, headers=headers)).status_code == status
        assert (await office.get(f"{PREFIX}/{number}", headers=headers)).status_code == status
        done = await office.post(f"{PREFIX}/{number}/acts", headers=headers, json={"act": "take"})
        assert done.status_code == status
    assert (await office.get(f"{PREFIX}/2026-999999")).status_code == 404


async def test_staff_see_where_a_petition_may_belong_and_decide_themselves(office: httpx.AsyncClient) -> None:
    number = await filed(office, text="집 앞 가로등이 꺼졌습니다.")
    detail = (await office.get(f"{PREFIX}/{number}")).json()
    first = detail["likely"][0]
    assert (first["id"], first["contact"], detail["department"]) == ("road", "02-120", None)
    assert first["source"].startswith("도로법 제31조제1항")
    await act(office, number, "accept", kind="suggestion")
    closed = (await act(office, number, "send_away", agency="서울특별시경찰청", petitioner_told=True)).json()
    assert closed["likely"] == []
