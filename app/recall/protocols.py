"""How letters leave the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail to one person."""

    to: str
    subject: str
    text: str
    key: str
    """The same for every attempt to send it, so that a mail server can tell a repetition."""


@dataclass(frozen=True, slots=True)
class MailerCapabilities:
    """What a mailer is."""

    name: str
    sender: str
    """The address that letters come from."""


class Mailer(Protocol):
    """Takes letters to the mail server."""

    @property
    def capabilities(self) -> MailerCapabilities: ...

    async def send(self, letter: Letter) -> None:
        """Returns once the server has taken the letter over; raises `MailError`."""
        ...
