"""What sending letters may rely on, whichever `Mailer` it has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeAlias

import pytest

from app.mailing.protocols import Letter, Mailer
from app.mailing.smtp import SmtpMailer, SmtpSettings
from core.errors import MailError
from tests.fakes.mail import SENDER, FakeMailer, mail_server

NOBODY = "nobody@example.com"
LETTER = Letter("gilsoon@example.com", "‘전입신고’ 안내가 바뀌었습니다", "14일이 아니라 30일입니다.\n감사합니다.")

Arrived: TypeAlias = Callable[[], list[tuple[str, str, str]]]
"""To whom, subject and text of every letter that arrived."""
Post: TypeAlias = tuple[Mailer, Arrived]


@asynccontextmanager
async def fake() -> AsyncGenerator[Post]:
    mailer = FakeMailer(refuses=frozenset({NOBODY}))
    yield mailer, lambda: [(letter.to, letter.subject, letter.text) for letter in mailer.letters]


@asynccontextmanager
async def smtp() -> AsyncGenerator[Post]:
    async with mail_server(refuses=frozenset({NOBODY})) as inbox:
        mailer = SmtpMailer(SmtpSettings("127.0.0.1", inbox.port, SENDER, security="none"))
        yield mailer, lambda: [(m["To"], m["Subject"], "\n".join(m.get_content().splitlines())) for m in inbox.mails]


@pytest.fixture(params=[fake, smtp])
async def post(request: pytest.FixtureRequest) -> AsyncGenerator[Post]:
    opened: Callable[[], AbstractAsyncContextManager[Post]] = request.param
    async with opened() as made:
        yield made


async def test_a_letter_arrives_as_it_was_written(post: Post) -> None:
    mailer, arrived = post
    await mailer.send(LETTER, "key-1")
    assert arrived() == [(LETTER.to, LETTER.subject, LETTER.text)]


async def test_a_refused_address_is_final_and_is_not_repeated_in_the_error(post: Post) -> None:
    mailer, arrived = post
    with pytest.raises(MailError) as refusal:
        await mailer.send(Letter(NOBODY, "제목", "글"), "key-2")
    assert refusal.value.is_final
    assert NOBODY not in str(refusal.value)
    assert arrived() == []


@pytest.mark.parametrize("address", ["gil..soon@example.com", "gilsoon@x..kr", "gilsoon@예시.한국", ""])
async def test_an_address_that_is_none_is_a_final_refusal(address: str) -> None:
    async with mail_server() as inbox:
        mailer = SmtpMailer(SmtpSettings("127.0.0.1", inbox.port, SENDER, security="none"))
        with pytest.raises(MailError) as refusal:
            await mailer.send(Letter(address, "제목", "글"), "key-3")
    assert refusal.value.is_final
    assert not address or address not in str(refusal.value)


async def test_it_says_who_writes(post: Post) -> None:
    assert post[0].capabilities.sender == SENDER


async def test_a_server_that_is_not_there_may_be_tried_again() -> None:
    async with mail_server() as inbox:
        port = inbox.port
    mailer = SmtpMailer(SmtpSettings("127.0.0.1", port, SENDER, security="none"))
    with pytest.raises(MailError) as refusal:
        await mailer.send(LETTER, "key-1")
    assert not refusal.value.is_final


async def test_a_server_that_says_later_may_be_tried_again() -> None:
    async def later(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"421 4.3.2 closing for a while\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(later, "127.0.0.1", 0)
    async with server:
        port: Any = server.sockets[0].getsockname()[1]
        mailer = SmtpMailer(SmtpSettings("127.0.0.1", port, SENDER, security="none"))
        with pytest.raises(MailError) as refusal:
            await mailer.send(LETTER, "key-1")
    assert not refusal.value.is_final


async def test_a_letter_names_itself_and_says_that_a_machine_sent_it() -> None:
    async with mail_server() as inbox:
        await SmtpMailer(SmtpSettings("127.0.0.1", inbox.port, SENDER, security="none")).send(LETTER, "key-1")
    (mail,) = inbox.mails
    assert (mail["From"], mail["Message-ID"], mail["Auto-Submitted"]) == (
        SENDER, "<key-1@city.example>", "auto-generated",
    )  # fmt: skip
