"""Filing and following over HTTP: a number for everybody, nothing that nobody may keep, no guessing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
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
from casework.petition_api import build_router
from casework.petition_services import PetitionServices
from casework.petitions.agenda import Wanted
from casework.petitions.book import PetitionBook
from casework.petitions.events import Accepted, Author
from casework.petitions.kinds import Kind
from casework.protocols import Drafted
from core.errors import NotFound
from core.petitions import PetitionDraft
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.casework import WrittenTalks

PETITIONS = "http://counter/api/petitions"
SAID = {
    "subject": "가로등 고장",
    "text": "집 앞 가로등이 꺼졌습니다.",
    "place": "세종대로 110 앞",
    "wish": "고쳐 주세요.",
}
PETITION: dict[str, Any] = {
    **SAID, "kind": "suggestion", "name": "김하늘", "address": "서울특별시 중구 세종대로 110",
    "contact": "010-1234-5678", "language": "ko", "consent": True,
}  # fmt: skip
DRAFT = PetitionDraft("other", text="가로등이 고장났습니다.", place="세종대로 110 앞", subject="가로등 고장")
KEY = {"Idempotency-Key": "a" * 32}


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def talks() -> WrittenTalks:
    return WrittenTalks({"talk": Drafted("complaints", DRAFT)})


@pytest.fixture
def services(sessions: Sessions, clock: Calendar, talks: WrittenTalks) -> PetitionServices:
    return PetitionServices(
        filings=Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR)),
        calendar=CALENDAR,
        clock=clock,
        arrivals=CitizensWords(),
        talks=talks,
        filing_pace=Pace(30, 60, clock),
        following_pace=Pace(3, 60, clock),
    )


class Deaf(httpx.AsyncBaseTransport):
    """Whatever is asked is done, and the answer is lost on its way."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await self._inner.handle_async_request(request)
        raise httpx.ReadError("the line is cut", request=request)


def asgi(services: PetitionServices) -> httpx.ASGITransport:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(services))
    return httpx.ASGITransport(app)


@pytest.fixture
async def counter(services: PetitionServices) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=asgi(services), base_url=PETITIONS) as client:
        yield client


async def test_a_receipt_says_when_and_why(counter: httpx.AsyncClient) -> None:
    filed = await counter.post(PETITIONS, json=PETITION)
    receipt = filed.json()
    assert filed.status_code == 201
    assert (receipt["number"], receipt["kind_name"]["ko"]) == ("2026-000001", "건의민원")
    assert (receipt["accepted_at"], receipt["department"]) == (None, None)
    assert (receipt["accept_by"]["day"], receipt["accept_by"]["at"]) == ("2026-11-24", "10:00")
    assert receipt["deadline"]["day"] == "2026-12-11"
    assert receipt["deadline"]["is_provisional"]
    steps = receipt["deadline"]["steps"]
    assert steps[0]["articles"][0]["en"].endswith("Art. 6(8)")
    assert all(step["ko"] and step["en"] for step in steps)


async def test_the_receipt_has_all_that_a_slip_shows(counter: httpx.AsyncClient) -> None:
    receipt = (await counter.post(PETITIONS, json=PETITION)).json()
    followed = (await counter.post("/follow", json={"number": receipt["number"], "name": PETITION["name"]})).json()
    assert receipt.pop("place") == PETITION.get("place", "")  # whoever follows it by number and name is not told
    assert receipt.items() <= followed.items()


async def test_what_is_sent_again_because_no_answer_came_is_filed_once(
    services: PetitionServices, clock: Calendar
) -> None:
    async with httpx.AsyncClient(transport=Deaf(asgi(services)), base_url=PETITIONS) as cut_off:
        with pytest.raises(httpx.ReadError):
            await cut_off.post(PETITIONS, json=PETITION, headers=KEY)
    first = await services.filings.find("2026-000001")
    await services.filings.add(first.number, Author("person", "kim"), Accepted(Kind.SUGGESTION))
    clock.days_later(1)
    async with httpx.AsyncClient(transport=asgi(services), base_url=PETITIONS) as counter:
        again = [(await counter.post(PETITIONS, json=PETITION, headers=KEY)) for _ in range(2)]
    assert [one.status_code for one in again] == [201, 201]
    assert again[0].json() == again[1].json()
    assert (again[0].json()["number"], again[0].json()["stage"]) == (first.number, "filed")
    assert (await services.filings.agenda.page(Wanted("open"), offset=0, limit=9)).total == 1


