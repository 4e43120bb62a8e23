"""How a citizen can be reached: an e-mail address or a telephone number, checked on arrival, masked in every list."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from email_validator import EmailNotValidError, validate_email

from core.errors import InvalidInput

Channel: TypeAlias = Literal["email", "phone"]
Purpose: TypeAlias = Literal["changes", "callback"]

LONGEST = 200
_PHONE = re.compile(r"\+?[\d\s().-]{8,30}", re.ASCII)
_DIGITS = range(8, 16)  # a subscriber's number without its area code has 8, E.164 allows 15
_KOREA = "82"


def checked(contact: str, purpose: Purpose) -> str:
    """The contact without space around it; raises `InvalidInput`. A call-back needs a telephone number."""
    text = contact.strip()
    if channel_of(text) is None:
        raise InvalidInput("`contact`: send an e-mail address or a telephone number")
    if purpose == "callback" and channel_of(text) != "phone":
        raise InvalidInput("`contact`: send a telephone number; nobody calls an e-mail address")
    return text


def channel_of(contact: str) -> Channel | None:
    """None for what is neither."""
    if len(contact) <= LONGEST and _is_mail(contact):
        return "email"
    if _PHONE.fullmatch(contact) and len(_digits(contact)) in _DIGITS:
        return "phone"
    return None


def same_person(contact: str) -> str:
    """Equal for two ways to write one address or number: `+82 10-1234-5678` and `010 1234 5678`."""
    if channel_of(contact) != "phone":
        return contact.strip().casefold()
    digits = _digits(contact)
    return f"0{digits[2:].lstrip('0')}" if contact.strip().startswith("+82") or digits[:4] == f"{_KOREA}10" else digits


def masked(contact: str) -> str:
    """Enough to tell two apart, too little to reach anybody: `g•••@example.com`, `010••••78`."""
    if channel_of(contact) == "email":
        name, _, house = contact.partition("@")
        return f"{name[:1]}•••@{house}"
    digits = _digits(contact)
    return f"{digits[:3]}••••{digits[-2:]}" if len(digits) in _DIGITS else "•••"


def _is_mail(contact: str) -> bool:
    """As a letter can be addressed; whether anybody lives there is not asked."""
    if "@" not in contact or not contact.isascii():
        return False
    try:
        validate_email(contact, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _digits(contact: str) -> str:
    return "".join(letter for letter in contact if letter.isdigit())
