"""Corrections on their way: taken once, tried again while that may help, never repeated on a guess."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.mailing.protocols import Mailer
from app.mailing.sending import RETRY_MINUTES, Sending
from app.mailing.smtp import SmtpMailer, SmtpSettings
from app.mailing.tables import LetterRow
from app.recall.letters import LETTERS, CorrectionLetters
from app.recall.views import DeliveryView
from core.errors import Conflict, MailError
from tests.app.recall.conftest import NOW, WORDS, City
from tests.fakes.mail import SENDER, FakeMailer, mail_server

CHANGE = ("move-in-report", 1)


def sending_of(city: City, mailer: Mailer) -> Sending:
    return Sending(city.sessions, city.calendar, mailer, {LETTERS: CorrectionLetters(city.sessions)})


async def written(city: City, *contacts: str) -> None:
    for contact in contacts:
        await city.told_and_left(contact)
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)


async def deliveries(city: City) -> list[DeliveryView]:
    return [item for one in (await city.corrections.recall(*CHANGE)).corrections for item in one.deliveries]


async def test_a_correction_goes_through_a_mail_server_exactly_once(city: City) -> None:
    await written(city, "gilsoon@example.com", "010-1234-5678", "GILSOON@example.com")
    async with mail_server() as inbox:
        sending = sending_of(city, SmtpMailer(SmtpSettings("127.0.0.1", inbox.port, SENDER, "none")))
        async with asyncio.TaskGroup() as tasks:
            both = [tasks.create_task(sending.send_due()) for _ in range(2)]
        await sending.send_due()
        with pytest.raises(Conflict):
            await city.corrections.write(*CHANGE, WORDS)
        await sending.send_due()
    assert sum(task.result() for task in both) == 1
    assert [(mail["To"], mail["Subject"]) for mail in inbox.mails] == [("gilsoon@example.com", WORDS.subject)]
    assert [(item.channel, item.state, item.attempts) for item in await deliveries(city)] == [
        ("email", "sent", 1),
        ("phone", "to_call", 0),
    ]


async def test_a_server_that_is_away_is_tried_again_later(city: City) -> None:
    await written(city, "gilsoon@example.com")
    mailer = FakeMailer(MailError("away"))
    sending = sending_of(city, mailer)
    assert await sending.send_due() == 0
    (waits,) = await deliveries(city)
    assert (waits.state, waits.problem, waits.attempts) == ("waiting", "unreachable", 1)
    assert await sending.send_due() == 0
    city.calendar.time += timedelta(minutes=RETRY_MINUTES[0])
    assert await sending.send_due() == 1
    assert [letter.to for letter in mailer.letters] == ["gilsoon@example.com"]


async def test_after_the_last_attempt_a_person_decides(city: City) -> None:
    await written(city, "gilsoon@example.com")
    mailer = FakeMailer(*[MailError("away")] * (len(RETRY_MINUTES) + 1))
    sending = sending_of(city, mailer)
    for _ in range(len(RETRY_MINUTES) + 3):
        await sending.send_due()
        city.calendar.days_later(1)
    (failed,) = await deliveries(city)
    assert (failed.state, failed.attempts) == ("failed", len(RETRY_MINUTES) + 1)
    await city.corrections.try_again(failed.id)
    assert await sending.send_due() == 1
    with pytest.raises(Conflict):
        await city.corrections.try_again(failed.id)


async def test_a_refused_address_is_not_tried_again_and_holds_up_nobody(city: City) -> None:
    await written(city, "nobody@example.com", "gilsoon@example.com")
    mailer = FakeMailer(refuses=frozenset({"nobody@example.com"}))
    assert await sending_of(city, mailer).send_due() == 1
    assert [(item.state, item.problem) for item in await deliveries(city)] == [("failed", "refused"), ("sent", "")]


async def test_a_letter_that_was_cut_off_is_not_sent_again_by_itself(city: City) -> None:
    await written(city, "gilsoon@example.com")
    async with city.sessions.begin() as session:
        await session.execute(update(LetterRow).values(state="sending", attempts=1))
    mailer = FakeMailer()
    sending = sending_of(city, mailer)
    city.calendar.days_later(1)
    assert await sending.send_due() == 0
    (unclear,) = await deliveries(city)
    assert unclear.state == "unclear"
    await city.corrections.try_again(unclear.id)
    assert await sending.send_due() == 1


async def test_nobody_is_written_to_who_had_the_talk_deleted(city: City) -> None:
    talk = await city.told_and_left("gilsoon@example.com")
    await city.publishes(NOW)
    await city.corrections.write(*CHANGE, WORDS)
    await city.ledger.forget(talk.id)
    mailer = FakeMailer()
    assert await sending_of(city, mailer).send_due() == 0
    assert mailer.letters == []


async def test_no_address_reaches_the_log(city: City, caplog: pytest.LogCaptureFixture) -> None:
    await written(city, "gilsoon@example.com")
    await sending_of(city, FakeMailer(MailError("away"))).send_due()
    assert "attempt 1" in caplog.text
    assert "gilsoon" not in caplog.text
