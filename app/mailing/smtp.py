"""Letters through an SMTP server."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Literal, TypeAlias

import aiosmtplib

from app.mailing.protocols import Letter, MailerCapabilities
from core.errors import MailError

Security: TypeAlias = Literal["starttls", "tls", "none"]
TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Where the mail server is and who writes."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)


class SmtpMailer:
    """One connection for each letter: they are few."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    @property
    def capabilities(self) -> MailerCapabilities:
        return MailerCapabilities("smtp", self._settings.sender)

    async def send(self, letter: Letter, key: str) -> None:
        given, message = self._settings, _message(letter, key, self._settings.sender)
        try:
            await aiosmtplib.send(
                message,
                sender=given.sender,
                recipients=[letter.to],
                hostname=given.host,
                port=given.port,
                username=given.username or None,
                password=given.password or None,
                use_tls=given.security == "tls",
                start_tls=given.security == "starttls",
                timeout=TIMEOUT_SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            raise MailError(
                "the mail server refused the address", is_final=all(code >= 500 for code in codes)
            ) from None
        except aiosmtplib.SMTPResponseException as error:
            final = error.code >= 500 and not isinstance(error, aiosmtplib.SMTPAuthenticationError)
            raise MailError("the mail server refused the letter", is_final=final) from None
        except (aiosmtplib.SMTPException, OSError):
            raise MailError("the mail server cannot be reached", is_final=False) from None


def _message(letter: Letter, key: str, sender: str) -> EmailMessage:
    """Raises a final `MailError` for what cannot be addressed: contacts that were left before this was checked."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(addr_spec=sender)
    message["To"] = _addressed(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = f"<{key}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _addressed(contact: str) -> Address:
    try:
        if contact.isascii():
            return Address(addr_spec=contact)
    except (ValueError, IndexError, MessageError):
        pass
    raise MailError("the contact is no e-mail address", is_final=True)
