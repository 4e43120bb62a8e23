"""The desk over HTTP: who may enter, and what is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from core.accounts import Account, Role
from core.passages import Citation
from desk.admitted import CHECK_SECONDS
from desk.api import build_router
from desk.desk import DROP_GRACE_SECONDS, Call, Desk
from desk.protocols import TurnLine
from tests.fakes.clock import LoopClock
from tests.fakes.counter import KIM, LEE, official
from tests.fakes.floor import FakeFloor
from tests.fakes.guard import HEADER, HeaderGuard

ACCOUNTS = {
    "kim": KIM,
    "lee": LEE,
    "boss": Account("boss", "boss", "박", frozenset({Role.SUPERVISOR})),
    "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR, Role.ADMIN})),
}
CITED = Citation("move-in", "전입신고", "주민등록법 제16조", "14일 이내", None, None, "https://law.go.kr")
DESK = "http://desk/api/desk"
OFFER = {"sdp": "v=0", "type": "offer"}
ROUTES = [
    ("GET", DESK, None),
    ("PUT", "/duty", {"on_duty": True}),
    ("POST", "/line", OFFER),
    ("GET", "/a", None),
    ("POST", "/a/accept", None),
    ("POST", "/a/say", {"text": "네"}),
    ("POST", "/a/hand-back", None),
    ("POST", "/a/close", None),
]


@pytest.fixture
def floor() -> FakeFloor:
    made = FakeFloor("a", "b")
    made.lines["a"] = [TurnLine("citizen", "전입신고"), TurnLine("official", "14일", (CITED, CITED))]
    return made


@pytest.fixture
def desk(floor: FakeFloor) -> Desk:
    return Desk(floor, {"complaints": official()}, LoopClock())


@pytest.fixture
def accounts() -> dict[str, Account]:
    return dict(ACCOUNTS)


@pytest.fixture
async def browser(desk: Desk, floor: FakeFloor, accounts: dict[str, Account]) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(desk, floor, HeaderGuard(accounts)))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=DESK) as client:
        yield client


def by(name: str) -> dict[str, str]:
    return {HEADER: name}


def wait(desk: Desk, talk: str = "a") -> None:
    desk.call(Call(talk, "complaints", "ko", "citizen_asked", "전입신고를 물었습니다."))


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
async def test_only_staff_and_supervisors_enter(
    browser: httpx.AsyncClient, desk: Desk, method: str, path: str, body: dict[str, object] | None
) -> None:
    wait(desk)
    assert (await browser.request(method, path, json=body)).status_code == 401
    assert (await browser.request(method, path, json=body, headers=by("curator"))).status_code == 403


async def test_a_supervisor_sees_the_desk_too(browser: httpx.AsyncClient) -> None:
    assert (await browser.get(DESK, headers=by("boss"))).status_code == 200


async def test_the_list_shows_who_waits_and_who_is_mine(browser: httpx.AsyncClient, desk: Desk) -> None:
    wait(desk, "a")
    wait(desk, "b")
    await browser.post("/a/accept", headers=by("kim"))
    mine = (await browser.get(DESK, headers=by("kim"))).json()
    other = (await browser.get(DESK, headers=by("lee"))).json()
    assert ([e["talk"] for e in mine["mine"]], [e["talk"] for e in mine["waiting"]]) == (["a"], ["b"])
    assert (other["mine"], other["on_duty"], other["people_on_duty"]) == ([], False, 1)


async def test_the_summary_comes_with_each_source_once(browser: httpx.AsyncClient, desk: Desk) -> None:
    wait(desk)
    body = (await browser.get("/a", headers=by("kim"))).json()
    assert body["entry"]["summary"] == "전입신고를 물었습니다."
    assert [source["locator"] for source in body["passages"]] == ["주민등록법 제16조"]
    assert [line["speaker"] for line in body["turns"]] == ["citizen", "official"]


async def test_the_second_who_accepts_gets_a_conflict(browser: httpx.AsyncClient, desk: Desk) -> None:
    wait(desk)
    assert (await browser.post("/a/accept", headers=by("kim"))).json()["staff_name"] == "김하늘"
    late = await browser.post("/a/accept", headers=by("lee"))
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    assert "김하늘" in late.json()["message"]


async def test_a_served_citizen_is_readable_and_drivable_by_that_person_alone(
    browser: httpx.AsyncClient, desk: Desk
) -> None:
    wait(desk)
    await browser.post("/a/accept", headers=by("kim"))
    for method, path, body in ROUTES[3:4] + ROUTES[5:]:
        refused = await browser.request(method, path, json=body, headers=by("lee"))
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden"), path
    assert (await browser.get("/a", headers=by("kim"))).status_code == 200


async def test_the_person_drives_and_hands_back(browser: httpx.AsyncClient, desk: Desk, floor: FakeFloor) -> None:
    wait(desk)
    await browser.post("/a/accept", headers=by("kim"))
    assert (await browser.post("/a/say", json={"text": "네"}, headers=by("kim"))).status_code == 204
    assert (await browser.post("/a/hand-back", headers=by("kim"))).status_code == 204
    assert floor.done[-1] == ("announce", "a", "handed_back")


async def test_a_line_belongs_to_the_account_and_not_to_a_talk(browser: httpx.AsyncClient, floor: FakeFloor) -> None:
    media = await browser.post("/line", json=OFFER, headers=by("kim"))
    assert media.json() == {"sdp": "answer to v=0", "type": "answer", "pc_id": "pc"}
    assert floor.done == [("connect", "kim")]


async def test_the_desk_names_the_line_of_a_person_on_duty_to_that_person(
    browser: httpx.AsyncClient, desk: Desk
) -> None:
    desk.set_duty(KIM, on=True)
    desk.line_opened("kim", "first")
    desk.line_opened("kim", "second")
    desk.line_closed("kim", "first")
    assert (await browser.get(DESK, headers=by("kim"))).json()["line"] == "second"
    assert (await browser.get(DESK, headers=by("lee"))).json()["line"] is None
    desk.line_closed("kim", "second")
    assert (await browser.get(DESK, headers=by("kim"))).json()["line"] is None


async def test_going_off_duty_with_a_citizen_is_a_conflict(browser: httpx.AsyncClient, desk: Desk) -> None:
    wait(desk)
    await browser.post("/a/accept", headers=by("kim"))
    refused = await browser.put("/duty", json={"on_duty": False}, headers=by("kim"))
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize("text", ["", "가" * 1_001])
async def test_words_of_no_length_or_of_a_thousand_are_refused(
    browser: httpx.AsyncClient, desk: Desk, text: str
) -> None:
    wait(desk)
    await browser.post("/a/accept", headers=by("kim"))
    refused = await browser.post("/a/say", json={"text": text}, headers=by("kim"))
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_who_has_left_is_not_found(browser: httpx.AsyncClient) -> None:
    for method, path, body in ROUTES[3:]:
        missing = await browser.request(method, path, json=body, headers=by("kim"))
        assert missing.status_code == 404, path


async def test_the_talk_is_followed_live_after_the_last_event(
    browser: httpx.AsyncClient, desk: Desk, floor: FakeFloor
) -> None:
    wait(desk)
    await browser.post("/a/accept", headers=by("kim"))
    desk.say("a", KIM, "네")
    floor.open.remove("a")
    whole = (await browser.get("/a/events", headers=by("kim"))).text
    numbers = [line for line in whole.splitlines() if line.startswith("id: ")]
    rest = (await browser.get("/a/events", headers={**by("kim"), "Last-Event-ID": "4"})).text
    assert [line for line in rest.splitlines() if line.startswith("id: ")] == numbers[4:]
    assert "staff-said" in rest


def hands_back(desk: Desk) -> None:
    desk.hand_back("a", KIM)


def hands_back_to_another(desk: Desk) -> None:
    desk.hand_back("a", KIM)
    wait(desk)
    desk.accept("a", LEE)


def drops(desk: Desk) -> None:
    desk.watch_once()


@pytest.mark.looptime
@pytest.mark.parametrize("leaves", [hands_back, hands_back_to_another, drops])
async def test_who_no_longer_serves_the_citizen_reads_no_further(
    browser: httpx.AsyncClient, desk: Desk, floor: FakeFloor, leaves: Callable[[Desk], None]
) -> None:
    wait(desk)
    desk.accept("a", KIM)
    async with asyncio.TaskGroup() as tasks:
        following = tasks.create_task(browser.get("/a/events", headers=by("kim")))
        await asyncio.sleep(DROP_GRACE_SECONDS)
        floor.say("a", "아직 제 상담입니다")
        await asyncio.sleep(1)
        leaves(desk)
        floor.say("a", "더는 아닙니다")
        await asyncio.sleep(1)
        assert following.done()
    read = following.result().text
    assert "아직 제 상담입니다" in read
    assert "더는 아닙니다" not in read
    assert read.count("event: driver") == 1


def is_gone(accounts: dict[str, Account]) -> None:
    del accounts["kim"]


def loses_the_role(accounts: dict[str, Account]) -> None:
    accounts["kim"] = replace(KIM, roles=frozenset({Role.CITIZEN}))


@pytest.mark.looptime
@pytest.mark.parametrize("leaves", [is_gone, loses_the_role])
async def test_streams_end_within_seconds_when_the_session_does(
    browser: httpx.AsyncClient, desk: Desk, accounts: dict[str, Account], leaves: Callable[[dict[str, Account]], None]
) -> None:
    wait(desk)
    desk.accept("a", KIM)
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(desk.watch())
        streams = [tasks.create_task(browser.get(path, headers=by("kim"))) for path in ("/events", "/a/events")]
        await asyncio.sleep(60)
        assert not any(stream.done() for stream in streams)
        leaves(accounts)
        await asyncio.sleep(CHECK_SECONDS + 0.1)
        assert all(stream.done() for stream in streams)
        await asyncio.sleep(DROP_GRACE_SECONDS + 1)
        watching.cancel()
    assert [(entry.talk_id, entry.returned) for entry in desk.list.waiting()] == [("a", True)]
    assert desk.people_on_duty == 0


@pytest.mark.looptime
async def test_not_one_event_reaches_whose_session_is_over(
    browser: httpx.AsyncClient, desk: Desk, floor: FakeFloor, accounts: dict[str, Account]
) -> None:
    wait(desk)
    desk.accept("a", KIM)
    async with asyncio.TaskGroup() as tasks:
        streams = [tasks.create_task(browser.get(path, headers=by("kim"))) for path in ("/events", "/a/events")]
        await asyncio.sleep(1)
        is_gone(accounts)
        floor.say("a", "나중 말")
        wait(desk, "b")
        await asyncio.sleep(0.1)
        assert all(stream.done() for stream in streams)
    screen, talk = (stream.result().text for stream in streams)
    assert "event: driver" in talk
    assert "나중 말" not in talk
    assert screen.count("event: desk") == 1