async def test_of_two_that_are_sent_at_once_under_one_key_one_is_filed(
    counter: httpx.AsyncClient, services: PetitionServices
) -> None:
    filed = await asyncio.gather(*(counter.post(PETITIONS, json=PETITION, headers=KEY) for _ in range(8)))
    assert {(one.status_code, one.text) for one in filed} == {(201, filed[0].text)}
    assert (await services.filings.agenda.page(Wanted("open"), offset=0, limit=9)).total == 1
    another = await counter.post(PETITIONS, json=PETITION, headers={"Idempotency-Key": "b" * 32})
    assert another.json()["number"] == "2026-000002"


async def test_another_petition_under_a_used_key_is_refused(counter: httpx.AsyncClient) -> None:
    await counter.post(PETITIONS, json=PETITION, headers=KEY)
    refused = await counter.post(PETITIONS, json={**PETITION, "name": "이바다"}, headers=KEY)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert "김하늘" not in refused.text


@pytest.mark.parametrize("key", ["short", "x" * 65, "가" * 20, "with a space in it"])
async def test_a_key_that_is_none_is_refused(counter: httpx.AsyncClient, key: str) -> None:
    refused = await counter.post(PETITIONS, json=PETITION, headers=[(b"Idempotency-Key", key.encode())])
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_numbers_are_unique_however_many_file_at_once(counter: httpx.AsyncClient) -> None:
    filed = await asyncio.gather(*(counter.post(PETITIONS, json=PETITION) for _ in range(12)))
    assert sorted(one.json()["number"] for one in filed) == [f"2026-{count:06d}" for count in range(1, 13)]


async def test_numbers_begin_anew_with_the_year_in_seoul(counter: httpx.AsyncClient, clock: Calendar) -> None:
    await counter.post(PETITIONS, json=PETITION)
    clock.days_later(39)
    filed = await counter.post(PETITIONS, json=PETITION)
    assert filed.json()["number"] == "2027-000001"


async def test_the_draft_and_what_was_signed_are_told_apart(
    counter: httpx.AsyncClient, services: PetitionServices
) -> None:
    filed = await counter.post(PETITIONS, json={**PETITION, "talk": "talk"})
    kept = await services.filings.find(filed.json()["number"])
    assert kept.filing is not None
    assert kept.filing.drafted is not None
    assert (kept.filing.drafted.text, kept.filing.signed.text) == (DRAFT.text, SAID["text"])
    authors = [(entry.author.kind, entry.author.name) for entry in kept.entries]
    assert authors == [("ai", "complaints"), ("citizen", "")]


async def test_the_talk_is_told_of_its_petition_and_by_when_it_is_dealt_with(
    counter: httpx.AsyncClient, talks: WrittenTalks
) -> None:
    filed = (await counter.post(PETITIONS, json={**PETITION, "talk": "talk"})).json()
    ((talk, standing),) = talks.told
    assert (talk, standing.number) == ("talk", filed["number"])
    assert standing.due_ko == filed["deadline"]["ko"]
    assert standing.is_provisional


async def test_what_is_sent_again_from_a_talk_finds_its_petition(
    counter: httpx.AsyncClient, talks: WrittenTalks
) -> None:
    body = {**PETITION, "talk": "talk"}
    first = await counter.post(PETITIONS, json=body, headers=KEY)
    again = await counter.post(PETITIONS, json=body, headers=KEY)
    assert again.json() == first.json()


async def test_a_talk_that_is_over_lends_no_draft(counter: httpx.AsyncClient, services: PetitionServices) -> None:
    filed = await counter.post(PETITIONS, json={**PETITION, "talk": "gone"})
    kept = await services.filings.find(filed.json()["number"])
    assert kept.filing is not None
    assert kept.filing.drafted is None
    assert [entry.author.kind for entry in kept.entries] == ["citizen"]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "익명"}, {"name": "ㅇ"}, {"name": "1234"}, {"name": "aaaa"}, {"address": "서울"},
        {"address": "우리 집"}, {"address": "110 110"}, {"kind": "statutory"}, {"name": "900101-1234567"},
    ],
)  # fmt: skip
async def test_who_is_unclear_is_no_petitioner(counter: httpx.AsyncClient, change: dict[str, str]) -> None:
    refused = await counter.post(PETITIONS, json={**PETITION, **change})
    body = refused.json()
    assert (refused.status_code, body["code"]) == (422, "unfileable")
    assert body["ground"]["article_ko"].startswith("민원 처리에 관한 법률")
    assert body["ground"]["ko"]


