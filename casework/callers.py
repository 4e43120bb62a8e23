"""Citizens who call without an account: how often they may, and whether a name or a contact is the one given."""

from __future__ import annotations

import hmac

from fastapi import Request

from casework.petitions.filing import same_name
from casework.protocols import Arrivals, Pacing
from core.errors import TooManyAttempts


def count(pace: Pacing, request: Request, *, of: str = "requests") -> None:
    """In one go, so that of many requests at once no more get through than may. `of`: what is too many, in words."""
    address = request.client.host if request.client else ""
    if wait := pace.wait_seconds(address):
        raise TooManyAttempts(f"too many {of} at once from this address; wait", retry_after_seconds=wait)
    pace.note(address)


def is_name(kept: str, said: str) -> bool:
    """Whether two ways to write a name are one, in a time that tells nothing of how much of it was right."""
    return hmac.compare_digest(same_name(kept).encode(), same_name(said).encode())


def is_contact(kept: str, said: str, arrivals: Arrivals) -> bool:
    """The same of a contact: `010-1234-5678` and `+82 10 1234 5678` are one."""
    return hmac.compare_digest(arrivals.contact_key(kept).encode(), arrivals.contact_key(said).encode())
