"""Photos over HTTP: sent, filed, seen by the petitioner who knows the contact and by the desk, and by nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.database import Sessions
from casework.filings import Filings
from casework.petition_desk_api import PREFIX
from casework.petitions.book import PetitionBook
from casework.photo_api import PHOTOS
from casework.photos.album import SENT_BYTES
from tests.casework.case import NAME, PETITION, PHONE, RESIDENT, Case, open_house
from tests.casework.petitions.ledgers import CALENDAR
from tests.casework.photos.test_cleaning import photo
from tests.fakes.calendar import Calendar
from tests.fakes.guard import HEADER


@pytest.fixture
async def house(sessions: Sessions) -> AsyncIterator[httpx.AsyncClient]:
    clock = Calendar()
    filings = Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR))
    async with open_house(filings, clock, sight=6) as client:
        yield client


async def sent(house: httpx.AsyncClient) -> dict[str, Any]:
    answer = await house.post(PHOTOS, content=photo(), headers={"Content-Type": "image/jpeg"})
    assert answer.status_code == 201
    return answer.json()


async def test_a_photo_is_filed_and_seen_by_those_who_may(house: httpx.AsyncClient) -> None:
    shown = await sent(house)
    photos = [{"id": shown["id"], "alt": f"꺼진 등 {RESIDENT}"}]
    receipt = (await house.post("/api/petitions", json={**PETITION, "place": "시청 앞", "photos": photos})).json()
    assert (receipt["photos"], receipt["place"]) == (1, "시청 앞")
    case = Case(house, receipt["number"])
    followed = await case.follow()
    assert (followed["photos"], shown["id"] in str(followed)) == (1, False)
    (listed,) = (await house.post(f"{PHOTOS}/theirs", json=case.known)).json()
    assert (listed["alt"], listed["width"], listed["height"], listed["entry"]) == ("꺼진 등 [-]", 400, 300, 1)
    image = await house.post(f"{PHOTOS}/{listed['id']}/image", json=case.known)
    assert (image.headers["content-type"], image.headers["cache-control"]) == ("image/jpeg", "private, no-store")
    assert image.content.startswith(b"\xff\xd8")
    assert (await case.detail())["photos"] == [listed]
    at_desk = f"{PREFIX}/{case.number}/photos/{listed['id']}"
    assert (await house.get(at_desk)).content == image.content
    assert (await house.get(at_desk, headers={HEADER: "nobody"})).status_code == 401
    assert (await house.get(f"{PREFIX}/2026-000009/photos/{listed['id']}")).status_code == 404


@pytest.mark.parametrize("wrong", [{"contact": "010-9999-9999"}, {"name": "이바다"}, {"number": "2026-000009"}])
async def test_nobody_else_sees_it(house: httpx.AsyncClient, wrong: dict[str, str]) -> None:
    shown = await sent(house)
    receipt = (await house.post("/api/petitions", json={**PETITION, "photos": [{"id": shown["id"]}]})).json()
    known = {"number": receipt["number"], "name": NAME, "contact": PHONE, **wrong}
    assert (await house.post(f"{PHOTOS}/theirs", json=known)).status_code == 404
    assert (await house.post(f"{PHOTOS}/{shown['id']}/image", json=known)).status_code == 404


async def test_a_supplement_brings_photos_along(house: httpx.AsyncClient) -> None:
    case = Case(house, (await house.post("/api/petitions", json=PETITION)).json()["number"])
    shown = await sent(house)
    added = await case.asks(act="supplement", text="사진입니다.", photos=[{"id": shown["id"]}])
    assert (added.status_code, added.json()["photos"]) == (200, 1)
    assert [one["entry"] for one in (await case.detail())["photos"]] == [2]
    twice = await case.asks(act="supplement", text="사진입니다.", photos=[{"id": shown["id"]}])
    assert (twice.status_code, twice.json()["code"]) == (422, "invalid_input")


async def test_one_that_was_removed_before_filing_is_gone(house: httpx.AsyncClient) -> None:
    shown = await sent(house)
    assert (await house.delete(f"{PHOTOS}/{shown['id']}")).status_code == 204
    refused = await house.post("/api/petitions", json={**PETITION, "photos": [{"id": shown["id"]}]})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(b"%PDF-1.7", 415, "file_unknown_format", id="no photo"),
        pytest.param(photo()[:-2_000], 422, "file_damaged", id="broken off"),
        pytest.param(b"\xff\xd8" + bytes(SENT_BYTES), 413, "file_too_large", id="too large"),
    ],
)
async def test_what_cannot_be_used_is_refused(house: httpx.AsyncClient, body: bytes, status: int, code: str) -> None:
    refused = await house.post(PHOTOS, content=body)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
