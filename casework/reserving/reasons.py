"""Why people at a counter close a time or take a reservation back, as those who booked it read it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, StringConstraints

from casework.protocols import Arrivals
from core.errors import InvalidInput
from core.http import encodable

Reason: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(encodable)]


def given_reason(reason: str, what_for: str, arrivals: Arrivals) -> str:
    """Cleared of what nobody may keep; raises `InvalidInput` where there is none."""
    if not reason:
        raise InvalidInput(f"`reason`: say why {what_for}; the citizens who are booked read it")
    return arrivals.cleared(reason)
