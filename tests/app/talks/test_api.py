"""The counter over HTTP, as a browser without a microphone uses it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from app.floor import Floor, PersonCalls
from app.talks.api import TalkServices, build_router
from app.talks.ledger import Ledger
from app.talks.models import OfficialView, PrivacyView
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Happenings, Talk
from app.telemetry import quiet_libraries
from app.wire import CloseReason
from casework.callbacks import Callbacks
from core.answers import HandoffRequested
from core.clock import SystemClock
from core.speech import Language
from desk.desk import Desk
from tests.fakes.counter import KIM, Reply, ScriptedAgent, official

MOST_MESSAGES = 6
JSON = {"Content-Type": "application/json"}
QUESTION = "삼청동에서 이사했는데 전입신고는"
WANTS = HandoffRequested("citizen_asked", "complaints", "요약")
SCRIPT = {
    QUESTION: Reply(("14일 이내", "주민센터에서"), sources={0: "move-in"}),
    "사람": Reply(("부르겠습니다",), status="handed_over", handoff=WANTS),
    "오래": Reply(("오래 걸렸습니다",), after_seconds=0.2),
    "고장": Reply(breaks=RuntimeError("삼청동")),
}


class NoCounters:
    """The first page is somebody else's test."""

    def views(self, language: Language) -> list[OfficialView]:
        del language
        return []


@dataclass(frozen=True, slots=True)
class House:
    """The routes and what stands behind them."""

    app: FastAPI
    talks: Talks
    desk: Desk
    ledger: Ledger
    callbacks: Callbacks


@pytest.fixture
async def house(sessions: Sessions, ledger: Ledger) -> AsyncIterator[House]:
    clock = SystemClock()
    agents = {"complaints": ScriptedAgent(SCRIPT), "youth": ScriptedAgent(about=official("youth"))}
    calls: list[PersonCalls] = []
    desks: list[Desk] = []

    def wanted(talk: Talk, request: HandoffRequested) -> None:
        calls[0].wanted(talk, request)

    def closed(talk: Talk, reason: CloseReason) -> None:
        ledger.closed(talk, reason)
        desks[0].talk_over(talk.id)

    tell = Happenings(
        ledger.answered,
        wanted,
        closed,
    )
    talks = Talks(cast("dict[str, Any]", agents), TalkLimits(3, 2, 20, 600.0, MOST_MESSAGES), clock, tell)
    callbacks = Callbacks(sessions, clock)
    desk = Desk(Floor(talks), {name: agent.official for name, agent in agents.items()}, clock)
    desks.append(desk)
    calls.append(PersonCalls(desk, callbacks))
    app = FastAPI()
    http_errors.install(app)
    async with asyncio.TaskGroup() as background:
        services = TalkServices(
            talks,
            ledger,
            calls[0],
            NoCounters(),
            background,
            4_000,
            PrivacyView(talks_days=30, contacts_days=90, petitions_days=1_825, opinions_days=365, audit_days=365),
        )
        app.include_router(build_router(services))
        yield House(app, talks, desk, ledger, callbacks)


