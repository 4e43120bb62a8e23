"""Notices of petitions as letters, and the letters that ask whether an address is the petitioner's."""

from __future__ import annotations

from app.mailing.limits import OF_A_RECIPIENT, OF_A_STRANGER
from app.mailing.protocols import Letter
from app.petition_talks import Register
from casework.notice_wording import Notice, asking, notice
from casework.notices import noted
from core.errors import NotFound

NOTICES = "petition"
"""The kind of these letters in the outbox; each is about an entry of a petition's ledger."""

CONFIRMATIONS = "confirm"
"""Likewise of the letters that ask; each is about how often one petition was asked about."""


class PetitionLetters:
    """`app.mailing.protocols.Writer`; nothing is lost with the service, and a repetition has the key of the first."""

    may_repeat = True
    limits = OF_A_RECIPIENT

    def __init__(self, register: Register, public_url: str) -> None:
        self._register = register
        self._public_url = public_url.rstrip("/")

    async def letter(self, about: str) -> Letter | None:
        """None once the petition was forgotten, or its petitioner wants no notices any more."""
        number, entry = noted(about)
        register, page = self._register, f"{self._public_url}/petitions?number={number}"
        try:
            filed = await register.filings.find(number)
        except NotFound:
            return None
        told = notice(filed, entry, page, register.calendar, register.clock.now())
        return _letter(told) if told else None


class ConfirmationLetters:
    """Likewise; each has a link of its own, made when it is sent, because nothing else keeps it."""

    may_repeat = True
    limits = OF_A_STRANGER

    def __init__(self, register: Register, public_url: str) -> None:
        self._filings = register.filings
        self._public_url = public_url.rstrip("/")

    async def letter(self, about: str) -> Letter | None:
        """None once the petition was forgotten, or nobody waits for it any more."""
        number, nth = noted(about)
        try:
            filed = await self._filings.find(number)
        except NotFound:
            return None
        link = await self._filings.link(number, nth)
        if link is None or filed.filing is None:
            return None
        # After `#`: what stands there reaches no server, so no log keeps it.
        return _letter(asking(filed.filing, number, f"{self._public_url}/petitions/confirm#{link.token}", link.ends_at))


def _letter(told: Notice) -> Letter:
    return Letter(told.to, told.subject, told.text)
