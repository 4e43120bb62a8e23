"""A mailer that keeps its letters, and a real SMTP server on loopback that does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session

from app.mailing.protocols import Letter, MailerCapabilities
from core.errors import MailError

SENDER = "counter@city.example"


class FakeMailer:
    """Takes letters, or fails as it is told: one entry an attempt, None where it goes well."""

    def __init__(self, *troubles: MailError | None, refuses: frozenset[str] = frozenset()) -> None:
        self._troubles = list(troubles)
        self._refuses = refuses
        self.letters: list[Letter] = []
        self.keys: list[str] = []

    @property
    def capabilities(self) -> MailerCapabilities:
        return MailerCapabilities("fake", SENDER)

    async def send(self, letter: Letter, key: str) -> None:
        trouble = self._troubles.pop(0) if self._troubles else None
        if letter.to in self._refuses:
            trouble = MailError("refused", is_final=True)
        if trouble:
            raise trouble
        self.letters.append(letter)
        self.keys.append(key)


@dataclass(slots=True)
class Inbox:
    """What a mail server on loopback took, and whom it does not know."""

    refuses: frozenset[str] = frozenset()
    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list[EmailMessage])

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 5.1.1 nobody here has this address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=default))
        return "250 OK"


@asynccontextmanager
async def mail_server(*, refuses: frozenset[str] = frozenset()) -> AsyncGenerator[Inbox]:
    """Open for as long as the `async with`."""
    loop = asyncio.get_running_loop()
    inbox = Inbox(refuses)
    server = await loop.create_server(lambda: SMTP(inbox, hostname="city.example", loop=loop), "127.0.0.1", 0)
    inbox.port = server.sockets[0].getsockname()[1]
    async with server:
        yield inbox
