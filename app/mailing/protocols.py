"""How letters are written, and how they leave the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.mailing.limits import Limit


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail to one person."""

    to: str
    subject: str
    text: str


class Writer(Protocol):
    """Writes the letters of one kind when they are sent, so that the outbox keeps no address and no words."""

    @property
    def may_repeat(self) -> bool:
        """Whether a letter that was cut off goes again by itself; else a person decides, as it may have arrived."""
        ...

    @property
    def limits(self) -> tuple[Limit, ...]:
        """How many letters, of any kind, an address may have had when one more of these goes to it."""
        ...

    async def letter(self, about: str) -> Letter | None:
        """None where there is nobody to be written to any more."""
        ...


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

    async def send(self, letter: Letter, key: str) -> None:
        """Returns once the server has taken the letter over; raises `MailError`.

        `key` is the same for every attempt to send it, so that a mail server can tell a repetition.
        """
        ...
