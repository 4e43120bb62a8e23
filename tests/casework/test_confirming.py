"""An address is confirmed before anything is told there: by a link that works once and ends, asked for in measure."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.database import Sessions
from app.mailing.outbox import Outbox
from casework.confirming import LETTER_LASTS, LINK_LASTS, MOST_ASKED, Confirming
from casework.filings import Filings
from casework.notices import Notices
from casework.petitions.book import PetitionBook
from tests.casework.case import PETITION, Case, open_house
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar

MAIL = "haneul@example.com"
WANTED = {**PETITION, "contact": MAIL, "notify": True}


class Desk:
    """The register, the house over it, and the two outboxes."""

    def __init__(self, sessions: Sessions, clock: Calendar) -> None:
        self.sessions, self.clock = sessions, clock
        self.notices, self.asking = Outbox("petition", clock), Outbox("confirm", clock)
        book = PetitionBook(sessions, clock, CALENDAR, Notices(self.notices, Confirming(self.asking, clock)))
        self.filings = Filings(sessions, clock, book)

    async def told(self, number: str) -> list[int]:
        """The entries that a notice is on its way about."""
        async with self.sessions() as session:
            found = await self.notices.standing(session, [f"{number}-{entry}" for entry in range(1, 10)])
        return sorted(int(about.rpartition("-")[2]) for about in found)

    async def asked(self, number: str) -> int:
        """Letters that ask, on their way or sent."""
        async with self.sessions() as session:
            return len(await self.asking.standing(session, [f"{number}-{nth}" for nth in range(1, 10)]))

    async def token(self, number: str, nth: int = 1) -> str:
        link = await self.filings.link(number, nth)
        assert link is not None
        return link.token

    async def went(self, number: str, nth: int) -> None:
        """The letter was taken by the mail server."""
        async with self.sessions.begin() as session:
            await self.asking.drop(session, [f"{number}-{nth}"])


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return Desk(sessions, Calendar())


@pytest.fixture
async def house(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    async with open_house(desk.filings, desk.clock) as client:
        yield client


@pytest.fixture
async def case(house: httpx.AsyncClient) -> Case:
    return Case(house, (await house.post("/api/petitions", json=WANTED)).json()["number"], MAIL)


async def confirms(house: httpx.AsyncClient, token: str) -> httpx.Response:
    return await house.post("/api/petitions/notices/confirm", json={"token": token})


async def asks_again(house: httpx.AsyncClient, case: Case) -> httpx.Response:
    return await house.post("/api/petitions/notices/ask-again", json=case.known)


async def state(case: Case) -> dict[str, Any]:
    return (await case.follow())["confirmation"]


async def test_nothing_is_told_before_the_address_is_confirmed_and_then_the_last_change(
    desk: Desk, house: httpx.AsyncClient, case: Case
) -> None:
    await case.does(act="accept", kind="grievance")
    assert (await desk.told(case.number), await desk.asked(case.number)) == ([], 1)
    assert await state(case) == {"is_confirmed": False, "letter": "waiting", "may_ask_again": False}
    assert (await case.detail())["confirmation"] == await state(case)
    confirmed = await confirms(house, await desk.token(case.number))
    assert (confirmed.status_code, confirmed.json()) == (200, {"number": case.number})
    assert await desk.told(case.number) == [2]
    await case.does(act="forward", department="도로과")
    assert await desk.told(case.number) == [2, 3]
    assert (await state(case))["is_confirmed"]
    assert (await case.detail())["confirmation"]["is_confirmed"]


async def test_a_link_works_once_and_takes_the_others_of_its_petition_with_it(
    desk: Desk, house: httpx.AsyncClient, case: Case
) -> None:
    first, second = await desk.token(case.number), await desk.token(case.number)
    assert (await confirms(house, second)).status_code == 200
    for spent in (first, second, "never-sent-to-anybody"):
        refused = await confirms(house, spent)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert await desk.told(case.number) == [1]


async def test_a_link_ends(desk: Desk, house: httpx.AsyncClient, case: Case) -> None:
    token = await desk.token(case.number)
    desk.clock.time += LINK_LASTS + timedelta(seconds=1)
    assert (await confirms(house, token)).status_code == 404
    await desk.filings.expire(365)
    assert not (await state(case))["is_confirmed"]


async def test_looking_at_a_link_confirms_nothing(desk: Desk, house: httpx.AsyncClient, case: Case) -> None:
    token = await desk.token(case.number)
    looked = await house.get("/api/petitions/notices/confirm", params={"token": token})
    assert looked.status_code == 405
    assert not (await state(case))["is_confirmed"]


async def test_a_letter_is_asked_for_again_when_one_went_and_no_more_than_so_often(
    desk: Desk, house: httpx.AsyncClient, case: Case
) -> None:
    assert (await asks_again(house, case)).status_code == 409  # the first one is on its way
    for nth in range(1, MOST_ASKED):
        await desk.went(case.number, nth)
        assert (await asks_again(house, case)).json()["confirmation"]["letter"] == "waiting"
        assert await desk.filings.link(case.number, nth) is None  # a newer one asks
    await desk.went(case.number, MOST_ASKED)
    refused = await asks_again(house, case)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert not (await state(case))["may_ask_again"]
    assert (await confirms(house, await desk.token(case.number, MOST_ASKED))).status_code == 200


async def test_only_who_knows_the_contact_asks_again(house: httpx.AsyncClient, case: Case) -> None:
    other = await house.post("/api/petitions/notices/ask-again", json={**case.known, "contact": "other@example.com"})
    assert other.status_code == 404


async def test_a_letter_that_was_held_back_for_a_day_asks_nothing(desk: Desk, case: Case) -> None:
    desk.clock.time += LETTER_LASTS + timedelta(seconds=1)
    assert await desk.filings.link(case.number, 1) is None


async def test_who_stops_the_notices_ends_the_link_and_is_asked_anew_on_coming_back(
    desk: Desk, house: httpx.AsyncClient, case: Case
) -> None:
    token = await desk.token(case.number)
    await desk.went(case.number, 1)
    off = await house.post("/api/petitions/notices", json={**case.known, "notify": False})
    assert off.json()["confirmation"] is None
    assert await desk.filings.link(case.number, 1) is None
    assert (await confirms(house, token)).status_code == 404
    await house.post("/api/petitions/notices", json={**case.known, "notify": True})
    assert await desk.asked(case.number) == 1
    assert (await confirms(house, await desk.token(case.number, 2))).status_code == 200


async def test_a_confirmed_address_is_asked_no_more(desk: Desk, house: httpx.AsyncClient, case: Case) -> None:
    await confirms(house, await desk.token(case.number))
    await desk.went(case.number, 1)
    for notify in (False, True):
        await house.post("/api/petitions/notices", json={**case.known, "notify": notify})
    assert ((await asks_again(house, case)).status_code, await desk.asked(case.number)) == (409, 0)
    assert (await state(case))["is_confirmed"]


async def test_who_wants_no_notices_is_asked_nothing(desk: Desk, house: httpx.AsyncClient) -> None:
    filed = (await house.post("/api/petitions", json={**WANTED, "notify": False})).json()["number"]
    assert (await desk.asked(filed), await state(Case(house, filed))) == (0, None)


async def test_what_was_forgotten_leaves_neither_letter_nor_link(
    desk: Desk, house: httpx.AsyncClient, case: Case
) -> None:
    token = await desk.token(case.number)
    await desk.filings.forget(case.number)
    assert (await desk.asked(case.number), (await confirms(house, token)).status_code) == (0, 404)