async def test_of_a_child_nothing_is_filed_and_the_ways_are_told(
    counter: httpx.AsyncClient, services: PetitionServices
) -> None:
    refused = await counter.post(PETITIONS, json={**PETITION, "under_14": True})
    body = refused.json()
    assert (refused.status_code, body["code"]) == (422, "guardian_consent_needed")
    assert body["ground"]["article_ko"].startswith("개인정보 보호법 제22조의2")
    assert "보호자" in body["ground"]["ko"]
    assert await services.filings.closed(offset=0, limit=9) == ([], 0)
    with pytest.raises(NotFound):
        await services.filings.find("2026-000001")


@pytest.mark.parametrize("change", [{"contact": "모름"}, {"consent": False}, {"text": " "}, {"kind": "appeal"}])
async def test_what_cannot_be_used_is_refused(counter: httpx.AsyncClient, change: dict[str, object]) -> None:
    refused = await counter.post(PETITIONS, json={**PETITION, **change})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_resident_numbers_are_never_stored(counter: httpx.AsyncClient, sessions: Sessions) -> None:
    number = "900101-1234567"
    said = {key: f"{value} {number}" for key, value in SAID.items()}
    body = {**PETITION, **said, "occurred": number, "address": f"{PETITION['address']} {number}"}
    assert (await counter.post(PETITIONS, json=body)).status_code == 201
    stored = await _everything(sessions)
    assert "1234567" not in stored
    assert "[주민등록번호]" in stored
    assert "세종대로 110" in stored


async def test_the_ledger_knows_nobody(counter: httpx.AsyncClient, sessions: Sessions) -> None:
    await counter.post(PETITIONS, json={**PETITION, "talk": "talk"})
    ledger = await _everything(sessions, ("petition", "petition_entry"))
    assert not any(word in ledger for word in ("김하늘", "세종대로", "010", "가로등"))


async def test_a_petition_is_followed_by_number_and_name(counter: httpx.AsyncClient) -> None:
    number = (await counter.post(PETITIONS, json=PETITION)).json()["number"]
    followed = await counter.post("/follow", json={"number": number, "name": "김 하늘"})
    body = followed.json()
    assert (body["stage"], body["state"]["ko"], body["result"]) == ("filed", "제출됨 · 접수 대기", None)
    assert [(line["by"], line["ko"]) for line in body["history"]] == [
        ("citizen", "내용을 확인하고 민원을 제출했습니다.")
    ]
    assert "가로등" not in followed.text


async def test_a_wrong_name_and_an_unknown_number_look_the_same(counter: httpx.AsyncClient) -> None:
    number = (await counter.post(PETITIONS, json=PETITION)).json()["number"]
    wrong = await counter.post("/follow", json={"number": number, "name": "이바다"})
    unknown = await counter.post("/follow", json={"number": "2026-999999", "name": "김하늘"})
    assert (wrong.status_code, wrong.json()) == (unknown.status_code, unknown.json())
    assert wrong.status_code == 404


async def test_guessing_is_slowed(counter: httpx.AsyncClient, clock: Calendar) -> None:
    guess = {"number": "2026-000001", "name": "김하늘"}
    tried = [await counter.post("/follow", json=guess) for _ in range(4)]
    assert [one.status_code for one in tried] == [404, 404, 404, 429]
    assert int(tried[-1].headers["Retry-After"]) > 0
    clock.days_later(1)
    assert (await counter.post("/follow", json=guess)).status_code == 404


async def test_what_was_forgotten_is_found_by_nobody(
    counter: httpx.AsyncClient, services: PetitionServices, sessions: Sessions
) -> None:
    number = (await counter.post(PETITIONS, json=PETITION)).json()["number"]
    await services.filings.forget(number)
    assert (await counter.post("/follow", json={"number": number, "name": "김하늘"})).status_code == 404
    assert (await services.filings.find(number)).filing is None
    assert "김하늘" not in await _everything(sessions)


async def _everything(
    sessions: Sessions, tables: Sequence[str] = ("petition", "petition_entry", "petition_filing", "petition_words")
) -> str:
    async with sessions() as session:
        rows = [(await session.execute(text(f"SELECT * FROM {table}"))).all() for table in tables]
    return str(rows)