@pytest.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(house.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://counter") as client:
        yield client


@pytest.fixture
async def address(house: House) -> AsyncIterator[str]:
    """A real server on the loopback."""
    server = uvicorn.Server(uvicorn.Config(house.app, port=0, log_config=None, lifespan="off", ws="none"))
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        await serving


async def opened(browser: httpx.AsyncClient, name: str = "complaints") -> str:
    answer = await browser.post("/api/talks", json={"official": name})
    assert answer.status_code == 201
    return answer.json()["id"]


async def asked(browser: httpx.AsyncClient, talk: str, text: str) -> list[dict[str, Any]]:
    answer = await browser.post(f"/api/talks/{talk}/messages", json={"text": text})
    assert answer.status_code == 200
    return events(answer.text)


def events(stream: str) -> list[dict[str, Any]]:
    return [json.loads(line[6:]) for line in stream.splitlines() if line.startswith("data: ")]


def types(found: list[dict[str, Any]]) -> list[str]:
    return [happened["type"] for happened in found]


async def test_a_talk_opens_with_the_notice_that_this_is_ai(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/api/talks", json={"official": "complaints", "language": "en"})
    body = answer.json()
    assert body["notice"].startswith("An AI official answers.")
    assert body["driver"] == {"kind": "ai", "name": ""}
    assert body["events_url"] == f"/api/talks/{body['id']}/events"


async def test_a_message_is_answered_as_a_stream_that_ends_with_the_answer(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    found = await asked(browser, talk, QUESTION)
    assert types(found) == ["citizen-said", "answer-text", "cited", "answer-text", "answer-closed"]
    view = (await browser.get(f"/api/talks/{talk}")).json()
    assert [turn["text"] for turn in view["turns"]] == [QUESTION, "14일 이내 주민센터에서"]
    assert view["turns"][1]["citations"][0]["document_id"] == "move-in"


async def test_two_messages_at_once_are_answered_in_order_each_on_its_own_stream(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    first, second = await asyncio.gather(asked(browser, talk, QUESTION), asked(browser, talk, "또"))
    closed = [
        [happened["answer"] for happened in found if happened["type"] == "answer-closed"] for found in (first, second)
    ]
    assert closed[0][-1] != closed[1][-1]
    view = (await browser.get(f"/api/talks/{talk}")).json()
    said = [turn["text"] for turn in view["turns"]]
    answers = {QUESTION: "14일 이내 주민센터에서", "또": "또 답"}
    asked_in_order = [text for text in said if text in answers]
    assert [text for text in said if text not in answers] == [answers[text] for text in asked_in_order]
    assert sorted(asked_in_order) == sorted(answers)


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [("가" * 100_000, 413, "text_too_long"), ("가" * 4_001, 413, "text_too_long"), ("\ud800", 422, "invalid_input")],
)
async def test_a_text_that_cannot_be_read_is_refused_and_the_talk_goes_on(
    browser: httpx.AsyncClient, text: str, status: int, code: str
) -> None:
    talk = await opened(browser)
    answer = await browser.post(f"/api/talks/{talk}/messages", content=json.dumps({"text": text}), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert types(await asked(browser, talk, "다시"))[-1] == "answer-closed"


async def test_of_many_messages_at_once_as_many_are_taken_as_may_wait_for_an_answer(
    browser: httpx.AsyncClient, house: House
) -> None:
    talk = await opened(browser)
    path = f"/api/talks/{talk}/messages"
    answers = await asyncio.gather(*(browser.post(path, json={"text": "오래"}) for _ in range(8)))
    refused = [answer for answer in answers if answer.status_code != 200]
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(429, "too_many_attempts")] * 5
    assert {answer.headers["Retry-After"] for answer in refused} == {"2"}
    assert len(house.talks.find(talk).answers) == 3
    assert types(await asked(browser, talk, QUESTION))[-1] == "answer-closed"


async def test_one_talk_writes_no_more_than_its_messages_of_a_minute_and_holds_up_no_other(
    browser: httpx.AsyncClient,
) -> None:
    talk, other = await opened(browser), await opened(browser)
    for _ in range(MOST_MESSAGES):
        await asked(browser, talk, QUESTION)
    answer = await browser.post(f"/api/talks/{talk}/messages", json={"text": QUESTION})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_attempts")
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    await asked(browser, other, QUESTION)


async def test_contacts_count_as_messages(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    contact = {"contact": "010-1234-5678", "purpose": "changes", "consent": True}
    path = f"/api/talks/{talk}/contacts"
    found = [(await browser.post(path, json=contact)).status_code for _ in range(MOST_MESSAGES + 1)]
    assert found == [204] * MOST_MESSAGES + [429]


async def test_an_empty_text_gets_an_answer_like_any_other(browser: httpx.AsyncClient) -> None:
    found = await asked(browser, await opened(browser), "")
    assert types(found)[-1] == "answer-closed"


async def test_an_official_that_breaks_closes_its_answer_with_an_apology(
    browser: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    talk = await opened(browser)
    found = await asked(browser, talk, "고장")
    assert (found[-1]["status"], found[-1]["offers_person"]) == ("error", True)
    assert types(await asked(browser, talk, QUESTION))[-1] == "answer-closed"
    assert "RuntimeError" in caplog.text
    assert "삼청동" not in caplog.text


async def test_a_malformed_message_is_refused(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    answer = await browser.post(f"/api/talks/{talk}/messages", json={"words": "x"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_a_talk_that_never_was_is_not_found(browser: httpx.AsyncClient) -> None:
    for method, path in (("GET", ""), ("POST", "/end"), ("POST", "/handoff"), ("GET", "/events")):
        answer = await browser.request(method, f"/api/talks/never{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_the_third_talk_from_one_address_has_to_wait(browser: httpx.AsyncClient) -> None:
    await opened(browser)
    await opened(browser)
    answer = await browser.post("/api/talks", json={"official": "complaints"})
    assert (answer.status_code, answer.json()["code"]) == (503, "service_full")
    assert answer.headers["Retry-After"] == "30"
    assert answer.json()["retry_after_seconds"] == 30


async def test_a_talk_that_is_over_says_so(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    for _ in range(2):
        assert (await browser.post(f"/api/talks/{talk}/end")).status_code == 204
    answer = await browser.post(f"/api/talks/{talk}/messages", json={"text": "네"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert (await browser.post(f"/api/talks/{talk}/handoff")).status_code == 409
    assert (await browser.post(f"/api/talks/{talk}/official", json={"official": "youth"})).status_code == 409


async def test_another_official_goes_on_with_the_same_talk(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    await asked(browser, talk, QUESTION)
    answer = await browser.post(f"/api/talks/{talk}/official", json={"official": "youth"})
    assert answer.json()["official"] == "youth"
    assert types(await asked(browser, talk, "또"))[-1] == "answer-closed"
    assert (await browser.post(f"/api/talks/{talk}/official", json={"official": "mayor"})).status_code == 404


async def test_while_a_person_drives_a_message_is_relayed(browser: httpx.AsyncClient, house: House) -> None:
    talk = await opened(browser)
    await asked(browser, talk, "사람")
    house.desk.accept(talk, KIM)
    assert types(await asked(browser, talk, "여기요")) == ["citizen-said", "relayed"]


async def test_a_citizen_asks_for_a_person_and_thinks_better_of_it(browser: httpx.AsyncClient, house: House) -> None:
    talk = await opened(browser)
    answer = await browser.post(f"/api/talks/{talk}/handoff")
    assert (answer.status_code, answer.json()["state"], answer.json()["callback_offered"]) == (202, "unattended", True)
    assert [entry.talk_id for entry in house.desk.list.waiting()] == [talk]
    assert (await browser.delete(f"/api/talks/{talk}/handoff")).status_code == 204
    assert house.desk.list.waiting() == []


async def test_an_answer_is_rated_with_a_thumb_and_nothing_else(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    answer = (await asked(browser, talk, QUESTION))[-1]["answer"]
    path = f"/api/talks/{talk}/answers/{answer}/rating"
    assert (await browser.post(path, json={"thumb": "up"})).status_code == 204
    assert (await browser.post(path, json={"thumb": "sideways"})).status_code == 422
    assert (await browser.post(f"/api/talks/{talk}/answers/none/rating", json={"thumb": "up"})).status_code == 404


async def test_a_contact_is_kept_only_with_consent(browser: httpx.AsyncClient, house: House) -> None:
    talk = await opened(browser)
    path = f"/api/talks/{talk}/contacts"
    contact = {"contact": "010-1234-5678", "purpose": "callback"}
    assert (await browser.post(path, json=contact)).status_code == 422
    assert (await browser.post(path, json={**contact, "consent": False})).status_code == 422
    assert await house.callbacks.waiting() == []
    assert (await browser.post(path, json={**contact, "consent": True})).status_code == 204
    assert [callback.contact for callback in await house.callbacks.waiting()] == ["010-1234-5678"]


async def test_a_deleted_talk_leaves_no_row_no_byte_and_no_feed(
    browser: httpx.AsyncClient, house: House, database: Path
) -> None:
    talk = await opened(browser)
    await asked(browser, talk, QUESTION)
    contact = {"contact": "010-1234-5678", "purpose": "callback", "consent": True}
    await browser.post(f"/api/talks/{talk}/contacts", json=contact)
    await browser.post(f"/api/talks/{talk}/handoff")
    await house.ledger.settle()
    assert (await browser.delete(f"/api/talks/{talk}")).status_code == 204
    left = b"".join(path.read_bytes() for path in database.parent.glob("madang.db*"))
    for word in ("삼청동", "010-1234-5678", talk):
        assert word.encode() not in left
    assert (await browser.get(f"/api/talks/{talk}/events")).status_code == 404
    assert house.desk.list.waiting() == []
    assert await house.callbacks.waiting() == []


async def test_deleting_twice_is_no_trouble(browser: httpx.AsyncClient) -> None:
    talk = await opened(browser)
    for _ in range(2):
        assert (await browser.delete(f"/api/talks/{talk}")).status_code == 204


async def test_a_stream_is_taken_up_after_the_last_event_that_arrived(address: str, house: House) -> None:
    async with httpx.AsyncClient(base_url=address) as browser:
        talk = await opened(browser)
        await asked(browser, talk, QUESTION)
        path = f"/api/talks/{talk}/events"
        first = await taken(browser, path, 3)
        house.talks.find(talk).close("citizen")
        rest = (await browser.get(path, headers={"Last-Event-ID": first[-1][0]})).text
        numbers = [line[4:] for line in rest.splitlines() if line.startswith("id: ")]
    assert [number for number, _ in first] == ["1", "2", "3"]
    assert numbers == ["4", "5", "6", "7"]
    assert types(events(rest))[-1] == "talk-closed"


async def test_an_answer_goes_on_record_although_its_reader_is_gone(address: str, house: House) -> None:
    async with httpx.AsyncClient(base_url=address) as browser:
        talk = await opened(browser)
        async with browser.stream("POST", f"/api/talks/{talk}/messages", json={"text": QUESTION}):
            pass
        async with asyncio.timeout(5):
            async for item in house.talks.find(talk).feed.follow():
                if item.event["type"] == "answer-closed":
                    break
        view = (await browser.get(f"/api/talks/{talk}")).json()
    assert view["turns"][-1]["text"] == "14일 이내 주민센터에서"


async def test_no_word_of_a_whole_talk_reaches_the_log(
    browser: httpx.AsyncClient, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    quiet_libraries()
    with caplog.at_level(logging.DEBUG):
        talk = await opened(browser)
        await asked(browser, talk, QUESTION)
        await asked(browser, talk, "고장")
        await browser.post(f"/api/talks/{talk}/messages", json={"text": {"삼청동": 1}})
        await asked(browser, talk, "사람")
        house.desk.accept(talk, KIM)
        house.desk.say(talk, KIM, "삼청동 주민센터입니다")
        await asked(browser, talk, QUESTION)
        await browser.delete(f"/api/talks/{talk}")
        await house.ledger.settle()
    assert "삼청동" not in caplog.text
    assert "전입신고" not in caplog.text


async def taken(browser: httpx.AsyncClient, path: str, count: int) -> list[tuple[str, str]]:
    """The first events of a stream, whose connection then drops."""
    found: list[tuple[str, str]] = []
    async with AsyncExitStack() as stack:
        stream = await stack.enter_async_context(browser.stream("GET", path))
        number = ""
        async for line in stream.aiter_lines():
            if line.startswith("id: "):
                number = line[4:]
                found.append((number, path))
            if len(found) == count:
                break
    return found
