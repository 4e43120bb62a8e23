"""Call-backs: asked for once a talk, served once, and gone in time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.database import Sessions
from casework.api import build_router
from casework.callbacks import Callbacks
from core.accounts import Account, Role
from core.errors import Conflict, NotFound
from tests.fakes.calendar import Calendar
from tests.fakes.guard import HEADER, HeaderGuard

CALLBACKS = "http://desk/api/callbacks"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def callbacks(sessions: Sessions, calendar: Calendar) -> Callbacks:
    return Callbacks(sessions, calendar)


@pytest.fixture
async def browser(callbacks: Callbacks) -> AsyncIterator[httpx.AsyncClient]:
    accounts = {
        "kim": Account("kim", "kim", "김하늘", frozenset({Role.STAFF})),
        "curator": Account("curator", "curator", "최", frozenset({Role.CURATOR})),
    }
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(callbacks, HeaderGuard(accounts)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=CALLBACKS) as client:
        yield client


async def test_who_asked_first_is_called_first(callbacks: Callbacks, calendar: Calendar) -> None:
    await callbacks.request("a", "complaints", "010-1")
    calendar.time += timedelta(minutes=1)
    await callbacks.request("b", "youth", "010-2")
    assert [(found.official, found.contact) for found in await callbacks.waiting()] == [
        ("complaints", "010-1"),
        ("youth", "010-2"),
    ]


async def test_a_second_request_of_a_talk_takes_the_place_of_the_first(callbacks: Callbacks) -> None:
    await callbacks.request("a", "complaints", "010-1")
    await callbacks.request("a", "complaints", "010-9")
    assert [found.contact for found in await callbacks.waiting()] == ["010-9"]


async def test_nobody_is_called_twice(callbacks: Callbacks, calendar: Calendar) -> None:
    await callbacks.request("a", "complaints", "010-1")
    (waiting,) = await callbacks.waiting()
    done = await callbacks.done(waiting.id, "김하늘")
    assert (done.done_by, done.done_at) == ("김하늘", calendar.now())
    assert await callbacks.waiting() == []
    with pytest.raises(Conflict):
        await callbacks.done(waiting.id, "이바다")
    with pytest.raises(NotFound):
        await callbacks.done(99, "이바다")


async def test_a_request_after_a_served_one_is_a_new_one(callbacks: Callbacks) -> None:
    await callbacks.request("a", "complaints", "010-1")
    await callbacks.done((await callbacks.waiting())[0].id, "김하늘")
    await callbacks.request("a", "complaints", "010-1")
    assert len(await callbacks.waiting()) == 1


async def test_what_a_talk_left_goes_with_it(callbacks: Callbacks) -> None:
    await callbacks.request("a", "complaints", "010-1")
    await callbacks.request("b", "complaints", "010-2")
    await callbacks.forget("a")
    assert [found.contact for found in await callbacks.waiting()] == ["010-2"]


async def test_requests_expire(callbacks: Callbacks, calendar: Calendar) -> None:
    await callbacks.request("a", "complaints", "010-1")
    calendar.time += timedelta(days=89)
    await callbacks.expire(90)
    assert len(await callbacks.waiting()) == 1
    calendar.time += timedelta(days=2)
    await callbacks.expire(90)
    assert await callbacks.waiting() == []


async def test_staff_read_the_list_and_strike_off(browser: httpx.AsyncClient, callbacks: Callbacks) -> None:
    await callbacks.request("a", "complaints", "010-1")
    (found,) = (await browser.get(CALLBACKS, headers={HEADER: "kim"})).json()
    assert (found["contact"], found["done_at"]) == ("010-1", None)
    done = await browser.post(f"/{found['id']}/done", headers={HEADER: "kim"})
    assert done.json()["done_by"] == "김하늘"
    again = await browser.post(f"/{found['id']}/done", headers={HEADER: "kim"})
    assert (again.status_code, again.json()["code"]) == (409, "conflict")
    assert (await browser.post("/99/done", headers={HEADER: "kim"})).status_code == 404


async def test_nobody_else_reads_the_numbers(browser: httpx.AsyncClient) -> None:
    assert (await browser.get(CALLBACKS)).status_code == 401
    assert (await browser.get(CALLBACKS, headers={HEADER: "curator"})).status_code == 403
    assert (await browser.post("/1/done", headers={HEADER: "curator"})).status_code == 403
