"""Notices by e-mail: only with consent, one for each change, stored with it, and seen on both sides."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from app.database import Sessions
from app.mailing.limits import OF_A_RECIPIENT
from app.mailing.outbox import Outbox
from app.mailing.protocols import Letter
from app.mailing.sending import RETRY_MINUTES, Sending
from casework.confirming import Confirming
from casework.filings import Filings
from casework.notices import Notices
from casework.petition_desk_api import PREFIX
from casework.petitions.book import PetitionBook
from core.errors import MailError
from tests.casework.case import PETITION, REFUSAL, Case, open_house
from tests.casework.petitions.ledgers import CALENDAR
from tests.fakes.calendar import Calendar
from tests.fakes.mail import FakeMailer

MAIL = "haneul@example.com"
WANTED = {**PETITION, "contact": MAIL, "notify": True}


class AboutEach:
    """Says what each letter is about, and nothing else."""

    may_repeat = True
    limits = OF_A_RECIPIENT

    async def letter(self, about: str) -> Letter | None:
        return Letter(MAIL, about, "")


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def filings(sessions: Sessions, clock: Calendar) -> Filings:
    notices = Notices(Outbox("petition", clock), Confirming(Outbox("confirm", clock), clock))
    return Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR, notices))


@pytest.fixture
async def house(filings: Filings, clock: Calendar) -> AsyncIterator[httpx.AsyncClient]:
    async with open_house(filings, clock) as client:
        yield client


@pytest.fixture
async def case(house: httpx.AsyncClient, filings: Filings) -> Case:
    """Whose address was confirmed."""
    case = Case(house, (await house.post("/api/petitions", json=WANTED)).json()["number"], MAIL)
    link = await filings.link(case.number, 1)
    assert link is not None
    assert (await house.post("/api/petitions/notices/confirm", json={"token": link.token})).status_code == 200
    return case


async def sent(sessions: Sessions, clock: Calendar, *troubles: MailError | None) -> list[str]:
    """The entries that letters went out about."""
    mailer = FakeMailer(*troubles)
    await Sending(sessions, clock, mailer, {"petition": AboutEach()}).send_due()
    return [letter.subject.rpartition("-")[2] for letter in mailer.letters]


async def test_every_change_is_told_once_and_what_the_petitioner_does_is_not(
    case: Case, sessions: Sessions, clock: Calendar
) -> None:
    assert await sent(sessions, clock) == ["1"]
    await case.does(act="accept", kind="grievance")
    await case.does(act="take")
    await case.does(act="ask_supplement", days=5, missing="위치를 알려 주세요.")
    await case.asks(act="supplement", text="시청 앞입니다.")
    await case.does(act="extend", amount=3, ground="cooperation", reason="협의")
    await case.does(act="forward", department="도로과")
    assert await sent(sessions, clock) == ["2", "4", "6", "7"]
    await case.does(**REFUSAL)
    await case.does(act="tell_result")
    await case.asks(act="object", text="다시 살펴 주십시오.", born="1990-01-02")
    await case.does(act="decide_objection", is_upheld=True, reasons="맞습니다.")
    assert await sent(sessions, clock) == ["9", "11"]
    assert await sent(sessions, clock) == []


async def test_what_the_law_refuses_is_told_to_nobody(case: Case, sessions: Sessions, clock: Calendar) -> None:
    await sent(sessions, clock)
    assert (await case.does(act="tell_result")).status_code == 409
    assert await sent(sessions, clock) == []


async def test_nobody_is_written_to_without_consent(
    house: httpx.AsyncClient, sessions: Sessions, clock: Calendar
) -> None:
    filed = await house.post("/api/petitions", json={**WANTED, "notify": False})
    case = Case(house, filed.json()["number"])
    await case.does(act="accept", kind="grievance")
    assert await sent(sessions, clock) == []
    assert ((await case.follow())["is_notified"], (await case.follow())["history"][-1]["notice"]) == (False, None)


async def test_only_an_e_mail_address_is_written_to(house: httpx.AsyncClient) -> None:
    assert (await house.get("/api/petitions/terms")).json()["sends_notices"] is True
    refused = await house.post("/api/petitions", json={**WANTED, "contact": "010-1234-5678"})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_where_no_e_mail_is_sent_none_is_offered(sessions: Sessions, clock: Calendar) -> None:
    filings = Filings(sessions, clock, PetitionBook(sessions, clock, CALENDAR))
    async with open_house(filings, clock) as house:
        assert (await house.get("/api/petitions/terms")).json()["sends_notices"] is False
        assert (await house.post("/api/petitions", json=WANTED)).status_code == 422


async def test_both_sides_see_what_was_delivered_and_the_desk_sends_it_again(
    case: Case, house: httpx.AsyncClient, sessions: Sessions, clock: Calendar
) -> None:
    await sent(sessions, clock)
    await case.does(act="accept", kind="grievance")
    await sent(sessions, clock, MailError("no such box", is_final=True))
    seen = await case.follow()
    assert (seen["is_notified"], [line["notice"] for line in seen["history"]]) == (True, ["sent", "failed"])
    (line,) = (await house.get(PREFIX)).json()["items"]
    assert line["is_notice_lost"]
    again = await house.post(f"{PREFIX}/{case.number}/notices/2/retry")
    assert (again.status_code, again.json()["is_notice_lost"], again.json()["ledger"][1]["notice"]) == (
        200, False, "waiting",
    )  # fmt: skip
    assert await sent(sessions, clock) == ["2"]
    assert (await house.post(f"{PREFIX}/{case.number}/notices/2/retry")).status_code == 409
    assert (await house.post(f"{PREFIX}/{case.number}/notices/9/retry")).status_code == 404


async def test_a_mail_server_that_is_away_holds_nothing_up(case: Case, sessions: Sessions, clock: Calendar) -> None:
    assert await sent(sessions, clock, MailError("away")) == []
    assert (await case.does(act="accept", kind="grievance")).status_code == 200
    clock.time += timedelta(minutes=RETRY_MINUTES[0])
    assert sorted(await sent(sessions, clock)) == ["1", "2"]


async def test_what_was_forgotten_leaves_no_letter(
    case: Case, filings: Filings, sessions: Sessions, clock: Calendar
) -> None:
    await filings.forget(case.number)
    assert await sent(sessions, clock) == []


async def test_consent_is_taken_back_and_given_again_by_who_knows_the_contact(
    case: Case, house: httpx.AsyncClient, sessions: Sessions, clock: Calendar
) -> None:
    await sent(sessions, clock)
    wrong = {**case.known, "contact": "other@example.com", "notify": False}
    assert (await house.post("/api/petitions/notices", json=wrong)).status_code == 404
    off = await house.post("/api/petitions/notices", json={**case.known, "notify": False})
    assert (off.status_code, off.json()["is_notified"]) == (200, False)
    await case.does(act="accept", kind="grievance")
    assert await sent(sessions, clock) == []
    assert (await house.post("/api/petitions/notices", json={**case.known, "notify": True})).json()["is_notified"]
    await case.does(act="forward", department="도로과")
    assert await sent(sessions, clock) == ["3"]


async def test_nobody_agrees_to_e_mail_for_a_telephone(house: httpx.AsyncClient) -> None:
    case = Case(house, (await house.post("/api/petitions", json=PETITION)).json()["number"])
    refused = await house.post("/api/petitions/notices", json={**case.known, "notify": True})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
